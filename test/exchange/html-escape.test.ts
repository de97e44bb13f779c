import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/domain/day.ts';
import { htmlOf } from '../../src/exchange/html-report.ts';
import { html } from '../../src/exchange/markup.ts';
import { type ReportPage, reportPage } from '../../src/present/report-page.ts';
import type { Sheet } from '../../src/present/sheet.ts';
import { anyText } from './any-sheet.ts';
import { realisticView } from './realistic-report.ts';

const page = reportPage(await realisticView());

describe('what people wrote is text', () => {
  /** A page in which every text is `text`. */
  const filledWith = (text: string): ReportPage => {
    const sheet: Sheet = {
      name: text,
      note: text,
      columns: [
        { title: text, kind: 'text' },
        { title: text, kind: 'day' },
      ],
      rows: [[text, text]],
    };
    const chart = { id: 'a', caption: text, alternative: text, drawn: [1], shape: 'across' as const, line: null };
    const table: Sheet = {
      ...sheet,
      columns: [
        { title: text, kind: 'text' },
        { title: text, kind: 'number' },
      ],
      rows: [[text, 3]],
    };
    return {
      ...page,
      title: text,
      integrity: text,
      summary: [text],
      rule: { version: text, citation: { source: text, place: text, quote: text } },
      charts: [{ ...chart, table }],
      cards: [{ title: text, part: text, warnings: [text], fields: [{ label: text, value: text, thin: true }] }],
      sheets: [sheet],
    };
  };
  /** The tags and their attributes, without what stands between them or in quotation marks. */
  const skeleton = (markup: string) =>
    (markup.match(/<[^>]*>/g) ?? [])
      .map(tag => tag.replace(/"[^"]*"/g, '""').replace(' class=""', ''))
      .filter(tag => !/^<\/?(svg|path|text|g|rect|defs|pattern|style)\b/.test(tag));

  test('no text changes the tags of the page', () => {
    const plain = skeleton(htmlOf(filledWith('vanlig text')));
    fc.assert(
      fc.property(
        // A day in a column of days is marked up as one.
        anyText.filter(text => text !== '' && parseDay(text) === undefined),
        text => {
          expect(skeleton(htmlOf(filledWith(text)))).toEqual(plain);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a value in a template is escaped, quotation marks too', () => {
    expect(html`<a title="${`"'<&>`}">${'<b>'}</a>`.markup).toBe('<a title="&quot;&#39;&lt;&amp;&gt;">&lt;b&gt;</a>');
  });
});
