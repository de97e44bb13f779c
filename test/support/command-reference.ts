/** docs/kommandon.md: every command with its own help, as the built program prints it. */

import { demoHome } from '../../bench/demo-register.ts';
import { commands } from '../../src/commands/table.ts';

export interface CommandHelp {
  readonly path: string;
  readonly summary: string;
  readonly help: string;
}

export function commandHelps(): CommandHelp[] {
  const home = demoHome();
  try {
    return commands.map(({ path, summary }) => {
      const { stdout } = home.run([...path.split(' '), '--help']);
      return { path, summary, help: stdout.trimEnd() };
    });
  } finally {
    home.remove();
  }
}

export function commandReference(): string {
  const parts = commandHelps().map(({ path, help }) => `## kalix-ov ${path}\n\n\`\`\`text\n${help}\n\`\`\`\n`);
  return [`# Kommandon\n\n${about}\n`, ...parts].join('\n');
}

const about = `Hjälpen för varje kommando, som programmet självt skriver den (\`kalix-ov <kommando> --help\`). Filen skrivs av
\`npm run docs\`. Flaggor som gäller för alla kommandon står i \`kalix-ov --help\`.`;
