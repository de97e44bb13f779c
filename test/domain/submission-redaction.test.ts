/** A submitted report when retention removes somebody: that person's posts go, and everything else is as it was sent. */
import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { Submission } from '../../src/domain/submission.ts';
import { withoutPosts } from '../../src/domain/submission-redaction.ts';

const isRemoved = (name: string) => name === '2026-0001-A' || name === 'nytt-namn';

const submitted = (document: unknown, decisions: readonly string[]): Submission => ({
  ...{ quarter: '2026Q2' as Submission['quarter'], reader: 'ivo', day: day('2026-07-01'), hash: 'som-skickat' },
  ...{ decisions, document: `${JSON.stringify(document, null, 2)}\n` },
});
const documentOf = (submission: Submission) => JSON.parse(submission.document) as unknown;

test('IVO: posts in every part, also among those for information', () => {
  const [gone, kept] = ['2026-0001-A', '2026-0002-A'].map(decision => ({ decision, reasons: 'Sjukdom' }));
  const sent = {
    notExecuted: [gone, kept],
    resolved: [gone],
    forInformation: { courtOrders: [gone] },
    statistics: { count: 2 },
  };
  const left = withoutPosts(submitted(sent, ['2026-0001-A', '2026-0002-A']), isRemoved);
  expect(documentOf(left)).toEqual({
    ...{ notExecuted: [kept], resolved: [], forInformation: { courtOrders: [] }, statistics: { count: 2 } },
  });
  expect(left).toMatchObject({ decisions: ['2026-0002-A'], removedPosts: 3, hash: 'som-skickat' });
});

test('the auditors: by the pseudonym, also one that an earlier key has made', () => {
  const sent = {
    posts: [{ id: 'gammalt-namn' }, { id: 'annan' }],
    resolved: [{ id: 'gammalt-namn' }, { id: 'nytt-namn' }],
  };
  const left = withoutPosts(submitted(sent, ['2026-0001-A', '2026-0002-A']), isRemoved);
  expect(documentOf(left)).toEqual({ posts: [{ id: 'annan' }], resolved: [] });
});

test('a report that names none of them is the very same', () => {
  const sent = submitted({ notExecuted: [{ decision: '2026-0002-A' }] }, ['2026-0002-A']);
  expect(withoutPosts(sent, isRemoved)).toBe(sent);
  const figures = submitted({ statistics: { notExecuted: { count: 1 } } }, []);
  expect(withoutPosts(figures, isRemoved)).toBe(figures);
});
