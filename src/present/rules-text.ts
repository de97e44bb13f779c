/** The rulebook in Swedish: lists, one rule with the sentence it rests on, and the interpretations. */
import type { Citation } from '../domain/citation.ts';
import type { Test } from '../domain/condition.ts';
import { factKinds } from '../domain/fact.ts';
import type { Validity } from '../domain/policy.ts';
import type { Interpretation } from '../domain/rulebook.ts';
import { factName } from './fact-text.ts';
import { paragraph } from './paragraph.ts';
import type { RuleEntry } from './rule-entry.ts';
import { leveledSource, levelText } from './source-text.ts';

export function rulesListText(rules: readonly RuleEntry[], width: number): string {
  return rules.map(rule => listed(rule, width)).join('\n');
}

function listed(rule: RuleEntry, width: number): string {
  const [citation] = rule.citations;
  const source = citation ? `${leveledSource(rule.level, citation)}; ` : '';
  return `${rule.id}\n${paragraph(`${rule.text} [${source}${validityText(rule)}]`, width, '  ')}`;
}

export function ruleText(versions: readonly RuleEntry[], width: number): string {
  return versions.map(version => oneRule(version, width)).join('\n\n');
}

function oneRule(rule: RuleEntry, width: number): string {
  const lines = [
    `${rule.id} (${levelText[rule.level]}), ${validityText(rule)}`,
    paragraph(rule.text, width, '  '),
    ...(rule.test ? [paragraph(testText(rule.test), width, '  Uppfyllt när: ')] : []),
    ...(rule.remedy ? [paragraph(rule.remedy, width, '  Att göra: ')] : []),
    ...(rule.insatser.length > 0 ? [paragraph(rule.insatser.join(', '), width, '  Villkor för: ')] : []),
    ...rule.citations.map(citation => quoteText(citation, width)),
  ];
  return lines.join('\n');
}

/** The source and the sentence relied on. */
export function quoteText({ source, place, quote }: Citation, width: number): string {
  if (quote === undefined) return paragraph(`${source}, ${place} (lydelsen återges inte här)`, width, '  ');
  return `${paragraph(`${source}, ${place}:`, width, '  ')}\n${paragraph(`"${quote}"`, width, '    ')}`;
}

export function validityText({ validFrom, validTo }: Validity): string {
  return validTo === null ? `från ${validFrom}` : `${validFrom}–${validTo}`;
}

/** A test in words: "minst 18 år, eller vårdnadshavarnas samtycke: alla". */
export function testText(test: Test, inside = false): string {
  if ('judge' in test) return `det bedöms ${test.judge}`;
  if ('all' in test) return bracketed(test.all.map(part => testText(part, true)).join(' och '), inside);
  if ('any' in test) return bracketed(test.any.map(part => testText(part, true)).join(' eller '), inside);
  if ('atLeast' in test) return `minst ${test.atLeast} år`;
  if ('atMost' in test) return `högst ${test.atMost} år`;
  if ('anyOf' in test) return `målgrupp ${test.anyOf.join(' eller ')}`;
  if ('anyBetween' in test) return `barn i åldern ${test.anyBetween.join('–')} år`;
  const value = test.is === true ? 'ja' : test.is === false ? 'nej' : wordFor[test.is];
  return `${factName[test.fact]}: ${value ?? test.is}${factKinds[test.fact].judgement ? ' (bedöms)' : ''}`;
}

const wordFor: Readonly<Record<string, string>> = {
  all: 'alla',
  one: 'bara den ena',
  none: 'ingen',
  person: 'personen själv',
  guardian: 'vårdnadshavare',
};

function bracketed(text: string, inside: boolean): string {
  return inside ? `(${text})` : text;
}

export function interpretationsText(interpretations: readonly Interpretation[], width: number): string {
  return interpretations.map(i => interpretationText(i, width)).join('\n\n');
}

export function interpretationText(of: Interpretation, width: number): string {
  return [
    paragraph(`${of.title} (${of.id})`, width),
    quoteText(of.first, width),
    quoteText(of.second, width),
    paragraph(of.reading, width, '  Läses: '),
    paragraph(of.why, width, '  Därför: '),
    paragraph(of.changedBy, width, '  Ändras av: '),
  ].join('\n');
}
