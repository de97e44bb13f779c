/** HTML in which every text is escaped unless it was made here: what people wrote can never become a tag. */

export interface Markup {
  readonly markup: string;
}

export type Part = string | number | null | Markup | readonly Markup[];

/** A template: its own text is markup, every value is text. */
export function html(pieces: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return { markup: pieces.map((piece, i) => piece + (i < values.length ? written(values[i] ?? null) : '')).join('') };
}

/** Only for what this program has made itself. */
export function trusted(markup: string): Markup {
  return { markup };
}

export const nothing: Markup = { markup: '' };

function written(value: Part): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'markup' in value ? value.markup : value.map(one => one.markup).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? '');
}
