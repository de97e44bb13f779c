/** How an entry breaks the chain. `content-missing`: and no receipt says that retention has removed it. */
export type ChainBreak = 'missing-before' | 'does-not-follow' | 'changed' | 'content-missing' | 'content-changed';

export interface Verification {
  /** How many entries hold, from the first. */
  readonly entries: number;
  /** How many of them retention has removed the content of, each with its receipt. */
  readonly removed: number;
  /** The last of them, in hexadecimal; null in an empty register. */
  readonly head: string | null;
  /** The first entry that does not hold. */
  readonly broken: { readonly seq: number; readonly kind: ChainBreak } | null;
  /** The first entry that is recorded earlier than one before it, by a clock that had been set: no break. */
  readonly clockSetBack: { readonly seq: number } | null;
}
