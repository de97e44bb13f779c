/** `[#########           ]  45 %  45000 av 100000 rader`, as wide as the screen lets it be: one line, never broken. */

const barWidth = 30;

export function barLine(done: number, total: number | undefined, columns: number): string {
  if (total === undefined) return fitting(`${done} rader`, columns);
  const share = Math.min(1, done / Math.max(1, total));
  const filled = Math.floor(share * barWidth);
  const bar = `[${'#'.repeat(filled)}${' '.repeat(barWidth - filled)}]`;
  const words = done === total ? `${total} rader, sparar …` : `${done} av ${total} rader`;
  return fitting(`${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${words}`, columns);
}

/** What stood there before is covered. */
function fitting(text: string, columns: number): string {
  return text.slice(0, columns - 1).padEnd(columns - 1);
}
