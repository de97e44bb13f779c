// npm run docs: rewrites the terminal sessions in README.md and docs/*.md from real runs of the built program, and
// docs/kommandon.md from its help, and the readings and states in docs/architecture.md. Tests hold that they are so.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandReference } from '../test/support/command-reference.ts';
import { printed, reader, sessionsIn } from '../test/support/doc-sessions.ts';
import { withInterview } from '../test/support/interview-session.ts';
import { withReadings } from '../test/support/readings.ts';
import { otherSteps, stateDiagram } from '../test/support/state-diagram.ts';

const root = join(import.meta.dirname, '..');

writeFileSync(join(root, 'docs', 'kommandon.md'), commandReference());
for (const name of ['README.md', ...globSync('docs/*.md', { cwd: root })]) {
  const file = join(root, name);
  const before = readFileSync(file, 'utf8');
  const after = await withInterview(withStates(withReadings(withRealOutput(before))));
  if (after !== before) writeFileSync(file, after);
  process.stdout.write(`${after === before ? '        ' : 'ändrad  '}${name}\n`);
}

function withRealOutput(document) {
  const lines = document.split('\n');
  const sessions = sessionsIn(document);
  if (sessions.length === 0) return document;
  const someone = reader();
  try {
    const real = sessions.map(shown => ({ shown, ran: someone.follow(shown) }));
    for (const { shown, ran } of real.toReversed()) {
      if (ran.status !== shown.exit) throw new Error(`${shown.line}: exit ${ran.status}\n${ran.stderr}`);
      if (shown.output !== '')
        lines.splice(shown.from, shown.to - shown.from, ...`${printed(ran)}${gapAfter(shown)}`.split('\n'));
    }
    return lines.join('\n');
  } finally {
    someone.remove();
  }
}

/** An empty line before the next command stays. */
function gapAfter(shown) {
  return /\n+$/.exec(shown.output)?.[0] ?? '';
}

function withStates(document) {
  const diagram = `\`\`\`mermaid\n${stateDiagram()}\n\`\`\`\n\nSteps that change no state:\n\n${otherSteps()}`;
  return document.replace(
    /(<!-- states: npm run docs -->)[\s\S]*(<!-- end of states -->)/,
    (_, begin, end) => `${begin}\n\n${diagram}\n\n${end}`,
  );
}
