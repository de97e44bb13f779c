/** Running text in lines of a given width. */

/** The text in lines no wider than `width`, the first begun with `lead` and the rest indented as much. */
export function paragraph(text: string, width: number, lead = ''): string {
  const indent = ' '.repeat(lead.length);
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(' ')) {
    const fits = line.length + word.length + 1 <= width || line.trim() === '' || line === lead;
    if (!fits) lines.push(line.trimEnd());
    const start = fits ? line : indent;
    line = start === lead || start === indent ? start + word : `${start} ${word}`;
  }
  return [...lines, line].join('\n');
}

/**
 * The text in lines no wider than `width`: lines that fit stay as they are, longer ones are broken between words and
 * keep their indent. A command in quotes stays on one line, so that it can be copied.
 */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => ([...line].length <= width ? line : broken(line, width)))
    .join('\n');
}

function broken(line: string, width: number): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  const whole = line.slice(indent.length).replace(/"[^"]+"/g, quoted => kept(quoted, width - indent.length));
  return paragraph(whole, width, indent).replaceAll(inQuotes, ' ');
}

/** Stands for a space that may not be broken at; a sign that no text holds. */
const inQuotes = '\ue000';

function kept(quoted: string, width: number): string {
  return quoted.length <= width ? quoted.replaceAll(' ', inQuotes) : quoted;
}
