/** The local code lists for participations: difficulties that showed, and reasons for leaving early. */
import codes from '../../data/participation-codes.json';

export const difficultyCodes: readonly string[] = codes.difficulties.map(c => c.id);
export const leftEarlyCodes: readonly string[] = codes.leftEarly.map(c => c.id);
