/** What came of reading in another register's export. */
export interface CarriedCounts {
  added: number;
  changed: number;
  unchanged: number;
  /** Cases that retention has removed here: they are not brought back. */
  removed: number;
  /** Entries that belong to no case, and were stored. */
  others: number;
  /** Entries about the old register itself: its accounts, its access log. */
  notCarried: number;
}

export function carriedJson(counts: CarriedCounts, dryRun: boolean): unknown {
  return { dryRun, ...counts };
}

function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function carriedText(counts: CarriedCounts, dryRun: boolean): string {
  const { added, changed, unchanged, removed, others, notCarried } = counts;
  const done = dryRun ? 'Provläst, inget sparades' : 'Inläst';
  const told = [
    `${done}: ${counted(added + changed + unchanged, 'ärende', 'ärenden')}, ${added} nya, ${changed} med nya poster, ${unchanged} oförändrade; ${others} nya poster utan ärende.`,
  ];
  if (removed > 0) told.push(`${counted(removed, 'ärende', 'ärenden')} gallrat här: lästes inte in.`);
  if (notCarried > 0)
    told.push(
      `${counted(notCarried, 'post', 'poster')} om det gamla registrets konton, åtkomstlogg och säkerhetskopior lästes inte in: spara exporten, och ge konton roller med "kalix-ov user add".`,
    );
  return told.join('\n');
}
