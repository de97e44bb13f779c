/** What the caseworker waits for, against a Node that does nothing: `check`, and the morning's list of an office. */
import { type Many, manyDecisions } from './decisions.ts';
import { type DemoHome, demoHome, demoToday, fill } from './demo-register.ts';
import { expect } from './figures.ts';
import { type Bench, costRow, inTurn } from './measure.ts';
import { morningAnswer } from './morning-answer.ts';
import { command, emptyNode, node, program } from './process.ts';

const facts = '--age 14 --registered --guardian-consent all --group anhorig-skadligt-bruk'.split(' ');

/** More is due than in a usual morning, so that printing it is measured too. */
export function busyOffice(count: number, seed: number): Many {
  return { today: demoToday, count, due: Math.min(300, count / 10), waiting: Math.min(60, count / 50), seed };
}

export const start: Bench = async setting => {
  const many = busyOffice(setting.size(10_000), setting.seed);
  const home = demoHome();
  try {
    const filled = fill(home, manyDecisions(many));
    expect(filled.status === 0, `import: ${filled.stderr}`);
    return await rows(home, many, setting.rounds(25));
  } finally {
    home.remove();
  }
};

async function rows(home: DemoHome, many: Many, rounds: number) {
  const empty = emptyNode(home);
  const check = command(home, 'check', ...facts);
  const checkJson = command(home, 'check', '--json', ...facts);
  const due = command(home, 'followups', 'due', '--all');
  const dueJson = command(home, 'followups', 'due', '--all', '--json');
  verify(home, many);
  const costs = await inTurn([empty, check, checkJson, due, dueJson], rounds, 2);
  const against = '`node -e 0`';
  const list = `${many.count.toLocaleString('sv-SE')} öppna beslut, ${many.due} att följa upp, krypterat`;
  return [
    costRow({ name: 'check', job: '`check` med fakta', against, atMost: 1.6 }, costs, [check, empty]),
    costRow({ name: 'check-json', job: '`check --json`', against, atMost: 1.6 }, costs, [checkJson, empty]),
    costRow({ name: 'due', job: `\`followups due --all\`: ${list}`, against, atMost: 2 }, costs, [due, empty]),
    costRow({ name: 'due-json', job: 'samma med `--json`', against, atMost: 2 }, costs, [dueJson, empty]),
  ];
}

/** Throws when an answer is not the one that is measured. */
function verify(home: DemoHome, many: Many): void {
  expect(node(home, ['-e', '0']).stdout === '', 'node -e 0 prints nothing');
  expect(node(home, [program, 'check', ...facts]).stdout.includes('KAN FÅS: BRA-samtal'), 'check answers');
  const { insatser } = JSON.parse(node(home, [program, 'check', '--json', ...facts]).stdout) as { insatser: unknown[] };
  expect(insatser.length >= 16, 'check --json answers for the whole catalogue');
  const { followUps, waiting } = morningAnswer(home, '--all');
  expect(followUps.length === many.due && waiting.length === many.waiting, 'what is due and waits, as JSON');
  const shown = node(home, [program, 'followups', 'due', '--all']).stdout;
  expect(rowsIn(shown) === many.due + many.waiting, 'the same rows as text');
}

/** Rows of the two tables: those with a decision's number in them, but not the line that says what to do next. */
function rowsIn(stdout: string): number {
  return stdout.split('\n').filter(line => /\d{4}-\d{4,}-[A-Z]/.test(line) && !line.startsWith('Nästa steg')).length;
}
