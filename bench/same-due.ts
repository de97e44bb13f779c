/** The morning's list when the archive grows and what is due does not. */
import { expect } from './figures.ts';
import { type Bench, costRow, inTurn } from './measure.ts';
import { morningAnswer } from './morning-answer.ts';
import { command } from './process.ts';
import { keptHome, officeOf } from './registers.ts';

export const sameDue: Bench = async setting => {
  const sizes = [...new Set([100, setting.size(10_000), setting.size(1_000_000)])];
  const offices = sizes.map(count => ({ count, home: keptHome(officeOf(count, setting.seed), setting.say) }));
  for (const { count, home } of offices) {
    const { followUps, waiting } = morningAnswer(home, '--all');
    const { due, waiting: waits } = officeOf(count, setting.seed);
    expect(followUps.length === due && waiting.length === waits, `${due} due and ${waits} waiting of ${count}`);
  }
  const all = offices.map(({ count, home }) => ({ count, run: command(home, 'followups', 'due', '--all') }));
  const costs = await inTurn(
    all.map(one => one.run),
    setting.rounds(25),
    2,
  );
  const [smallest, ...larger] = all;
  if (!smallest) return [];
  return larger.map(({ count, run }) =>
    costRow(
      {
        name: `same-due-${count}`,
        job: `\`followups due --all\`: ${count.toLocaleString('sv-SE')} beslut, lika många att följa upp`,
        against: `${smallest.count} beslut`,
        atMost: 1.3,
      },
      costs,
      [run, smallest.run],
    ),
  );
};
