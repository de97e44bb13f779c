// A terminal's screen as SVG: text that can be read aloud, selected and searched, on a grid of its own.

const [cellWidth, lineHeight, margin] = [8.4, 19, 14];

/** The sixteen colours, each readable on the background (contrast 4.5 or more). */
const background = '#1b1f24';
const plain = '#e6e6e6';
const colors = ['#9aa4ae', '#ff9d94', '#7ee09a', '#f0cf6b', '#8ec5ff', '#e3a6f5', '#76dbe0', '#e6e6e6'];

/** `terminal` is an xterm.js terminal that has been written to. */
export function terminalSvg(terminal, title) {
  const lines = linesOf(terminal);
  const width = terminal.cols * cellWidth + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}" role="img" aria-labelledby="rubrik">
<title id="rubrik">${escaped(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${background}"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="${plain}">
${lines.flatMap((runs, row) => runs.map(run => textOf(run, row))).join('\n')}
</g>
</svg>
`;
}

/** The lines of the screen and what has scrolled by, without the empty ones at the end. */
function linesOf({ buffer, cols }) {
  const lines = Array.from({ length: buffer.active.length }, (_, y) => runsOf(buffer.active.getLine(y), cols));
  while (lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

/** The cells of a line that look the same and follow each other. */
function runsOf(line, cols) {
  const runs = [];
  for (let x = 0; x < cols; x++) {
    const cell = line.getCell(x);
    const text = cell.getChars() || ' ';
    const look = lookOf(cell);
    const last = runs.at(-1);
    if (last && last.look === look) last.text += text;
    else runs.push({ x, look, text });
  }
  return runs.filter(run => run.text.trim() !== '');
}

function lookOf(cell) {
  const color = cell.isFgPalette() ? colors[cell.getFgColor() % 8] : plain;
  const weight = cell.isBold() ? ' font-weight="bold"' : '';
  const line = cell.isUnderline() ? ' text-decoration="underline"' : '';
  return `${color === plain ? '' : ` fill="${color}"`}${weight}${line}`;
}

function textOf({ x, look, text }, row) {
  const shown = text.trimEnd();
  const [left, top] = [margin + x * cellWidth, margin + (row + 0.75) * lineHeight];
  const length = [...shown].length * cellWidth;
  return `<text x="${round(left)}" y="${round(top)}" textLength="${round(length)}"${look} xml:space="preserve">${escaped(shown)}</text>`;
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
