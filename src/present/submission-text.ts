/** What a submitted report says, against what the register says of the same quarter today. */

/** A Swedish line for each decision or figure that differs; one line when nothing does. The counts of entries do not count. */
export function differences(sent: unknown, now: unknown): string[] {
  const found = lists.flatMap(list => listDifferences(list, rowsOf(sent, list), rowsOf(now, list)));
  if (found.length > 0) return ['Skiljer sig från registret i dag:', ...found];
  return text(sent, 'statistics') === text(now, 'statistics')
    ? ['Registret säger detsamma i dag.']
    : ['Skiljer sig från registret i dag: statistiken.'];
}

const lists = ['notExecuted', 'interrupted', 'partlyExecuted', 'resolved', 'posts'] as const;
type Row = Readonly<Record<string, unknown>>;

function listDifferences(list: string, sent: ReadonlyMap<string, Row>, now: ReadonlyMap<string, Row>): string[] {
  const gone = [...sent.keys()]
    .filter(id => !now.has(id))
    .map(id => `  ${id}: fanns i rapporten (${listWords[list]}), inte i dag`);
  const added = [...now.keys()]
    .filter(id => !sent.has(id))
    .map(id => `  ${id}: fanns inte i rapporten, men i dag (${listWords[list]})`);
  const changed = [...sent].flatMap(([id, row]) => {
    const fields = Object.keys(row).filter(key => JSON.stringify(row[key]) !== JSON.stringify(now.get(id)?.[key]));
    return now.has(id) && fields.length > 0 ? [`  ${id}: ändrat sedan rapporten (${fields.join(', ')})`] : [];
  });
  return [...gone, ...added, ...changed];
}

const listWords: Readonly<Record<string, string>> = {
  notExecuted: 'ej verkställt',
  interrupted: 'avbrutet',
  partlyExecuted: 'delvis verkställt',
  resolved: 'verkställt eller avslutat',
  posts: 'ej verkställt',
};

function rowsOf(document: unknown, list: string): Map<string, Row> {
  const rows = (document as Record<string, unknown>)[list];
  return new Map(Array.isArray(rows) ? rows.map((row: Row) => [String(row.decision ?? row.id), row]) : []);
}

function text(document: unknown, key: string): string {
  return JSON.stringify((document as Record<string, unknown>)[key]);
}
