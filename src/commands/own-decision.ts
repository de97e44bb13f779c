/** Finds the decision that a command names: its number, or the case's when it has only one. */
import type { Context } from '../context.ts';
import { caseNumberOf, type Decision } from '../domain/case/decision.ts';
import type { Person } from '../domain/case/event.ts';
import { Refusal } from '../domain/problem.ts';
import type { LoadedCase, Register } from '../register/port.ts';

/** The case number in what was typed: a case number, or a decision's. */
export function caseNumberIn(typed: string): string {
  const number = typed.trim().toUpperCase();
  return isDecisionNumber(number) ? caseNumberOf(number) : number;
}

/** The journal holds more than cases, each under a word of its own. */
export function isCaseNumber(text: string): boolean {
  return /^\d{4}-\d{4,}$/.test(text);
}

function isDecisionNumber(text: string): boolean {
  return /^\d{4}-\d{4,}-[A-Z]+$/.test(text);
}

export async function findDecision(register: Register, number: string): Promise<LoadedCase & { decision: Decision }> {
  const typed = number.trim().toUpperCase();
  const isDecision = isDecisionNumber(typed);
  const loaded = await register.findCase(caseNumberIn(typed));
  if (!loaded) throw new Refusal({ code: isDecision ? 'unknown-decision' : 'unknown-case' });
  const { decisions } = loaded.state;
  const [only, ...others] = isDecision ? decisions.filter(d => d.id === typed) : decisions;
  if (!only) throw new Refusal({ code: 'unknown-decision' });
  if (others.length > 0) throw new Refusal({ code: 'which-decision', decisions: decisions.map(d => d.id) });
  return { ...loaded, decision: only };
}

/** Loads the case, lets the core decide, appends what it answers; `finish` is done in the same transaction. */
export async function changeDecision(
  context: Context,
  number: string,
  decide: (loaded: LoadedCase & { decision: Decision }) => Parameters<Register['appendToCase']>[2],
  finish: (register: Register) => Promise<void> = async () => {},
): Promise<{ readonly decision: Decision; readonly person: Person }> {
  return context.withRegister(async register => {
    const loaded = await findDecision(register, number);
    const state = await register.atomically(async () => {
      const { number: ofCase } = loaded.state;
      const after = await register.appendToCase(ofCase, loaded.version, decide(loaded), context.recording());
      await finish(register);
      return after;
    });
    const changed = state.decisions.find(d => d.id === loaded.decision.id);
    if (!changed) throw new Refusal({ code: 'bug' });
    return { decision: changed, person: state.person };
  });
}
