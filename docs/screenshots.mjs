// npm run docs: pictures of the terminal for the handbook, from real runs of the built program on the demo's register.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { demoHome, fillDemo } from '../bench/demo-register.ts';
import { terminalSvg } from './terminal-svg.mjs';

const folder = join(import.meta.dirname, 'bilder');
const program = join(import.meta.dirname, '..', 'bin', 'kalix-ov.js');

/** What each picture shows, in the order that it is run. */
const pictures = [
  { name: 'check', line: 'check --age 14 --registered --group anhorig-skadligt-bruk --insats bra-samtal' },
  { name: 'morgon', line: 'followups due --user anna' },
];

const home = demoHome();
try {
  fillDemo(home);
  for (const { name, line } of pictures) {
    const screen = await screenOf(`\u001b[1m$ kalix-ov ${line}\u001b[0m\r\n${onTerminal(line)}`);
    writeFileSync(join(folder, `${name}.svg`), terminalSvg(screen, `Terminal: kalix-ov ${line}`));
    process.stdout.write(`bild    ${name}.svg\n`);
  }
} finally {
  home.remove();
}

/** What the program writes when it runs in a terminal of 80 columns: script(1) gives it one. */
function onTerminal(line) {
  const command = `stty cols 80 rows 200; ${process.execPath} ${program} ${line}`;
  const env = { ...home.env, TERM: 'xterm-256color', SHELL: '/bin/sh' };
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: home.folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${line}: exit ${status}`);
  return stdout;
}

function screenOf(written) {
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, scrollback: 500, allowProposedApi: true });
  return new Promise(resolve => terminal.write(written, () => resolve(terminal)));
}
