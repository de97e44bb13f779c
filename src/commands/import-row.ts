/** One planned row into the register: a new case, a renewal in its case, or the events that explain a change. */
import type { Context } from '../context.ts';
import { caseNumberOf, type Decision, isGranted, letterOf, nextLetter } from '../domain/case/decision.ts';
import { yearOf } from '../domain/day.ts';
import { everyColumn } from '../domain/import/columns.ts';
import type { PlannedRow } from '../domain/import/plan.ts';
import { changedRowEvents, newRowEvents, rowOf } from '../domain/import/row-events.ts';
import { Refusal } from '../domain/problem.ts';
import type { Register } from '../register/port.ts';

/** Answers with the decision's number; `seen` is that of a row that was here before. `placed` has the decision of every row that is in the register by now. */
export async function storeRow(
  context: Context,
  register: Register,
  row: PlannedRow,
  seen: string | undefined,
  placed: ReadonlyMap<string, string>,
): Promise<string> {
  const renews = row.renewsRow === null ? row.renewsDecision : placed.get(row.renewsRow);
  if (seen !== undefined) return changeRow(context, register, row, seen, renews ?? null);
  if (renews === undefined) throw badRenewal(row, 'förnyar en rad som inte kan läsas in');
  if (renews !== null) return addRenewal(context, register, row, renews);
  const state = await register.openCase(yearOf(row.decided), newRowEvents(row, 'A', null, true), context.recording());
  return state.decisions[0]?.id ?? '';
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

async function changeRow(
  context: Context,
  register: Register,
  row: PlannedRow,
  seen: string,
  renews: string | null,
): Promise<string> {
  const loaded = await register.findCase(caseNumberOf(seen));
  const decision = loaded?.state.decisions.find(d => d.id === seen);
  if (!loaded || !decision) throw new Refusal({ code: 'unknown-decision' });
  const old = decision.imported ? everyColumn(decision.imported) : rowOf(decision, loaded.state.person);
  if (old.renews !== row.raw.renews && decision.renews !== renews) {
    throw badRenewal(row, 'vilket beslut som förnyas kan inte ändras');
  }
  const events = changedRowEvents(decision, loaded.state.person, old, row, letterOf(decision.id), context.today);
  await register.appendToCase(loaded.state.number, loaded.version, events, context.recording());
  return decision.id;
}
