/** Where a rule comes from. `quote` is the sentence relied on, in the source's own words. */
export interface Citation {
  readonly source: string;
  readonly place: string;
  readonly quote?: string;
}

/**
 * How strong a rule is. `law` binds always, `board` until the board decides otherwise, `guideline` is a recommendation
 * that a caseworker may go past with a written motivation (Riktlinjer 2025-07-01, avsnitt 2).
 */
export type Level = 'law' | 'board' | 'guideline';
