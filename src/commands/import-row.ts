/** One planned row into the register: a new case, a renewal in its case, or the events that explain a change. */
import type { Context } from '../context.ts';
import { caseNumberOf, type Decision, isGranted, letterOf, nextLetter } from '../domain/case/decision.ts';
import { yearOf } from '../domain/day.ts';
import { everyColumn } from '../domain/import/columns.ts';
import type { PlannedRow } from '../domain/import/plan.ts';
import { changedRowEvents, newRowEvents, rowOf } from '../domain/import/row-events.ts';
import { Refusal } from '../domain/problem.ts';
import type { Register } from '../register/port.ts';

/** The decision of every row that is in the register by now. */
type Placed = ReadonlyMap<string, string>;

/** Answers with the new decision's number. */
export async function addRow(context: Context, register: Register, row: PlannedRow, placed: Placed): Promise<string> {
  const renews = renewedBy(row, placed);
  if (renews === undefined) throw badRenewal(row, 'förnyar en rad som inte kan läsas in');
  if (renews !== null) return addRenewal(context, register, row, renews);
  const state = await register.openCase(yearOf(row.decided), newRowEvents(row, 'A', null, true), context.recording());
  return state.decisions[0]?.id ?? '';
}

/** Undefined: a row that could not be read in. */
function renewedBy(row: PlannedRow, placed: Placed): string | null | undefined {
  return row.renewsRow === null ? row.renewsDecision : placed.get(row.renewsRow);
}

async function addRenewal(context: Context, register: Register, row: PlannedRow, renews: string): Promise<string> {
  const loaded = await register.findCase(caseNumberOf(renews));
  if (!loaded) throw new Refusal({ code: 'unknown-decision' });
  const renewed = loaded.state.decisions.find(d => d.id === renews);
  const reason = cannotRenew(renewed, loaded.state.person.number === row.person.number, row);
  if (reason) throw badRenewal(row, reason);
  const letter = nextLetter(loaded.state.decisions);
  const events = newRowEvents(row, letter, renews, false);
  await register.appendToCase(loaded.state.number, loaded.version, events, context.recording());
  return `${loaded.state.number}-${letter}`;
}

function badRenewal({ line }: PlannedRow, reason: string): Refusal {
  return new Refusal({ code: 'bad-rows', rows: [{ line, column: 'renews', reason }], total: 1 });
}

function cannotRenew(renewed: Decision | undefined, samePerson: boolean, row: PlannedRow): string | undefined {
  if (!renewed) return 'finns varken i filen eller i registret';
  if (!samePerson) return 'gäller en annan person';
  if (renewed.decided > row.decided) return 'fattades senare än beslutet som ska förnya det';
  return isGranted(renewed) ? undefined : 'avslogs, och kan inte förnyas';
}

/** A row that says the same in other words is kept, for the next import to be held against, but changes nothing. */
export async function changeRow(
  context: Context,
  register: Register,
  row: PlannedRow,
  seen: string,
  placed: Placed,
): Promise<'changed' | 'unchanged'> {
  const loaded = await register.findCase(caseNumberOf(seen));
  const decision = loaded?.state.decisions.find(d => d.id === seen);
  if (!loaded || !decision) throw new Refusal({ code: 'unknown-decision' });
  const old = decision.imported ? everyColumn(decision.imported) : rowOf(decision, loaded.state.person);
  if (old.renews !== row.raw.renews && decision.renews !== (renewedBy(row, placed) ?? null)) {
    throw badRenewal(row, 'vilket beslut som förnyas kan inte ändras');
  }
  const events = changedRowEvents(decision, loaded.state.person, old, row, letterOf(decision.id), context.today);
  await register.appendToCase(loaded.state.number, loaded.version, events, context.recording());
  return events.length > 1 ? 'changed' : 'unchanged';
}
