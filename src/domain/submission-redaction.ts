/** A submitted report without the posts of persons whose data retention removes. Its figures are counts, and stay. */
import type { Submission } from './submission.ts';

/** Is the decision, by its number or by its pseudonym, one that is removed? */
export type IsRemoved = (name: string) => boolean;

/** The same submission when it names none of them. */
export function withoutPosts<S extends Submission>(submission: S, isRemoved: IsRemoved): S {
  const document = JSON.parse(submission.document) as Readonly<Record<string, unknown>>;
  const pseudonyms = pseudonymsIn(document, submission.decisions, isRemoved);
  const found = strip(document, name => isRemoved(name) || pseudonyms.has(name));
  const decisions = submission.decisions.filter(id => !isRemoved(id));
  if (found.removed === 0 && decisions.length === submission.decisions.length) return submission;
  const removedPosts = (submission.removedPosts ?? 0) + found.removed;
  return { ...submission, decisions, document: `${JSON.stringify(found.value, null, 2)}\n`, removedPosts };
}

/** The auditors' posts stand in the order of the decisions: so are pseudonyms known that an earlier key has made. */
function pseudonymsIn(
  { posts }: Readonly<Record<string, unknown>>,
  decisions: readonly string[],
  isRemoved: IsRemoved,
): ReadonlySet<string> {
  if (!Array.isArray(posts) || posts.length !== decisions.length) return new Set();
  return new Set((posts as { id: string }[]).filter((_, i) => isRemoved(decisions[i] ?? '')).map(post => post.id));
}

interface Stripped {
  readonly value: unknown;
  readonly removed: number;
}

function strip(value: unknown, isRemoved: IsRemoved): Stripped {
  if (Array.isArray(value)) return stripList(value, isRemoved);
  if (typeof value !== 'object' || value === null) return { value, removed: 0 };
  const fields = Object.entries(value).map(([key, field]) => ({ key, ...strip(field, isRemoved) }));
  return {
    value: Object.fromEntries(fields.map(f => [f.key, f.value])),
    removed: fields.reduce((sum, f) => sum + f.removed, 0),
  };
}

function stripList(list: readonly unknown[], isRemoved: IsRemoved): Stripped {
  const kept = list.filter(post => !names(post).some(isRemoved)).map(post => strip(post, isRemoved));
  const below = kept.reduce((sum, each) => sum + each.removed, 0);
  return { value: kept.map(each => each.value), removed: list.length - kept.length + below };
}

/** A post is named by its decision, or in the auditors' report by its pseudonym. */
function names(post: unknown): string[] {
  if (typeof post === 'string') return [post];
  const { decision, id } = (post ?? {}) as Readonly<Record<string, unknown>>;
  return [decision, id].filter(name => typeof name === 'string');
}
