/** A reading of persons' data, as the access log keeps it. Never a name or a number: a case number stands for a person. */
export interface Reading {
  /** In whose name. */
  readonly user: string;
  /** The account at the keyboard, when it was another. */
  readonly account: string | null;
  /** The command as typed, without its arguments. */
  readonly command: string;
  /** Were names or person numbers shown in full? */
  readonly identity: boolean;
  readonly cases: readonly ReadCase[];
}

interface ReadCase {
  readonly case: string;
  /** Was the user responsible for a decision in it, when it was read? */
  readonly responsible: boolean;
}

/** A reading in the log: its journal entry, and when. */
export interface LoggedReading extends Reading {
  readonly entry: number;
  readonly recorded: string;
}

/** Read by somebody who was not responsible for the case, or from another's account. */
export function isOutsider({ account, cases }: Pick<Reading, 'account' | 'cases'>): boolean {
  return account !== null || cases.some(c => !c.responsible);
}
