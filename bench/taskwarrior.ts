/**
 * The morning's list against taskwarrior (Debian's package `taskwarrior`): as many tasks as there are decisions, with the
 * same days. Its clock cannot be set, so every day is moved by as many days as lie between the bench's day and today.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyDecisions } from './decisions.ts';
import { demoHome, demoToday, fill } from './demo-register.ts';
import { expect } from './figures.ts';
import { type Bench, type Contender, costRow, inTurn, type Setting } from './measure.ts';
import { type MorningAnswer, morningAnswer } from './morning-answer.ts';
import { command, finished } from './process.ts';
import { busyOffice } from './start.ts';

export const taskwarrior: Bench = async setting => {
  const version = versionOf();
  if (version === undefined) {
    setting.say('taskwarrior finns inte här (Debians paket "taskwarrior"): den raden utelämnas');
    return [];
  }
  const home = demoHome();
  const folder = mkdtempSync(join(tmpdir(), 'kalix-ov-task-'));
  try {
    const many = busyOffice(setting.size(10_000), setting.seed);
    expect(fill(home, manyDecisions(many)).status === 0, 'import');
    const tasks = tasksIn(folder, morningAnswer(home, '--all', '--within', '3660').followUps);
    const due = morningAnswer(home, '--all', '--within', '0').followUps;
    sameTasks(tasks.list(), due);
    return await rows(command(home, 'followups', 'due', '--all', '--within', '0'), tasks.run, setting, version);
  } finally {
    home.remove();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function rows(ours: Contender, theirs: Contender, setting: Setting, version: string) {
  const costs = await inTurn([ours, theirs], setting.rounds(15));
  const count = setting.size(10_000).toLocaleString('sv-SE');
  const told = {
    name: 'due-taskwarrior',
    job: `\`followups due --all --within 0\`: ${count} öppna beslut, krypterat`,
    against: `taskwarrior ${version}, \`task due.before:tomorrow list\`, ${count} uppgifter`,
  };
  return [costRow({ ...told, atMost: 0.5 }, costs, [ours, theirs])];
}

function tasksIn(folder: string, followUps: MorningAnswer['followUps']) {
  const data = join(folder, 'data');
  const settings = join(folder, 'taskrc');
  writeFileSync(settings, `data.location=${data}\nconfirmation=off\nhooks=off\n`);
  const at = { folder, env: { ...process.env, TASKRC: settings, TASKDATA: data } };
  const all = join(folder, 'tasks.json');
  writeFileSync(all, JSON.stringify(followUps.map(asTask)));
  const imported = spawnSync('task', ['import', all], { cwd: folder, env: at.env, encoding: 'utf8' });
  expect(imported.status === 0, `task import: ${imported.stderr}`);
  const list = ['due.before:tomorrow', 'list'];
  const run = { name: 'taskwarrior', once: () => finished(at, 'task', list).milliseconds };
  return { list: () => finished(at, 'task', ['rc.defaultwidth=200', ...list]).stdout, run };
}

function asTask({ decision, due, type }: MorningAnswer['followUps'][number]) {
  const moved = Date.parse(`${due}T12:00:00Z`) + Date.parse(today()) - Date.parse(demoToday);
  const day = new Date(moved).toISOString().replace(/[-:]|\.\d+/g, '');
  return { description: `${decision} ${type}`, due: day, status: 'pending', entry: '20250101T120000Z' };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The very decisions that are due, and no others. */
function sameTasks(listed: string, due: MorningAnswer['followUps']): void {
  const theirs = new Set(listed.match(/\d{4}-\d{4,}-[A-Z]/g));
  expect(theirs.size === due.length && due.every(row => theirs.has(row.decision)), 'the same rows by taskwarrior');
}

function versionOf(): string | undefined {
  const { status, stdout } = spawnSync('task', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
