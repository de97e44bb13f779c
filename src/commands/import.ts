import type { Context } from '../context.ts';
import type { ImportedRow } from '../domain/case/event.ts';
import { newActFrom } from '../domain/case/renewal.ts';
import { type ColumnMap, missingColumns, ownColumns } from '../domain/import/column-map.ts';
import { filledIn } from '../domain/import/columns.ts';
import { namesIn, type PlannedRow, planImport, readRows } from '../domain/import/plan.ts';
import type { ImportContext } from '../domain/import/read-row.ts';
import { type BadRow, isRefusal, Refusal } from '../domain/problem.ts';
import { type CsvFile, readCsv } from '../exchange/csv.ts';
import { csvOf } from '../exchange/csv-sheets.ts';
import { columnIn } from '../present/column-words.ts';
import { badRowsSheet, type ImportResult, importJson, importText } from '../present/import-text.ts';
import { wrapped } from '../present/paragraph.ts';
import type { NamedDecision, Register } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { dryOrStored } from './dry-run.ts';
import { addRow, changeRow } from './import-row.ts';
import { isExport } from './import-source.ts';
import { readJson } from './input.ts';
import { type Progress, progressOf } from './progress.ts';
import { refuseWhenInterrupted, rowsBetweenQuestions } from './stoppable.ts';

const importCommand: CommandFile = {
  define: command => {
    command
      .argument('<fil>', 'exporten ur huvudsystemet, eller allt.jsonl ur "kalix-ov export"')
      .option('--map <fil.json>', 'vilka av filens kolumner och koder som är verktygets')
      .option('--dry-run', 'läs och kontrollera, men spara inget')
      .option('--skip-bad', 'läs in de rader som går, och skriv de andra till en fil: rad, kolumn, fel')
      .option('--bad-rows <fil.csv>', 'filen med de andra (annars bredvid exporten, med "-fel" i namnet)')
      .option('--jsonl', 'filen är vad "kalix-ov export --jsonl" skrev, fast namnet inte slutar på .jsonl')
      .option('--force', 'ersätt en fil som finns')
      .addHelpText('after', examples);
  },
  run: async (context, [path = ''], options) => {
    await refuseWhenInterrupted(context);
    if (isExport(path, options)) {
      await (await import('./import-export.ts')).importExport(context, path, options);
      return undefined;
    }
    const settings = await settingsOf(context, path, options);
    const file = readCsv(await context.world.read(path));
    const missing = missingColumns(file.header, settings.map);
    if (missing.length > 0) throw new Refusal({ code: 'missing-columns', columns: missing });
    const result = await context.withRegister(register => importFile(context, register, file, settings));
    if (context.json) await context.printJson(importJson(result, settings.dryRun));
    else {
      const said = importText(result, settings.dryRun, columnIn(file.header, settings.map));
      await context.print(wrapped(said, context.columns));
    }
    return undefined;
  },
};
export default importCommand;

const examples = `
Exempel:
  $ kalix-ov import beslut.csv --dry-run
  $ kalix-ov import beslut.csv
  $ kalix-ov import export.csv --map kolumner.json --skip-bad
  $ kalix-ov import allt.jsonl
`;
const shownBadRows = 50;

interface Settings {
  readonly dryRun: boolean;
  readonly map: ColumnMap;
  /** Where bad rows are written; without it one bad row stops everything. */
  readonly badFile: string | undefined;
  readonly force: boolean;
}

async function settingsOf(context: Context, path: string, options: Options): Promise<Settings> {
  const { map } = options;
  return {
    dryRun: options.dryRun === true,
    map: typeof map === 'string' ? await readMap(context, map) : ownColumns,
    badFile: options.skipBad === true ? badFileOf(path, options.badRows) : undefined,
    force: options.force === true,
  };
}

/** `export.csv`: `export-fel.csv`, beside it. */
function badFileOf(path: string, chosen: unknown): string {
  if (typeof chosen === 'string') return chosen;
  return path === '-' ? 'import-fel.csv' : path.replace(/(\.csv)?$/i, '-fel.csv');
}

async function readMap(context: Context, path: string): Promise<ColumnMap> {
  const document = await readJson(context, path);
  return (await import('../exchange/import-map.ts')).readImportMap(document);
}

