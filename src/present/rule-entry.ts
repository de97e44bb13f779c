/** Every dated rule in one list, whatever it governs, so that it can be listed, shown, and tried on any day. */
import type { Citation, Level } from '../domain/citation.ts';
import type { Test } from '../domain/condition.ts';
import type { RetentionPolicy, Validity } from '../domain/policy.ts';
import type { Rulebook } from '../domain/rulebook.ts';

type RuleKind =
  | 'condition'
  | 'never-without-assessment'
  | 'reminder'
  | 'follow-up'
  | 'reporting'
  | 'fee-frame'
  | 'reporting-window'
  | 'retention';

export interface RuleEntry extends Validity {
  readonly id: string;
  readonly kind: RuleKind;
  readonly text: string;
  readonly level: Level;
  readonly citations: readonly Citation[];
  readonly test?: Test;
  readonly remedy?: string;
  /** Ids of the insatser that the rule is a condition for. */
  readonly insatser: readonly string[];
}

export function ruleEntries(rulebook: Rulebook): readonly RuleEntry[] {
  return [
    ...conditionEntries(rulebook),
    ...neverEntries(rulebook),
    ...reminderEntries(rulebook),
    ...followUpEntries(rulebook),
    ...reportingEntries(rulebook),
    ...feeEntries(rulebook),
    ...windowEntries(rulebook),
    ...retentionEntries(rulebook),
  ];
}

function conditionEntries({ conditions, insatser }: Rulebook): readonly RuleEntry[] {
  return conditions.map(({ id, text, level, citation, also, test, remedy, validFrom, validTo }) => ({
    ...{ id, kind: 'condition' as const, text, level, citations: [citation, ...(also ?? [])], test },
    ...(remedy === undefined ? {} : { remedy }),
    insatser: insatser.filter(insats => insats.conditions.includes(id)).map(insats => insats.id),
    ...{ validFrom, validTo },
  }));
}

function neverEntries({ neverWithoutAssessment }: Rulebook): readonly RuleEntry[] {
  return neverWithoutAssessment.map(({ id, name, text, level, citation, validFrom, validTo }) => ({
    ...{ id: `alltid-provning-${id}`, kind: 'never-without-assessment' as const, text: `${name}. ${text}`, level },
    ...{ citations: [citation], insatser: [], validFrom, validTo },
  }));
}

function reminderEntries({ reminders }: Rulebook): readonly RuleEntry[] {
  return reminders.map(({ id, text, level, citation, when, validFrom, validTo }) => ({
    ...{ id: `paminnelse-${id}`, kind: 'reminder' as const, text, level },
    ...{ citations: [citation], ...(when ? { test: when } : {}), insatser: [], validFrom, validTo },
  }));
}

function followUpEntries({ followUpPolicies }: Rulebook): readonly RuleEntry[] {
  return followUpPolicies.map(policy => ({
    id: 'uppfoljning',
    kind: 'follow-up',
    text:
      `Uppföljning var ${policy.sixMonths.months}:e månad; vid omfattande, föränderliga behov inom ` +
      `${policy.twoMonths.months} månader och sedan var ${policy.yearly.months}:e; alltid vid förändrade behov. ` +
      `Kontakt under väntan minst var ${policy.contactWhileWaitingDays}:e dag (lokal inställning). ` +
      `Insatser utan behovsprövning följs upp som helhet var ${policy.programmes.months}:e månad från ` +
      `${policy.programmes.from} (lokal inställning).`,
    level: policy.level,
    citations: unique([
      policy.sixMonths.citation,
      policy.twoMonths.citation,
      policy.changedNeeds.citation,
      policy.plan.citation,
      policy.contactCitation,
      policy.programmes.citation,
    ]),
    insatser: [],
    validFrom: policy.validFrom,
    validTo: policy.validTo,
  }));
}

function reportingEntries({ reportingRules }: Rulebook): readonly RuleEntry[] {
  return reportingRules.map(rule => ({
    id: 'rapportering-ej-verkstallda',
    kind: 'reporting',
    text: `Gynnande beslut (${rule.bases.join(', ')}) som inte har verkställts inom ${rule.months} månader rapporteras. Gäller kvartal som slutar under tiden.`,
    level: rule.level,
    citations: unique([rule.citation, rule.auditorsCitation, rule.noticeCitation, rule.councilCitation]),
    insatser: [],
    validFrom: rule.validFrom,
    validTo: rule.validTo,
  }));
}

function feeEntries({ feeFrames }: Rulebook): readonly RuleEntry[] {
  return feeFrames.map(frame => ({
    id: 'avgiftsram',
    kind: 'fee-frame',
    text: `Särskild avgift: ${frame.from}–${frame.to} kr, efter beslutsdagen. Ansökan ska ha delgetts inom ${frame.applicationYears} år. Bara upplysning: om avgift tas ut prövar förvaltningsrätten.`,
    level: frame.level,
    citations: [frame.citation],
    insatser: [],
    validFrom: frame.validFrom,
    validTo: frame.validTo,
  }));
}

function windowEntries({ reportingWindows }: Rulebook): readonly RuleEntry[] {
  return reportingWindows.map(window => ({
    id: 'ivo-perioder',
    kind: 'reporting-window',
    text: `IVO:s rapporteringsperioder. ${window.note}`,
    level: window.level,
    citations: [window.citation],
    insatser: [],
    validFrom: window.validFrom,
    validTo: window.validTo,
  }));
}

function retentionEntries({ retentionPolicies }: Rulebook): readonly RuleEntry[] {
  return retentionPolicies.map(policy => ({
    id: 'gallring',
    kind: 'retention',
    text: retentionText(policy),
    level: policy.level,
    citations: unique([
      ...[policy.lastNote, policy.ceased, policy.samePerson, policy.finished, policy.research].map(p => p.citation),
      ...(policy.childInvestigation ? [policy.childInvestigation.citation] : []),
      ...policy.subjects.map(s => s.citation),
    ]),
    insatser: [],
    validFrom: policy.validFrom,
    validTo: policy.validTo,
  }));
}

function retentionText({ years, research, childInvestigation, subjects }: RetentionPolicy): string {
  const child = childInvestigation
    ? `en utredning om ett barns skydd eller stöd tills barnet är ${childInvestigation.untilAge} år; `
    : '';
  return (
    `Gallras ${years} år efter sista anteckningen och efter att förhållandena har upphört, klart senast året efter. ` +
    `Kvar: ${child}födda den ${research.birthDays.join(', ')} (forskning); ${subjects.map(s => s.id).join(', ')}.`
  );
}

function unique(citations: readonly Citation[]): readonly Citation[] {
  const byText = new Map(citations.map(c => [`${c.source} ${c.place} ${c.quote ?? ''}`, c]));
  return [...byText.values()];
}
