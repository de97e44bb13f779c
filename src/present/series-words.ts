/** The series of follow-ups in words, with the months that the municipality's own guideline gives them. */
import type { Series } from '../domain/follow-up.ts';
import type { FollowUpPolicy } from '../domain/policy.ts';

/** "var sjätte månad", "inom två månader", "årligen", "bestämd dag" */
export function seriesWords(series: Series, policy: FollowUpPolicy): string {
  switch (series) {
    case 'six-months':
      return every(policy.sixMonths.months);
    case 'two-months':
      return `inom ${monthCount(policy.twoMonths.months)}`;
    case 'yearly':
      return every(policy.yearly.months);
    case 'set-day':
      return 'bestämd dag';
    case 'changed-needs':
      return 'förändrat behov';
    case 'plan':
      return 'planens dag';
  }
}

const ordinals = ['', '', '', 'tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde', 'tionde', 'elfte'];
const counts = ['', '', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];

function every(months: number): string {
  if (months === 1) return 'varje månad';
  if (months === 2) return 'varannan månad';
  return months === 12 ? 'årligen' : `var ${ordinals[months] ?? `${months}:e`} månad`;
}

/** "en månad", "två månader", "18 månader" */
export function monthCount(months: number): string {
  return months === 1 ? 'en månad' : `${counts[months] ?? months} månader`;
}
