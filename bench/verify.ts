/**
 * `audit verify` of every entry. "The same bytes" can be read in two ways, and both are shown: the entries, read from the
 * same encrypted file and hashed (that is what the target is held against), and the whole file, which the check reads too.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { DemoHome } from './demo-register.ts';
import { expect } from './figures.ts';
import { type Bench, type Contender, costRow, inTurn } from './measure.ts';
import { command, finished, node, program } from './process.ts';
import { keptHome, officeOf } from './registers.ts';

const plain = [join(import.meta.dirname, 'plain-hash.ts')];
const alone = [join(import.meta.dirname, 'chain-alone.ts')];
const ofFile = `
  const { createHash } = require('node:crypto');
  const hash = createHash('sha256');
  require('node:fs').createReadStream(process.argv[1], { highWaterMark: 1 << 20 })
    .on('data', bytes => hash.update(bytes)).on('end', () => console.log(hash.digest('hex')));`;

export const verify: Bench = async setting => {
  const count = setting.size(1_000_000);
  const home = keptHome(officeOf(count, setting.seed), setting.say);
  const file = join(home.env.XDG_DATA_HOME ?? '', 'kalix-ov', 'register.db');
  const entries = entriesIn(home);
  const ours = command(home, 'audit', 'verify', '--quiet');
  const rows: Contender = { name: 'rows', once: () => node(home, plain).milliseconds };
  const chain: Contender = { name: 'chain', once: () => node(home, alone).milliseconds };
  const bytes: Contender = { name: 'file', once: () => node(home, ['-e', ofFile, file]).milliseconds };
  const shown = onTerminal(home);
  const costs = await inTurn([ours, rows, chain, bytes, ...shown], setting.rounds(3), 0);
  const job = `\`audit verify\`: ${entries.toLocaleString('sv-SE')} poster`;
  const against = 'SHA-256 i Node av samma poster, lästa ur samma fil';
  const held = { against, atMost: 2 };
  const withProgress = { name: `verify-terminal-${count}`, job: 'samma, med förloppet på en terminal', ...held };
  const chainAlone = {
    name: `verify-chain-${count}`,
    job: 'kedjan för sig, utan blicken på filens alla sidor',
    against,
  };
  const wholeFile = {
    name: `verify-file-${count}`,
    job,
    against: 'SHA-256 i Node av hela filens byte, okrypterat lästa',
  };
  return [
    costRow({ name: `verify-${count}`, job, ...held }, costs, [ours, rows]),
    ...shown.map(one => costRow(withProgress, costs, [one, rows])),
    costRow(chainAlone, costs, [chain, rows]),
    costRow(wholeFile, costs, [ours, bytes]),
  ];
};

/** As many as the other contender has read: throws when they do not agree. */
function entriesIn(home: DemoHome): number {
  const { entries, broken } = JSON.parse(node(home, [program, 'audit', 'verify', '--quiet', '--json']).stdout) as {
    entries: number;
    broken: unknown;
  };
  const read = Number(node(home, plain).stdout.split(' ')[0]);
  expect(broken === null && entries === read, 'the same entries in both');
  return entries;
}

/** `script` gives a terminal, where there is one. */
function onTerminal(home: DemoHome): Contender[] {
  if (spawnSync('script', ['--version']).status !== 0) return [];
  const line = `'${process.execPath}' '${program}' audit verify`;
  return [{ name: 'terminal', once: () => finished(home, 'script', ['-qec', line, '/dev/null']).milliseconds }];
}
