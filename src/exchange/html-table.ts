/** A sheet as an HTML table, readable at any width: the table scrolls inside its own frame. */
import { parseDay } from '../domain/day.ts';
import type { Cell, ColumnKind, Sheet } from '../present/sheet.ts';
import { cellText } from './cell-text.ts';
import { html, type Markup, nothing } from './markup.ts';

/** `id` names the frame for those who hear the page. */
export function htmlTable(sheet: Sheet, id: string): Markup {
  if (sheet.rows.length === 0) return html`<p class="none">Inga.</p>`;
  const head = sheet.columns.map(c => html`<th scope="col"${numeric(c.kind)}>${cellText(c.title)}</th>`);
  const body = sheet.rows.map(
    row => html`<tr>${row.map((cell, i) => tableCell(sheet, cell, i))}</tr>
`,
  );
  return html`<div class="frame" role="region" tabindex="0" aria-label="${cellText(sheet.name)}, tabell">
<table id="${id}"><caption>${cellText(sheet.note)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody></table></div>
`;
}

/** A row is known by its first cell. */
function tableCell(sheet: Sheet, cell: Cell, index: number): Markup {
  const kind = sheet.columns[index]?.kind ?? 'text';
  const shown = htmlCell(cell, kind);
  return index === 0 && cell !== null
    ? html`<th scope="row">${shown}</th>`
    : html`<td${numeric(typeof cell === 'number' ? 'number' : kind)}>${shown}</td>`;
}

/** A day and a large number say to a machine what they are. */
function htmlCell(cell: Cell, kind: ColumnKind): Markup {
  if (typeof cell === 'number') return html`<data value="${cell}">${grouped(cell)}</data>`;
  if (kind === 'day' && cell !== null && parseDay(cell)) return html`<time>${cell}</time>`;
  return html`${cellText(cell)}`;
}

function numeric(kind: ColumnKind): Markup {
  if (kind === 'text') return nothing;
  return kind === 'number' ? html` class="number"` : html` class="day"`;
}

/** 1 500 000, with spaces that do not break the line. */
function grouped(value: number): string {
  return cellText(value).replace(/(?<=\d)(?=(\d{3})+(?!\d))(?<!,\d*)/g, '\u00a0');
}
