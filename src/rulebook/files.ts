/** A rulebook's files by name, and the rulebook that they make. */
import type { Rulebook } from '../domain/rulebook.ts';

export const fileNames = [
  'rulebook',
  'local-sources',
  'groups',
  'participation-codes',
  'conditions',
  'insatser',
  'never-without-assessment',
  'reminders',
  'interpretations',
  'follow-up-policies',
  'reporting-rules',
  'fee-frames',
  'reporting-windows',
  'retention-policies',
] as const;

export type FileName = (typeof fileNames)[number];

/** The files' contents, read but not trusted. */
export type RulebookFiles = Readonly<Record<FileName, unknown>>;

/** Only for files that have been checked. */
export function assemble(files: RulebookFiles): Rulebook {
  return {
    ...(files.rulebook as object),
    localSources: files['local-sources'],
    groups: files.groups,
    participationCodes: files['participation-codes'],
    conditions: files.conditions,
    insatser: files.insatser,
    neverWithoutAssessment: files['never-without-assessment'],
    reminders: files.reminders,
    interpretations: files.interpretations,
    followUpPolicies: files['follow-up-policies'],
    reportingRules: files['reporting-rules'],
    feeFrames: files['fee-frames'],
    reportingWindows: files['reporting-windows'],
    retentionPolicies: files['retention-policies'],
  } as Rulebook;
}
