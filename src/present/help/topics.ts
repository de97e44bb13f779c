/** `help <topic>`: what holds for every command. */
import { paragraph } from '../paragraph.ts';
import { environmentTopic } from './environment.ts';
import { exitCodesTopic } from './exit-codes.ts';
import { secrecyTopic } from './secrecy.ts';

export interface Topic {
  readonly name: string;
  readonly summary: string;
  readonly parts: readonly Part[];
}

/** Rows are a word and what it means. */
export interface Part {
  readonly heading: string;
  readonly text?: string;
  readonly rows?: readonly (readonly [word: string, meaning: string])[];
}

export const topics: readonly Topic[] = [exitCodesTopic, environmentTopic, secrecyTopic];

export function topicText(topic: Topic, width: number): string {
  return topic.parts.map(part => partText(part, width)).join('\n\n');
}

export function topicListText(width: number): string {
  const rows = topics.map(({ name, summary }) => [name, summary] as const);
  const more = [
    ['kalix-ov help miljo', 'ett ämne'],
    ['kalix-ov help check', 'ett kommando'],
    ['kalix-ov --help', 'alla kommandon'],
  ] as const;
  return [partText({ heading: 'Ämnen', rows }, width), partText({ heading: 'Läs', rows: more }, width)].join('\n\n');
}

function partText({ heading, text, rows = [] }: Part, width: number): string {
  const wide = Math.min(24, Math.max(0, ...rows.map(([word]) => word.length)));
  const lines = rows.map(([word, meaning]) => rowText(word, meaning, wide, width));
  return [heading, ...(text === undefined ? [] : [paragraph(text, width)]), ...lines].join('\n');
}

/** A word that is too long for its column has a line of its own. */
function rowText(word: string, meaning: string, wide: number, width: number): string {
  const lead = `  ${word.padEnd(wide)}  `;
  if (word.length <= wide) return paragraph(meaning, width, lead);
  return `  ${word}\n${paragraph(meaning, width, ' '.repeat(wide + 4))}`;
}
