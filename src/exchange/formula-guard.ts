/**
 * Text that a spreadsheet would run or compute when it opens a CSV file gets an apostrophe in front.
 *
 * A CSV file has no types, so there is no way to write `=1+1` that every spreadsheet opens as exactly those characters.
 * Tried in LibreOffice 7.4, CSV to xlsx and read back: `=1+1` runs, quoted too; `="=1+1"` opens as `=1+1` but is itself
 * a formula; `-5` and `+46701234567` become numbers; `'=1+1`, `'+46…`, `'-5` open as text, the apostrophe seen. A tab or
 * an invisible character in front opens as text there, unseen but part of the text, and others drop it and run the rest;
 * contracts 5 forbids both. So: the apostrophe, which is seen and means "this is text" in spreadsheets. A text that
 * itself begins with an apostrophe gets one too, so that taking one away always gives the text back. What `import` reads
 * has come from another system, with apostrophes of its own: it takes none away. The xlsx file has types and holds every
 * text as it is, a tab included (test/exchange/libreoffice.test.ts).
 */

/** Spaces, controls, marks without a body of their own, and what Unicode lets a program ignore (zero-width, bidi …). */
const unseen = String.raw`[\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*`;
/** Also in full width, which East Asian versions read as the same. */
const runs = String.raw`[=+\-@|%＝＋－＠｜％]`;
const needsGuard = new RegExp(`^(?:[\\t\\r]|${unseen}(?:${runs}|'))`, 'u');

export function guarded(text: string): string {
  return needsGuard.test(text) ? `'${text}` : text;
}
