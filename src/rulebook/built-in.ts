/** The files that are bundled with the program. */
import conditions from '../../data/conditions.json' with { type: 'json' };
import feeFrames from '../../data/fee-frames.json' with { type: 'json' };
import followUpPolicies from '../../data/follow-up-policies.json' with { type: 'json' };
import groups from '../../data/groups.json' with { type: 'json' };
import insatser from '../../data/insatser.json' with { type: 'json' };
import interpretations from '../../data/interpretations.json' with { type: 'json' };
import localSources from '../../data/local-sources.json' with { type: 'json' };
import neverWithoutAssessment from '../../data/never-without-assessment.json' with { type: 'json' };
import participationCodes from '../../data/participation-codes.json' with { type: 'json' };
import reminders from '../../data/reminders.json' with { type: 'json' };
import reportingRules from '../../data/reporting-rules.json' with { type: 'json' };
import reportingWindows from '../../data/reporting-windows.json' with { type: 'json' };
import retentionPolicies from '../../data/retention-policies.json' with { type: 'json' };
import rulebook from '../../data/rulebook.json' with { type: 'json' };
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
