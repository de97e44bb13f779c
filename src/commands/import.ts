import type { Context } from '../context.ts';
import { newActFrom } from '../domain/case/renewal.ts';
import type { RawRow } from '../domain/import/columns.ts';
import { type ImportPlan, missingColumns, type PlannedRow, planImport } from '../domain/import/plan.ts';
import type { ImportContext } from '../domain/import/read-row.ts';
import { Refusal } from '../domain/problem.ts';
import { readCsv } from '../exchange/csv.ts';
import { type ImportResult, importJson, importText } from '../present/import-text.ts';
import type { Register } from '../register/port.ts';
import type { CommandFile } from './command.ts';
import { storeRow } from './import-row.ts';

const importCommand: CommandFile = {
  define: command => {
    command
      .argument('<fil.csv>', 'exporten ur huvudsystemet')
      .option('--dry-run', 'läs och kontrollera, men spara inget')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov import beslut.csv --dry-run\n  $ kalix-ov import beslut.csv\n');
  },
  run: async (context, [path = ''], options) => {
    const dryRun = options.dryRun === true;
    const file = readCsv(await context.world.read(path));
    const missing = missingColumns(file.header);
    if (missing.length > 0) throw new Refusal({ code: 'missing-columns', columns: missing });
    const result = await context.withRegister(async register => {
      const plan = planImport(file.header, file.rows, await importContext(context), await register.known());
      refuseBadRows(plan);
      return dryRun
        ? resultOf(plan.rows, await preview(context, register, plan))
        : resultOf(plan.rows, await storeAll(context, register, plan));
    });
    if (context.json) await context.printJson(importJson(result, dryRun));
    else await context.print(importText(result, dryRun));
    return undefined;
  },
};
export default importCommand;

const shownBadRows = 50;
const progressEvery = 10_000;

function refuseBadRows({ bad }: ImportPlan): void {
  if (bad.length > 0) throw new Refusal({ code: 'bad-rows', rows: bad.slice(0, shownBadRows), total: bad.length });
}

async function importContext(context: Context): Promise<ImportContext> {
  const { insatser } = await context.rulebook();
  return { today: context.today, insatser: new Map(insatser.map(i => [i.id, i])), newActFrom };
}

type Counted = Pick<ImportResult, 'added' | 'changed' | 'unchanged'>;

/** Every row in one transaction: a failure, or Ctrl-C, stores nothing. */
async function storeAll(context: Context, register: Register, plan: ImportPlan): Promise<Counted> {
  return register.atomically(() => eachRow(context, register, plan));
}

/** What would be stored; undone before anybody sees it. */
async function preview(context: Context, register: Register, plan: ImportPlan): Promise<Counted> {
  const undo = new Error('dry run');
  let counted: Counted | undefined;
  try {
    await register.atomically(async () => {
      counted = await eachRow(context, register, plan);
      throw undo;
    });
  } catch (error) {
    if (error !== undo || !counted) throw error;
  }
  return counted ?? { added: 0, changed: 0, unchanged: 0 };
}

async function eachRow(context: Context, register: Register, plan: ImportPlan): Promise<Counted> {
  const counted = { added: 0, changed: 0, unchanged: 0 };
  const known = await register.importedRows();
  const placed = new Map<string, string>([...known].map(([id, row]) => [id, row.decision]));
  for (const [i, row] of plan.rows.entries()) {
    const outcome = await oneRow(context, register, row, known.get(row.raw.external_id), placed);
    counted[outcome] += 1;
    if ((i + 1) % progressEvery === 0) context.say(`${i + 1} av ${plan.rows.length} rader`);
  }
  return counted;
}

async function oneRow(
  context: Context,
  register: Register,
  row: PlannedRow,
  seen: { readonly decision: string; readonly row: string | null } | undefined,
  placed: Map<string, string>,
): Promise<keyof Counted> {
  if (seen?.row === JSON.stringify(row.raw)) return 'unchanged';
  const before = seen && {
    decision: seen.decision,
    old: seen.row === null ? undefined : (JSON.parse(seen.row) as RawRow),
  };
  const decision = await storeRow(context, register, row, before, placed);
  placed.set(row.raw.external_id, decision);
  return seen ? 'changed' : 'added';
}

function resultOf(rows: readonly PlannedRow[], counted: Counted): ImportResult {
  return { rows: rows.length, ...counted, findings: rows.flatMap(r => r.findings) };
}
