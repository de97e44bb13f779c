/** The page's style: for a telephone, a desk, and A4 paper. Nothing is told by colour alone. */
export const pageStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 76rem; background: #fff; color: #1b1b1b;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 2px solid #1b1b1b; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0 0 .5rem; }
p { margin: .5rem 0; max-width: 46rem; }
a { color: #0b4f8a; }
a:focus-visible, .frame:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.head { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
.head dt, .card dt { font-weight: 600; }
.head dd, .card dd { margin: 0; min-width: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .25rem 0; }
.summary li { max-width: 46rem; margin: .25rem 0; }
.summary li:first-child { font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem 2.5rem; align-items: start; }
figure { margin: .5rem 0 1rem; min-width: 0; }
figure h3 { margin-top: 0; }
figure svg { display: block; width: 100%; max-width: 36rem; height: auto; }
figcaption { font-size: .925rem; margin: .5rem 0; }
.frame { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; font-size: .875rem; }
caption { text-align: left; padding: 0 0 .35rem; max-width: 46rem; }
figure caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border: 1px solid #8a8a8a; min-width: 4rem; max-width: 24rem; unicode-bidi: isolate; }
thead th { background: #e8edf2; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
time, tbody th, .number { white-space: nowrap; }
figure tbody th { white-space: normal; }
.wide td { min-width: 7rem; }
.none { font-style: italic; }
summary { cursor: pointer; padding: .35rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); gap: 1rem; align-items: start; }
.card { border: 1px solid #5a5a5a; border-radius: .4rem; padding: .85rem 1rem; min-width: 0; }
.card dl { margin: 0; display: grid; gap: .4rem; }
.card dl > div { display: grid; grid-template-columns: 10rem 1fr; gap: 0 .75rem; }
.card dt { font-size: .875rem; padding-top: .1rem; }
.value { user-select: all; unicode-bidi: isolate; }
.thin { display: inline-block; border: 1px solid currentColor; border-radius: .2rem; padding: 0 .3rem; font-size: .8rem; color: #8f1d14; }
.warnings { margin: 0 0 .6rem; padding: .4rem .6rem; list-style: none; border: 2px solid #8f1d14; border-radius: .2rem; font-weight: 600; font-size: .9rem; }
.done { margin: .75rem 0 0; padding-top: .5rem; border-top: 1px dotted #5a5a5a; font-size: .875rem; }
.done input { width: 1.1rem; height: 1.1rem; vertical-align: -.2rem; margin: 0 .35rem 0 0; }
footer { margin-top: 2.5rem; padding-top: .5rem; border-top: 1px solid #5a5a5a; font-size: .875rem; }
@media (max-width: 34rem) {
  .head, .card dl > div { grid-template-columns: 1fr; }
  .head dd { margin-bottom: .4rem; }
}
@page { size: A4; margin: 15mm 14mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10pt; print-color-adjust: exact; }
  nav, .skip, .wide { display: none; }
  h1 { font-size: 16pt; }
  h2 { font-size: 13pt; margin-top: 1.25rem; break-after: avoid; }
  h3, h4, figcaption, caption { break-after: avoid; }
  .charts { display: block; }
  figure { break-inside: avoid; }
  figure svg { max-width: 11cm; max-height: 10cm; }
  .frame { overflow: visible; }
  table { font-size: 8pt; max-width: 100%; }
  th, td { padding: 2pt 4pt; min-width: 0; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .cards { display: block; }
  .card { break-inside: avoid; margin: 0 0 4mm; padding: 3mm 4mm; }
  .card dl { gap: .8mm 6mm; grid-template-columns: 1fr 1fr; font-size: 9pt; line-height: 1.35; }
  .card dl > div { grid-template-columns: 4.3cm 1fr; }
  .card dt { font-size: 9pt; padding: 0; }
  .card dl > .long { grid-column: 1 / -1; }
  .done { margin-top: 2mm; padding-top: 1.5mm; }
}
`;
