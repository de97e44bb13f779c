/** The files that are bundled with the program. */
import conditions from '../../data/conditions.json';
import feeFrames from '../../data/fee-frames.json';
import followUpPolicies from '../../data/follow-up-policies.json';
import groups from '../../data/groups.json';
import insatser from '../../data/insatser.json';
import interpretations from '../../data/interpretations.json';
import localSources from '../../data/local-sources.json';
import neverWithoutAssessment from '../../data/never-without-assessment.json';
import participationCodes from '../../data/participation-codes.json';
import reminders from '../../data/reminders.json';
import reportingRules from '../../data/reporting-rules.json';
import reportingWindows from '../../data/reporting-windows.json';
import retentionPolicies from '../../data/retention-policies.json';
import rulebook from '../../data/rulebook.json';
import type { RulebookFiles } from './files.ts';

export const builtInFiles: RulebookFiles = {
  rulebook,
  'local-sources': localSources,
  groups,
  'participation-codes': participationCodes,
  conditions,
  insatser,
  'never-without-assessment': neverWithoutAssessment,
  reminders,
  interpretations,
  'follow-up-policies': followUpPolicies,
  'reporting-rules': reportingRules,
  'fee-frames': feeFrames,
  'reporting-windows': reportingWindows,
  'retention-policies': retentionPolicies,
};
