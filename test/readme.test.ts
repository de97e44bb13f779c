import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoHome, demoHome, fillDemo } from '../bench/demo-register.ts';
import { session } from '../bench/session.ts';
import manifest from '../package.json' with { type: 'json' };
import { commands } from '../src/commands/table.ts';
import { commandHelps, commandReference } from './support/command-reference.ts';
import { npmLinesIn, printed, type Reader, reader, sessionsIn } from './support/doc-sessions.ts';
import { withInterview } from './support/interview-session.ts';
import { pictures } from './support/pictures.ts';
import { readings } from './support/readings.ts';
import { noTerminal, onTerminal } from './support/terminal.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const names = ['README.md', ...globSync('docs/*.md', { cwd: root }).map(name => name.replaceAll('\\', '/'))].sort();
/** What documents state is run against the built program, so it must be built: `npm test` does. */
const slow = 60_000;

describe.each(names.filter(name => sessionsIn(read(name)).length > 0))('%s: every command line is real', name => {
  let someone: Reader;
  beforeAll(() => {
    someone = reader();
  }, slow);
  afterAll(() => someone.remove());

  test.each(sessionsIn(read(name)))(
    '$line',
    shown => {
      const ran = someone.follow(shown);
      expect({ exit: ran.status, message: ran.stderr }).toMatchObject({ exit: shown.exit });
      if (shown.output !== '') expect(printed(ran), 'npm run docs rewrites it').toBe(shown.output.trimEnd());
    },
    slow,
  );
});

const why = noTerminal();
test.skipIf(why)(
  `docs/handbok.md shows the interview as a terminal does${why ? ` (SKIPPED: ${why})` : ''}`,
  async () => {
    const handbook = read('docs/handbok.md');
    expect(handbook).toContain('> kalix-ov check --insats bra-samtal');
    expect(await withInterview(handbook), 'npm run docs rewrites it').toBe(handbook);
  },
  slow,
);

describe.skipIf(why)(`the pictures of the terminal${why ? ` (SKIPPED: ${why})` : ''}`, () => {
  let home: DemoHome;
  beforeAll(() => {
    home = demoHome();
    fillDemo(home);
  }, slow);
  afterAll(() => home.remove());
  const withoutSpaces = (text: string) => text.replace(/\s/g, '');

  test.each(pictures)(
    'docs/bilder/$name.svg shows what the terminal shows, and the handbook shows it',
    async ({ name, line, typed }) => {
      const { code, screen } = await onTerminal(home, line, typed);
      const svg = read(`docs/bilder/${name}.svg`).replace(/<title[^>]*>[^<]*<\/title>/, '');
      const words = svg
        .replace(/<[^>]*>/g, '')
        .replaceAll('&quot;', '"')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');
      expect(code).toBe(0);
      expect(withoutSpaces(words), 'npm run docs draws it').toContain(withoutSpaces(lastLines(screen, 12)));
      expect(read('docs/handbok.md')).toContain(`(bilder/${name}.svg)`);
    },
    slow,
  );

  const lastLines = (screen: string, count: number) => screen.trimEnd().split('\n').slice(-count).join('\n');
});

test('the README begins with the session that npm start shows', () => {
  const shown = sessionsIn(read('README.md')).map(each => each.line);
  expect(shown.slice(0, session.length - 1)).toEqual(session.slice(0, -1));
});

test.each(names.flatMap(name => npmLinesIn(read(name)).map(line => [name, line])))('%s: %s', (_name, line) => {
  const scripts = line.split('&&').map(part => /^npm (?:run )?(\S+)/.exec(part.trim())?.[1] ?? '');
  const known = ['ci', ...Object.keys(manifest.scripts)];
  expect(scripts.filter(script => !known.includes(script))).toEqual([]);
});

test.each(readings)('docs/architecture.md tells of the reading $id', ({ id, title, reading }) => {
  const row = read('docs/architecture.md')
    .split('\n')
    .find(line => line.includes(`\`${id}\``));
  expect(row, 'npm run docs writes it').toContain(title);
  expect(row).toContain(reading);
});

describe('every command', () => {
  const helps = commandHelps();

  test(
    'docs/kommandon.md holds the real help (npm run docs writes it)',
    () => {
      expect(read('docs/kommandon.md')).toBe(commandReference());
    },
    slow,
  );

  test.each(commands.map(({ path }) => path))('%s has an example in its help', path => {
    const help = helps.find(each => each.path === path)?.help ?? '';
    expect(help.split('Exempel:')[1] ?? '').toContain(`kalix-ov ${path}`);
  });

  test.each(helps)('$path: the summary, then the examples, then the flags', ({ help, summary }) => {
    const places = [summary, 'Exempel:', 'Flaggor:'].map(part => help.replaceAll(/\s+/g, ' ').indexOf(part));
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(help.split('Exempel:')).toHaveLength(2);
  });

  test.each(commands.map(({ path }) => path))('%s is told of in the README or docs', path => {
    const told = names.filter(name => name !== 'docs/kommandon.md').map(read);
    expect(told.some(text => text.includes(`kalix-ov ${path}`))).toBe(true);
  });
});
