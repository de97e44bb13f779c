/** Reads a spreadsheet file back: its zip entries, and the cells of its sheets. Only for tests. */
import { inflateRawSync } from 'node:zlib';

export interface ReadCell {
  readonly kind: 'text' | 'number' | 'day' | 'formula';
  readonly value: string | number;
}

export interface ReadSheet {
  readonly name: string;
  readonly xml: string;
  readonly rows: readonly (readonly (ReadCell | null)[])[];
}

export function unzipped(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive);
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.length - 22 + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, comment] = [
      bytes.readUInt32LE(at + 20),
      ...[28, 30, 32].map(o => bytes.readUInt16LE(at + o)),
    ];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + (name ?? 0));
    files.set(path, inflateRawSync(bytes.subarray(from, from + (size ?? 0))).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

export function readXlsx(archive: Uint8Array): ReadSheet[] {
  const files = unzipped(archive);
  const strings = all(files.get('xl/sharedStrings.xml') ?? '', /<si><t[^>]*>([^<]*)<\/t><\/si>/g).map(text);
  const dayStyles = dayStylesOf(files.get('xl/styles.xml') ?? '');
  return all(files.get('xl/workbook.xml') ?? '', /<sheet [^>]*name="([^"]*)"/g).map((name, i) => {
    const xml = files.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '';
    const rows = all(xml, /<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs).map(row => cellsOf(row, strings, dayStyles));
    return { name: text(name), xml, rows };
  });
}

function cellsOf(row: string, strings: readonly string[], dayStyles: ReadonlySet<string>): (ReadCell | null)[] {
  const cells: (ReadCell | null)[] = [];
  for (const [, attributes = '', content = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const column = columnOf(/r="([A-Z]+)/.exec(attributes)?.[1] ?? 'A');
    while (cells.length < column) cells.push(null);
    cells.push(cellOf(attributes, content, strings, dayStyles));
  }
  return cells;
}

function cellOf(
  attributes: string,
  content: string,
  strings: readonly string[],
  dayStyles: ReadonlySet<string>,
): ReadCell | null {
  if (content.includes('<f')) return { kind: 'formula', value: content };
  const value = /<v>([^<]*)<\/v>/.exec(content)?.[1];
  if (value === undefined) return null;
  if (attributes.includes('t="s"')) return { kind: 'text', value: strings[Number(value)] ?? `no string ${value}` };
  const isDay = dayStyles.has(/s="(\d+)"/.exec(attributes)?.[1] ?? '');
  const milliseconds = (Number(value) - 25_569) * 86_400_000;
  return isDay
    ? { kind: 'day', value: new Date(milliseconds).toISOString().slice(0, 10) }
    : { kind: 'number', value: Number(value) };
}

/** The styles with a number format that has a year in it. */
function dayStylesOf(styles: string): Set<string> {
  const formats = new Set(all(styles, /<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="yyyy-mm-dd"/g));
  const uses = all(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '', /<xf([^>]*)>/g);
  return new Set(
    uses.flatMap((format, i) => (formats.has(/numFmtId="(\d+)"/.exec(format)?.[1] ?? '') ? [String(i)] : [])),
  );
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

function all(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map(match => match[1] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
  '&#9;': '\t',
};

function text(xml: string): string {
  return xml.replace(/&(?:lt|gt|quot|apos|amp|#9);/g, entity => entities[entity] ?? '');
}
