/** Asks what is wrong in a decision, and what is right. */
import type { Context } from '../context.ts';
import { type CorrectionInput, correctionFields, saveCorrection } from './decision-correct.ts';
import { interview, type Need } from './interview.ts';
import { findDecision } from './own-decision.ts';
import { aboutDecision } from './step-interview.ts';

const { field, to, remove, why } = correctionFields;

export async function interviewCorrection(context: Context, number: string, given: CorrectionInput): Promise<void> {
  const { state, decision } = await context.withRegister(register => findDecision(register, number));
  await interview(context, {
    ...aboutDecision(context, state, decision),
    ...{ fields: { field, remove, to, why }, given },
    needOf: (key, so) => needOf(key, so),
    save: (values, finish) => saveCorrection(context, decision.id, values, finish),
  });
}

/** What is to be removed has no new value. */
function needOf(key: string, so: CorrectionInput): Need {
  if (key === 'to') return so.remove === true ? 'none' : 'required';
  return key === 'remove' && so.to !== undefined ? 'none' : 'required';
}
