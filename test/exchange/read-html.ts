/** Reads the tables and texts of a page that this program has written. Only for tests. */

export interface ReadTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** By the table's id. */
export function readTables(html: string): Map<string, ReadTable> {
  const tables = [...html.matchAll(/<table id="([^"]*)">(.*?)<\/table>/gs)];
  return new Map(tables.map(([, id = '', table = '']) => [id, readTable(table)]));
}

function readTable(table: string): ReadTable {
  const [head = [], ...rows] = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => cellsOf(row));
  return { head, rows };
}

function cellsOf(row: string): string[] {
  return [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cellValue(cell));
}

/** A number as a machine reads it, anything else as a person does. */
function cellValue(cell: string): string {
  const number = /<data value="([^"]*)">/.exec(cell)?.[1];
  return number?.replace('.', ',') ?? textOf(cell);
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

export function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|#39|amp);/g, entity => entities[entity] ?? '');
}
