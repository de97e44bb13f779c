// npm run docs: pictures of the terminal for the handbook, from real runs of the built program on the demo's register.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { demoHome, fillDemo } from '../bench/demo-register.ts';
import { pictures } from '../test/support/pictures.ts';
import { onTerminal } from '../test/support/terminal.ts';
import { terminalSvg } from './terminal-svg.mjs';

const home = demoHome();
try {
  fillDemo(home);
  for (const { name, line, typed } of pictures) {
    const { code, written } = await onTerminal(home, line, typed, { TERM: 'xterm-256color' });
    if (code !== 0) throw new Error(`${line}: exit ${code}`);
    const screen = await screenOf(`\u001b[1m$ kalix-ov ${line}\u001b[0m\r\n${written}`);
    writeFileSync(
      join(import.meta.dirname, 'bilder', `${name}.svg`),
      terminalSvg(screen, `Terminal: kalix-ov ${line}`),
    );
    process.stdout.write(`bild    ${name}.svg\n`);
  }
} finally {
  home.remove();
}

function screenOf(written) {
  const terminal = new xterm.Terminal({ cols: 80, rows: 50, scrollback: 500, allowProposedApi: true });
  return new Promise(resolve => terminal.write(written, () => resolve(terminal)));
}
