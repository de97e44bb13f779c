/** Names that a spreadsheet takes for its sheets: 1–31 characters, none of `[]/\:*?`, no two alike. */

const longest = 31;

export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map(name => {
    const free = firstFree(legal(name), taken);
    taken.add(free.toLocaleLowerCase('sv'));
    return free;
  });
}

/** Neither empty nor with an apostrophe at an end. */
function legal(name: string): string {
  const cleaned = name.replace(/[[\]/\\:*?\p{C}]+/gu, ' ').replace(/^[\s']+|[\s']+$/g, '');
  return cut(cleaned, longest) || 'Blad';
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLocaleLowerCase('sv'))) return name;
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`;
    const candidate = cut(name, longest - suffix.length) + suffix;
    if (!taken.has(candidate.toLocaleLowerCase('sv'))) return candidate;
  }
}

/** Spreadsheets count UTF-16 units; a pair is never halved. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s']+$/, '');
}
