/** The interview in the handbook, played on a real terminal whose screen is not drawn again (TERM=dumb). */
import { demoHome } from '../../bench/demo-register.ts';
import { onTerminal } from './terminal.ts';

const marks = /(<!-- interview: npm run docs -->)[\s\S]*(<!-- end of interview -->)/;
const line = 'check --insats bra-samtal';

/** The document with what the terminal shows, when it has a place for it. */
export async function withInterview(document: string): Promise<string> {
  if (!marks.test(document)) return document;
  const session = `\`\`\`text\n> kalix-ov ${line}\n${await interviewSession()}\n\`\`\``;
  return document.replace(marks, (_, begin, end) => `${begin}\n\n${session}\n\n${end}`);
}

async function interviewSession(): Promise<string> {
  const home = demoHome();
  try {
    const typed = ['14', '1', '1', '6'].map((keys, n) => [n % 3 === 0 ? 'sluta):' : 'Nummer 1–', `${keys}\n`] as const);
    const { code, screen } = await onTerminal(home, line, typed, { TERM: 'dumb' });
    if (code !== 0) throw new Error(`exit ${code}\n${screen}`);
    return screen.replace(/^Allt bedöms per .*\n/, '').trimEnd();
  } finally {
    home.remove();
  }
}
