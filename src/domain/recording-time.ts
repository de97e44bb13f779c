/** When entries were recorded (RFC 3339, UTC), and how a clock that has been set back shows in them. */

/** Two who record at once can be stored the other way round, and a clock is set right by seconds now and then. */
const toleratedMilliseconds = 60_000;

/** So much earlier that a clock must have been set in between. */
export function isRecordedBefore(earlier: string, later: string): boolean {
  return earlier < later && Date.parse(later) - Date.parse(earlier) > toleratedMilliseconds;
}