async function importFile(
  context: Context,
  register: Register,
  file: CsvFile,
  settings: Settings,
): Promise<ImportResult> {
  const read = readRows(file, await importContext(context), settings.map);
  const known = await register.decisionsNamed(namesIn(read));
  const plan = planImport(read, name => known.get(name)?.decision);
  if (settings.badFile === undefined) refuseBadRows(inFilesWords(plan.bad, settings.map));
  const skipped = [...plan.bad];
  const progress = progressOf(context);
  const counted = await dryOrStored(register, settings.dryRun, async () => {
    const leftOut = settings.badFile === undefined ? undefined : skipped;
    const counted = await eachRow(context, register, { rows: plan.rows, known }, leftOut, progress);
    if (!settings.dryRun) await writeBadRows(context, skipped, settings);
    return counted;
  }).finally(progress.end);
  const rows = counted.added + counted.changed + counted.unchanged;
  const bad = new Set(skipped.map(row => row.line));
  const findings = plan.rows.filter(row => !bad.has(row.line)).flatMap(row => row.findings);
  const badRows = bad.size > 0 && !settings.dryRun ? (settings.badFile ?? null) : null;
  return { rows, ...counted, skipped: bad.size, badRows, findings };
}

function refuseBadRows(bad: readonly BadRow[]): void {
  if (bad.length > 0) throw new Refusal({ code: 'bad-rows', rows: bad.slice(0, shownBadRows), total: bad.length });
}

async function writeBadRows(
  context: Context,
  bad: readonly BadRow[],
  { badFile, map, force }: Settings,
): Promise<void> {
  if (badFile === undefined || bad.length === 0) return;
  const rows = inFilesWords(bad, map).toSorted((a, b) => a.line - b.line);
  await context.world.write(badFile, csvOf([badRowsSheet(rows)]), { force });
}

/** A column is named as the file names it. */
function inFilesWords(bad: readonly BadRow[], { columns }: ColumnMap): BadRow[] {
  const named: Readonly<Record<string, string | undefined>> = columns;
  return bad.map(row => ({ ...row, column: named[row.column] ?? row.column }));
}

async function importContext(context: Context): Promise<ImportContext> {
  const { insatser, localSources } = await context.rulebook();
  return { today: context.today, insatser: new Map(insatser.map(i => [i.id, i])), newActFrom, localSources };
}

type Counted = Pick<ImportResult, 'added' | 'changed' | 'unchanged'>;

interface Planned {
  readonly rows: readonly PlannedRow[];
  readonly known: ReadonlyMap<string, NamedDecision>;
}

/** A decision that has a number in another system is not found by its own. */
function seenBefore({ raw }: PlannedRow, known: Planned['known']): NamedDecision | undefined {
  const named = known.get(raw.external_id);
  return named && (named.externalId ?? named.decision) === raw.external_id ? named : undefined;
}

/** A row that the register refuses stops everything, or is put among the `skipped`. */
async function eachRow(
  context: Context,
  register: Register,
  { rows, known }: Planned,
  skipped: BadRow[] | undefined,
  progress: Progress,
): Promise<Counted> {
  const counted = { added: 0, changed: 0, unchanged: 0 };
  const placed = new Map<string, string>();
  for (const [i, row] of rows.entries()) {
    if (i % rowsBetweenQuestions === 0) await refuseWhenInterrupted(context);
    try {
      counted[await oneRow(context, register, row, seenBefore(row, known), placed)] += 1;
    } catch (error) {
      if (!skipped || !isRefusal(error) || error.problem.code !== 'bad-rows') throw error;
      skipped.push(...error.problem.rows);
    }
    progress.at(i + 1, rows.length);
  }
  return counted;
}

async function oneRow(
  context: Context,
  register: Register,
  row: PlannedRow,
  seen: NamedDecision | undefined,
  placed: Map<string, string>,
): Promise<keyof Counted> {
  const { external_id } = row.raw;
  if (seen) placed.set(external_id, seen.decision);
  if (seen?.isSame(filledIn(row.raw) as ImportedRow)) return 'unchanged';
  if (seen) return changeRow(context, register, row, seen.decision, placed);
  placed.set(external_id, await addRow(context, register, row, placed));
  return 'added';
}
