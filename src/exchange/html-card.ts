/** A post as a card: a click on a value marks the whole of it for copying, and the card is ticked off on paper. */
import type { CardField, ReportCard } from '../present/report-page.ts';
import { cellText } from './cell-text.ts';
import { html, type Markup, nothing } from './markup.ts';

/** The cards under the heading of their part, in the order given. */
export function htmlCards(cards: readonly ReportCard[]): Markup[] {
  return [...Map.groupBy(cards, card => card.part)].map(
    ([part, of]) => html`<h3>${part} (${of.length})</h3>
<div class="cards">
${of.map(card => htmlCard(card, cards.indexOf(card) + 1))}</div>
`,
  );
}

function htmlCard(card: ReportCard, number: number): Markup {
  const id = `post-${number}`;
  const warnings = card.warnings.map(warning => html`<li>${cellText(warning)}</li>`);
  return html`<article class="card" aria-labelledby="${id}">
<h4 id="${id}">${cellText(card.title)}</h4>
${warnings.length > 0 ? html`<ul class="warnings">${warnings}</ul>` : nothing}
<dl>
${card.fields.map(htmlField)}</dl>
<p class="done"><label><input type="checkbox"> Inskriven i e-tjänsten</label></p>
</article>
`;
}

/** What fits beside another on paper. */
const short = 20;

function htmlField({ label, value, thin }: CardField): Markup {
  const mark = thin ? html` <strong class="thin">${value === null ? 'saknas' : 'för kort'}</strong>` : nothing;
  const length = cellText(value).length;
  const shown = value === null ? html`–` : html`<span class="value">${cellText(value)}</span>`;
  return html`<div${length > short ? html` class="long"` : nothing}><dt>${cellText(label)}</dt><dd>${shown}${mark}</dd></div>
`;
}
