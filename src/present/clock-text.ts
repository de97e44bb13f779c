/** What is said when the register's last entry is from a time that the clock has not come to. */
export function clockText(lastRecorded: string): string {
  const [day, time = ''] = lastRecorded.split('T');
  return `Datorns klocka går fel: registrets senaste post är från ${day} ${time.slice(0, 5)} (UTC),
senare än vad klockan är nu. Ställ klockan rätt innan du går på listor och dagar.`;
}
