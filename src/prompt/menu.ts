/**
 * A list to choose from: an answer is marked with the arrows, its number or the first letters of its words, and Enter
 * chooses what is marked. What was typed and fits no answer marks nothing, so Enter chooses nothing.
 */
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  makeTheme,
  type Status,
  type Theme,
  useKeypress,
  usePagination,
  usePrefix,
  useState,
} from '@inquirer/core';
import { margin, textLines } from './lines.ts';

interface Menu {
  readonly message: string;
  readonly names: readonly string[];
  /** The names as they are drawn. */
  readonly lines: readonly string[];
  /** What Enter alone chooses; none when it is to be chosen by somebody. */
  readonly marked: number | undefined;
  readonly pageSize: number;
  readonly theme: object;
}

const noneMarked = 'Inget svar är markerat. Välj med piltangenterna, med numret eller med ordets första bokstäver.';

/** Answers with the index of what was chosen. */
export const menu = createPrompt<number, Menu>((of, done) => {
  const theme = makeTheme<object>(of.theme) as Theme;
  const [status, setStatus] = useState<Status>('idle');
  const [marked, mark] = useState(of.marked);
  const [typed, setTyped] = useState('');
  const [complaint, complain] = useState('');
  const prefix = usePrefix({ status, theme });
  useKeypress((key, line) => {
    complain('');
    if (isEnterKey(key)) {
      setTyped('');
      if (marked === undefined) return complain(noneMarked);
      setStatus('done');
      return done(marked);
    }
    if (isUpKey(key) || isDownKey(key)) {
      line.clearLine(0);
      setTyped('');
      return mark(beside(marked, isUpKey(key) ? -1 : 1, of.names.length));
    }
    setTyped(line.line);
    mark(line.line.trim() === '' ? of.marked : indexOfTyped(line.line, of.names));
  });
  const page = usePagination({
    items: of.lines,
    active: marked ?? 0,
    renderItem: ({ item, index }) =>
      index === marked ? theme.style.highlight(`${pointer}${item}`) : `${margin}${item}`,
    pageSize: of.pageSize,
    loop: false,
  });
  const more =
    of.lines.join('\n').split('\n').length > of.pageSize
      ? `${margin}(fler svar finns: bläddra med piltangenterna)`
      : '';
  const question = `${prefix} ${theme.style.message(of.message, status)}`;
  if (status === 'done') return `${question} ${theme.style.answer(of.names[marked ?? 0] ?? '')}`;
  return [
    `${question} ${typed}`.trimEnd(),
    [page, more, complaint && `\n${textLines(complaint)}`].filter(Boolean).join('\n'),
  ];
});

/** As wide as the margin. */
const pointer = '> ';

function beside(marked: number | undefined, step: 1 | -1, length: number): number {
  if (marked === undefined) return step === 1 ? 0 : length - 1;
  return (marked + step + length) % length;
}

/** By its number in the list, or by how it begins. */
export function indexOfTyped(typed: string, names: readonly string[]): number | undefined {
  const word = typed.trim().toLowerCase();
  const byNumber = /^\d+$/.test(word) ? Number(word) - 1 : -1;
  if (names[byNumber] !== undefined) return byNumber;
  const byName = names.findIndex(name => name.toLowerCase().startsWith(word));
  return byName === -1 ? undefined : byName;
}
