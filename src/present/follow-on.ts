/** The `register` commands that would follow on the answer of `check`, with what is known filled in. Nobody is named. */
import type { CheckAnswer, InsatsAnswer } from '../domain/eligibility.ts';
import { groupsIn } from '../domain/interview/values.ts';
import { type AgeBand, ageBands, agesIn } from '../domain/participation.ts';
import type { Insats, Rulebook } from '../domain/rulebook.ts';
import { paragraph } from './paragraph.ts';

interface Known {
  readonly answer: CheckAnswer;
  /** The person's age on the day, from the age or the birth day that was told. */
  readonly age: number | undefined;
}

/** One command for each insats that can be had, or applied for, or comes to be when it has been judged. */
export function registerCommands(known: Known, rules: Rulebook): readonly string[] {
  return known.answer.insatser.flatMap(one => {
    const insats = rules.insatser.find(({ id }) => id === one.id);
    return insats && follows(one, known.answer) ? [command(insats, known, rules)] : [];
  });
}

/** A line each, never broken, so that it can be copied. */
export function followOnText(commands: readonly string[], columns: number): string {
  const lead = 'När insatsen ges, eller ansökan tas emot, registreras den så. Resten frågas efter.';
  return [paragraph(lead, Math.min(columns, 80)), ...commands.map(command => `  ${command}`)].join('\n');
}

/** After assessment: when somebody has applied. What is left then belongs to the investigation. */
function follows({ route, outcome }: InsatsAnswer, { facts }: CheckAnswer): boolean {
  if (route === 'without-assessment') return outcome === 'yes' || outcome === 'assess';
  return outcome !== 'no' && (facts.application === 'person' || facts.application === 'guardian');
}

function command(insats: Insats, known: Known, rules: Rulebook): string {
  const identityForbidden = insats.documentation.identity === 'forbidden';
  const flags = identityForbidden
    ? participation(known)
    : insats.route === 'after-assessment'
      ? application(known)
      : enrolment(insats, known, rules);
  return ['kalix-ov register', `--insats ${insats.id}`, ...flags].join(' ');
}

function participation({ answer: { facts }, age }: Known): readonly string[] {
  const band = age === undefined ? undefined : bandOf(age);
  const isChecked = age !== undefined && age < 18 && facts.guardianConsent === 'all';
  return [...(band ? [`--age-band ${band}`] : []), ...(isChecked ? ['--guardian-checked'] : [])];
}

function bandOf(age: number): AgeBand | undefined {
  return ageBands.find(band => agesIn(band).from <= age && age <= agesIn(band).to);
}

/** Of the groups that were told, those that the insats asks for. */
function enrolment(insats: Insats, { answer: { facts } }: Known, { conditions }: Rulebook): readonly string[] {
  const asksFor = groupsIn(conditions.filter(({ id }) => insats.conditions.includes(id)).map(({ test }) => test));
  const groups = (facts.groups ?? []).filter(group => asksFor.includes(group));
  return [
    ...(facts.registeredInMunicipality === true ? ['--registered'] : []),
    ...(groups.length > 0 ? [`--groups ${groups.join(' ')}`] : []),
    ...(facts.completedTreatment === true ? ['--completed-treatment'] : []),
  ];
}

/** Consent has a day of its own, and is recorded with the decision. */
function application({ answer: { facts } }: Known): readonly string[] {
  return [`--application-by ${facts.application}`];
}
