/**
 * The quarter's report as one HTML page that needs nothing else: no script, no network. It loads nothing, by its own
 * security policy.
 */
import type { ReportChart, ReportPage } from '../present/report-page.ts';
import type { Sheet } from '../present/sheet.ts';
import { cellText } from './cell-text.ts';
import { chartSvg } from './chart-svg.ts';
import { htmlCards } from './html-card.ts';
import { pageStyle } from './html-style.ts';
import { htmlTable } from './html-table.ts';
import { html, type Markup, nothing, trusted } from './markup.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

export function htmlOf(page: ReportPage): string {
  const sections = sectionsOf(page).filter(section => section.content.length > 0);
  return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${cellText(page.title)}, ${page.quarter}</title>
<style>${trusted(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#innehall">Till innehållet</a>
<header>
<h1>${cellText(page.title)}, ${page.quarter}</h1>
${headOf(page)}
<nav aria-label="Innehåll"><ul>${sections.map(s => html`<li><a href="#${s.id}">${s.title}</a></li>`)}</ul></nav>
</header>
<main id="innehall">
${sections.map(
  s => html`<section id="${s.id}" aria-labelledby="${s.id}-rubrik">
<h2 id="${s.id}-rubrik">${s.title}</h2>
${s.content}</section>
`,
)}</main>
<footer><p>${cellText(page.integrity)}</p></footer>
</body>
</html>
`.markup;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: readonly Markup[];
}

function sectionsOf(page: ReportPage): Section[] {
  const hint = html`<p>Ett kort för varje post, i den ordning som IVO:s e-tjänst frågar. Ett klick på ett svar markerar hela svaret.</p>`;
  return [
    { id: 'sammanfattning', title: 'Sammanfattning', content: [summaryOf(page.summary)] },
    { id: 'diagram', title: 'Diagram', content: chartsOf(page.charts) },
    { id: 'poster', title: 'Poster', content: page.cards.length > 0 ? [hint, ...htmlCards(page.cards)] : [] },
    { id: 'tabeller', title: 'Tabeller', content: page.sheets.map((sheet, i) => sheetOf(sheet, i, page)) },
  ];
}

function headOf({ quarter, lastDay, day, rule: { version, citation }, integrity }: ReportPage): Markup {
  const quote = citation.quote ? html`<br><q>${cellText(citation.quote)}</q>` : nothing;
  const made = day ? html`<dt>Framtagen</dt><dd><time>${day}</time></dd>` : nothing;
  return html`<dl class="head">
<dt>Kvartal</dt><dd>${quarter}, läget den <time>${lastDay}</time></dd>
<dt>Regel</dt><dd>${cellText(citation.source)}, ${cellText(citation.place)} (${version})${quote}</dd>
${made}
<dt>Underlag</dt><dd>${cellText(integrity)}</dd>
</dl>`;
}

function summaryOf(sentences: readonly string[]): Markup {
  return html`<ul class="summary">${sentences.map(sentence => html`<li>${cellText(sentence)}</li>`)}</ul>
`;
}

function chartsOf(charts: readonly ReportChart[]): Markup[] {
  if (charts.length === 0) return [];
  return [
    html`<div class="charts">${charts.map(chartOf)}</div>
`,
  ];
}

function chartOf(chart: ReportChart): Markup {
  return html`<figure id="${chart.id}">
<h3>${cellText(chart.table.name)}</h3>
<div role="img" aria-label="${cellText(chart.alternative)}">${trusted(chartSvg(chart))}</div>
<figcaption>${cellText(chart.caption)}</figcaption>
${htmlTable(chart.table, `${chart.id}-tabell`)}</figure>
`;
}

/** More columns than a sheet of paper takes. Folded away where each of its rows also stands as a card. */
const wide = 12;

function sheetOf(sheet: Sheet, index: number, page: ReportPage): Markup {
  const table = htmlTable(sheet, `tabell-${index + 1}`);
  const heading = html`<h3>${cellText(sheet.name)} (${rowCount(sheet)})</h3>
`;
  const folded = sheet.columns.length > wide && sheet.rows.length > 0 && page.cards.length > 0;
  if (!folded) return html`${heading}${table}`;
  return html`${heading}<p>${cellText(sheet.note)} Varje rad står också som ett kort.</p>
<details class="wide"><summary>Visa tabellen, ${sheet.columns.length} kolumner</summary>
${table}</details>
`;
}

function rowCount({ rows }: Sheet): string {
  return rows.length === 1 ? '1 rad' : `${rows.length} rader`;
}
