/** What `work` prints with console.log, instead of printing it: @bomb.sh/tab has no other way to answer. */
export function printed(work: () => void): string {
  const lines: string[] = [];
  // biome-ignore lint/suspicious/noConsole: not to print, but to hear what the library would print
  const own = console.log;
  console.log = (line: string) => lines.push(line);
  try {
    work();
  } finally {
    console.log = own;
  }
  return lines.map(line => `${line}\n`).join('');
}
