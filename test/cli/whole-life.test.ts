/** One case by commands alone, from application to closing; the journal, the tables and a rebuild say the same. */
import { expect, test } from 'vitest';
import { foldCase } from '../../src/domain/case/state.ts';
import { registers } from '../../src/register/open.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { application, office } from '../support/office.ts';

const kalix = await office();
const typed = async (line: string | readonly string[], file?: unknown) => {
  const files = file === undefined ? {} : { files: { '-': JSON.stringify(file) } };
  const answer = await kalix.run(line, files);
  if (answer.code !== 0) throw new Error(`${String(line)}: ${answer.stderr}`);
  return answer.stdout;
};
const shown = async (day: string) => (await kalix.run(`case show 2026-0001 --json --today ${day}`)).json();
const phases = async (day: string) => {
  const { decisions } = (await shown(day)) as {
    decisions: { decision?: string; id: string; phase: { kind: string } }[];
  };
  return Object.fromEntries(decisions.map(d => [d.id, d.phase.kind]));
};

async function wholeLife(): Promise<void> {
  const { applicationDay, applicationBy, insats, type, person, ...decision } = application;
  await typed('register --from -', { insats, type, person, applicationDay, applicationBy });
  await typed('register --decides 2026-0001-A --from -', { insats, type, ...decision });
  const steps = [
    ['offer', '--day', '2026-05-20', '--what', 'Grupp', '--answer', 'avbojt', '--answer-day', '2026-05-22'],
    ['offer', '--day', '2026-06-10', '--what', 'Samtal', '--answer', 'inget-svar'],
    ['offer', '--day', '2026-06-10', '--what', 'Samtal', '--answer', 'accepterat', '--answer-day', '2026-06-12'],
    ['execute', '--day', '2026-06-20'],
    ['interrupt', '--day', '2026-07-01', '--why', 'Sommaruppehåll'],
    ['resume', '--day', '2026-08-10'],
    ['correct', '--field', 'executed', '--to', '2026-06-18', '--why', 'Fel dag'],
    ['object', '--day', '2026-08-12', '--what', 'Mötet den 20 maj blev inte av'],
  ];
  for (const [step = '', ...flags] of steps) await typed(['decision', step, '2026-0001-A', ...flags]);
  const renewal = {
    decisionDay: '2026-09-01',
    applicationDay: '2026-08-20',
    consentDay: '2026-08-20',
    motivationDay: '2026-08-21',
  };
  await typed('register --renews 2026-0001-A --from -', { insats, type, ...decision, ...renewal, applicationBy });
  await typed('decision execute 2026-0001-B --day 2026-09-01');
  await typed('decision close 2026-0001-B --day 2026-11-01 --reason mal-uppnadda --goals delvis');
}

test('application, decision, two offers, interruption, correction, objection, renewal, closing', async () => {
  await wholeLife();
  expect(await phases('2026-05-03')).toEqual({ '2026-0001-A': 'applied' });
  expect(await phases('2026-05-04')).toEqual({ '2026-0001-A': 'waiting' });
  expect(await phases('2026-06-17')).toEqual({ '2026-0001-A': 'waiting' });
  expect(await phases('2026-06-18')).toEqual({ '2026-0001-A': 'running' });
  expect(await phases('2026-07-01')).toEqual({ '2026-0001-A': 'interrupted' });
  expect(await phases('2026-08-19')).toEqual({ '2026-0001-A': 'running' });
  expect(await phases('2026-08-31')).toEqual({ '2026-0001-A': 'running', '2026-0001-B': 'applied' });
  expect(await phases('2026-09-01')).toEqual({ '2026-0001-A': 'renewed', '2026-0001-B': 'running' });
  expect(await phases('2026-11-01')).toEqual({ '2026-0001-A': 'renewed', '2026-0001-B': 'closed' });

  const { decisions } = (await shown('2026-11-21')) as { decisions: Record<string, unknown>[] };
  expect(decisions[0]?.offers).toMatchObject([{ answer: 'avbojt' }, { answer: 'accepterat', answerDay: '2026-06-12' }]);
  expect(decisions[1]).toMatchObject({ decided: '2026-09-01', firstDecided: '2026-05-04', renews: '2026-0001-A' });

  const log = (await typed('case log 2026-0001')).replace(/\s+/g, ' ');
  expect(log).toContain('Rättelse av dagen för verkställighet: "2026-06-20" ändrades till "2026-06-18" (Fel dag).');
  expect(log).toContain('Den enskilde anser att en uppgift är felaktig: Mötet den 20 maj blev inte av.');

  const register = await registers(kalix.folders, () => loadRulebook()).open(undefined);
  const fromTables = async () => (await register.decisions(['2026-0001-A', '2026-0001-B'])).map(d => d.decision);
  const fromJournal = foldCase(
    '2026-0001',
    (await register.history('2026-0001')).map(h => h.event),
  );
  const before = await fromTables();
  expect(before).toEqual(fromJournal?.decisions);
  await register.rebuild();
  expect(await fromTables()).toEqual(before);
  expect((await register.verify(() => {})).broken).toBeNull();
  await register.close();
});
