/**
 * Whether a rulebook holds together, and whether it stays within the law: nothing of 11 kap. 5 § p. 1–7 without
 * assessment, and no condition for an insats without assessment that weighs a need.
 */
import type { Citation } from './citation.ts';
import { factsRead, type Test } from './condition.ts';
import { addDays } from './day.ts';
import { factKinds, isFactKey } from './fact.ts';
import type { Validity } from './policy.ts';
import type { Problem, RulebookReference } from './problem.ts';
import type { Condition, Insats, NeverWithoutAssessment, Rulebook } from './rulebook.ts';
import { slug } from './slug.ts';

export function rulebookFindings(rulebook: Rulebook): readonly Problem[] {
  return [
    ...rulebook.insatser.flatMap(insats => neverFindings(insats, rulebook.neverWithoutAssessment)),
    ...referenceFindings(rulebook),
    ...hiddenAssessments(rulebook),
    ...withoutTheLaws(rulebook),
    ...versionFindings(rulebook),
  ];
}

/** SoL 11:5 p. 1–7 and the board's § 87: whatever it is called, by its declared kind, its id or its name. */
function neverFindings(insats: Insats, kinds: readonly NeverWithoutAssessment[]): readonly Problem[] {
  if (insats.route !== 'without-assessment') return [];
  const found = kinds.find(kind => isOfKind(insats, kind));
  if (!found) return [];
  return [{ code: 'never-without-assessment', insats: insats.id, name: found.name, citation: found.citation }];
}

function isOfKind(insats: Insats, kind: NeverWithoutAssessment): boolean {
  if (insats.kind === kind.id || insats.id === kind.id) return true;
  return [insats.id, slug(insats.name)].some(name => kind.words.some(word => `-${name}-`.includes(`-${word}-`)));
}

function referenceFindings(rulebook: Rulebook): readonly Problem[] {
  const conditions = new Set(rulebook.conditions.map(c => c.id));
  const interpretations = new Set(rulebook.interpretations.map(i => i.id));
  const groups = new Set(rulebook.groups.map(g => g.id));
  return [
    ...rulebook.insatser.flatMap(insats => [
      ...unknown(insats.id, 'condition', insats.conditions, conditions),
      ...unknown(insats.id, 'interpretation', insats.interpretations, interpretations),
    ]),
    ...[...rulebook.conditions, ...rulebook.reminders].flatMap(rule => {
      const test = 'test' in rule ? rule.test : rule.when;
      return test ? testFindings(rule.id, test, groups) : [];
    }),
  ];
}

function testFindings(id: string, test: Test, groups: ReadonlySet<string>): readonly Problem[] {
  const facts = factsRead(test).filter(fact => !isFactKey(fact) || fact === ('born' as string));
  return [...facts.map(fact => missing(id, 'fact', fact)), ...unknown(id, 'group', groupsRead(test), groups)];
}

function groupsRead(test: Test): readonly string[] {
  if ('all' in test) return test.all.flatMap(groupsRead);
  if ('any' in test) return test.any.flatMap(groupsRead);
  return 'anyOf' in test ? test.anyOf : [];
}

function unknown(
  id: string,
  kind: RulebookReference,
  used: readonly string[],
  known: ReadonlySet<string>,
): readonly Problem[] {
  return used.filter(ref => !known.has(ref)).map(ref => missing(id, kind, ref));
}

function missing(id: string, kind: RulebookReference, ref: string): Problem {
  return { code: 'rulebook-reference', in: id, kind, id: ref };
}

function hiddenAssessments({ insatser, conditions, localSources }: Rulebook): readonly Problem[] {
  const without = insatser.filter(insats => insats.route === 'without-assessment');
  return without.flatMap(insats =>
    conditions
      .filter(c => insats.conditions.includes(c.id))
      .flatMap(c => weighed(insats.id, c, localSources['no-hidden-assessment'])),
  );
}

/** `suitable` is the judgement that SoL 21:2 itself asks for: in a condition of law only. */
function weighed(insats: string, { id, level, test }: Condition, citation: Citation): readonly Problem[] {
  const facts = factsRead(test).filter(fact => {
    const nature = isFactKey(fact) ? factKinds[fact].nature : 'fact';
    return nature === 'need' || nature === 'application' || (nature === 'suitability' && level !== 'law');
  });
  return facts.map(fact => ({ code: 'hidden-assessment', insats, condition: id, fact, citation }));
}

/** What the law asks of every insats of a route (SoL 21:1, 21:2, 11:1) stands among each one's conditions. */
function withoutTheLaws({ insatser, conditions }: Rulebook): readonly Problem[] {
  return conditions.flatMap(({ id, everyInsats, citation }) =>
    insatser
      .filter(insats => insats.route === everyInsats && !insats.conditions.includes(id))
      .map(insats => ({ code: 'law-condition-missing' as const, insats: insats.id, condition: id, citation })),
  );
}

function versionFindings(rulebook: Rulebook): readonly Problem[] {
  const named = [rulebook.insatser, rulebook.conditions, rulebook.neverWithoutAssessment, rulebook.reminders];
  const series = [
    ...named.flatMap(list => [...Map.groupBy<string, Validity & { id: string }>(list, rule => rule.id)]),
    ...Object.entries({
      'follow-up-policies': rulebook.followUpPolicies,
      'reporting-rules': rulebook.reportingRules,
      'fee-frames': rulebook.feeFrames,
      'reporting-windows': rulebook.reportingWindows,
      'retention-policies': rulebook.retentionPolicies,
    }),
  ];
  return [...series.flatMap(([id, versions]) => orderFindings(id, versions)), ...uncovered(rulebook)];
}

/** Versions stand in time order, each beginning on the day after the one before it. */
function orderFindings(id: string, versions: readonly Validity[]): readonly Problem[] {
  return versions.flatMap((version, index): readonly Problem[] => {
    const before = versions[index - 1];
    if (version.validTo !== null && version.validTo < version.validFrom) {
      return [{ code: 'rulebook-gap', in: id, from: version.validFrom, to: version.validTo }];
    }
    return before ? betweenFindings(id, before, version) : [];
  });
}

function betweenFindings(id: string, before: Validity, version: Validity): readonly Problem[] {
  if (before.validTo === null || before.validTo >= version.validFrom) {
    return [{ code: 'rulebook-overlap', in: id, day: version.validFrom }];
  }
  const expected = addDays(before.validTo, 1);
  if (expected === version.validFrom) return [];
  return [{ code: 'rulebook-gap', in: id, from: expected, to: addDays(version.validFrom, -1) }];
}

/** A condition holds on every day that an insats which needs it holds. */
function uncovered({ insatser, conditions }: Rulebook): readonly Problem[] {
  return insatser.flatMap(insats =>
    insats.conditions.flatMap(id => {
      const versions = conditions.filter(c => c.id === id);
      return versions.length === 0 ? [] : coverFindings(id, versions, insats);
    }),
  );
}

function coverFindings(id: string, versions: readonly Condition[], insats: Insats): readonly Problem[] {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first && first.validFrom > insats.validFrom) {
    return [{ code: 'rulebook-gap', in: id, from: insats.validFrom, to: addDays(first.validFrom, -1) }];
  }
  const end = last?.validTo ?? null;
  if (end === null || (insats.validTo !== null && insats.validTo <= end)) return [];
  return [{ code: 'rulebook-gap', in: id, from: addDays(end, 1), to: insats.validTo ?? 'tills vidare' }];
}
