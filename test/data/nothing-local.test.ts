/** What is one municipality's own stands in its rulebook, and nowhere in the program. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtInFiles } from '../../src/rulebook/built-in.ts';
import { lawEntries, localSourcesOf } from '../../src/rulebook/inherit.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { withoutComments } from '../support/architecture.ts';

const root = join(import.meta.dirname, '..', '..');
const rules = await loadRulebook();
const law = new Set(lawEntries(builtInFiles).map(entry => entry.id));
const files = globSync('{src,bin}/**/*.{ts,js}', { cwd: root });
const code = files.map(file => ({ file, text: withoutComments(readFileSync(join(root, file), 'utf8')) }));

/** A word by itself: not a part of a longer one, and not of the program's own name. */
const alone = (word: string) =>
  new RegExp(`(?<![\\wåäö-])${word.replace(/[^\w åäöÅÄÖ-]/g, '\\$&')}(?![\\wåäö]|-(?!ov\\b)\\w)`, 'i');

const entries = [...rules.conditions, ...rules.interpretations, ...rules.neverWithoutAssessment];
/** Ids of the law's kinds of insatser are common to all; the municipality's own are not. */
const ids = [...entries, ...rules.insatser, ...rules.groups].map(({ id }) => id).filter(id => !law.has(id));
const codes = [...rules.participationCodes.difficulties, ...rules.participationCodes.leftEarly].map(({ id }) => id);
const names = rules.insatser.filter(({ id }) => !law.has(id)).map(({ name }) => name);
const decisions = rules.insatser.flatMap(({ decision }) => (decision ? [decision.dnr] : []));
const sources = [...localSourcesOf(builtInFiles)];
/** The day of a paper that a source is named by is the law's too; its name is not. */
const places = [...new Set(Object.values(rules.localSources).map(({ place }) => place.split(' (')[0] ?? ''))];

const local = [...new Set([...ids, ...codes, ...names, ...decisions, ...sources, ...places])];
const found = (words: readonly string[], texts: typeof code) =>
  texts.flatMap(({ file, text }) => words.filter(word => alone(word).test(text)).map(word => `${file}: ${word}`));

test('there is something to look for', () => {
  for (const word of ['bra-samtal', 'Tolvstegsmodellen', 'skadligt-bruk', 'avsnitt 17', '§ 87', 'barnpassning'])
    expect(local).toContain(word);
  expect(decisions.length).toBeGreaterThan(2);
  expect(files.length).toBeGreaterThan(200);
});

test('no id, name, code, dnr, source or place of Kalix stands in the code', () => {
  expect(found(local, code)).toEqual([]);
});

test('nor the name of the municipality, but in the program’s own', () => {
  const named = code.map(({ file, text }) => ({ file, text: text.replaceAll(/kalix[-_]ov/gi, '') }));
  expect(named.filter(({ text }) => /kalix/i.test(text)).map(({ file }) => file)).toEqual([]);
});

describe('the check bites', () => {
  test.each(["const id = 'bra-samtal';", "'nämnden § 87'", '`(riktlinjerna avsnitt 17)`', "['skadligt-bruk']"])(
    '%s',
    text => expect(found(local, [{ file: 'a.ts', text }])).not.toEqual([]),
  );
});
