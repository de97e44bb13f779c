/** The local code lists for participations: difficulties that showed, and reasons for leaving early. */
import codes from '../../data/participation-codes.json';

export const difficultyCodes: readonly string[] = codes.difficulties.map(c => c.id);
export const leftEarlyWords: Readonly<Record<string, string>> = Object.fromEntries(
  codes.leftEarly.map(c => [c.id, c.text]),
);
