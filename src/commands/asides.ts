/** What one may answer in an interview besides an answer: not known, back to the question before, or no more questions. */
import type { Prompt } from '../world.ts';

type Aside = 'skip' | 'back' | 'stop';

/** The ones that a question allows, in the order shown, each with its word. */
export type Asides = Readonly<Partial<Record<Aside, string>>>;

export type Reply<T> = { readonly answer: T } | { readonly aside: Aside };

/** The asides stand last in the list. */
export async function askChoice<T extends string>(
  prompt: Prompt,
  question: string,
  choices: readonly { readonly value: T; readonly name: string }[],
  asides: Asides,
): Promise<Reply<T>> {
  const ways = entries(asides).map(([aside, name]) => ({ value: `aside ${aside}` as const, name }));
  const chosen = await prompt.choice<T | `aside ${Aside}`>(question, [...choices, ...ways]);
  const way = entries(asides).find(([aside]) => chosen === `aside ${aside}`);
  return way ? { aside: way[0] } : { answer: chosen as T };
}

/** A line of text; the word of an aside, typed alone, is that aside. */
export async function askLine(prompt: Prompt, question: string, asides: Asides): Promise<Reply<string>> {
  const words = entries(asides).map(([, word]) => word);
  const also = words.length === 0 ? '' : ` (eller ${words.join(', ')})`;
  const typed = (await prompt.text(`${question}${also}:`)).trim();
  const way = entries(asides).find(([, word]) => word.toLowerCase() === typed.toLowerCase());
  return way ? { aside: way[0] } : { answer: typed };
}

function entries(asides: Asides): [Aside, string][] {
  return Object.entries(asides) as [Aside, string][];
}
