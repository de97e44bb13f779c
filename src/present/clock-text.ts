import { swedishTime } from './local-time.ts';

/** What is said when the register's last entry is from a time that the clock has not come to. */
export function clockText(lastRecorded: string): string {
  return `Datorns klocka går fel: registrets senaste post är från ${swedishTime(lastRecorded)}, senare än vad klockan är nu. Ställ klockan rätt innan du går på listor och dagar.`;
}
