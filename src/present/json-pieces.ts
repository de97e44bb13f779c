/** JSON text of any length, a piece at a time: what a large report prints is never in memory as one string. */

const pieceLength = 65_536;

/** Rows that are made when they are printed, one at a time. As JSON, an array. */
export interface Rows extends Iterable<unknown> {
  toJSON(): unknown[];
}

export function rowsOf<T>(values: readonly T[], row: (value: T) => unknown): Rows {
  return {
    *[Symbol.iterator]() {
      for (const value of values) yield row(value);
    },
    toJSON: () => values.map(row),
  };
}

/** Joined, the pieces are `JSON.stringify(value, null, 2)`. Lists directly in `value` are written row by row. */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = '';
  for (const part of partsOf(value)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* partsOf(value: unknown): Generator<string> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const members = isObject ? Object.entries(value).filter(([, member]) => member !== undefined) : [];
  if (members.length === 0) return yield indented(value, '');
  let before = '{\n  ';
  for (const [name, member] of members) {
    yield `${before}${JSON.stringify(name)}: `;
    if (isList(member)) yield* listed(member);
    else yield indented(member, '  ');
    before = ',\n  ';
  }
  yield '\n}';
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function* listed(rows: Iterable<unknown>): Generator<string> {
  let before = '[\n    ';
  let isEmpty = true;
  for (const row of rows) {
    yield before;
    yield indented(row, '    ');
    before = ',\n    ';
    isEmpty = false;
  }
  yield isEmpty ? '[]' : '\n  ]';
}

/** A line break in JSON text is always between two of its parts, never in a string. */
function indented(value: unknown, indent: string): string {
  return (JSON.stringify(value, null, 2) ?? 'null').replaceAll('\n', `\n${indent}`);
}
