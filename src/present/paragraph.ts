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
