/** The titles of a file's tests, read from its source: `describe`, `it` and `test`, with `.each`, `.for`, `.skip` … */
import { parseAst } from 'vitest/node';

export interface TestTitle {
  /** The literal text; what a template or a table fills in stands as `…` or as its own `%s`. */
  readonly title: string;
  /** By itself or by a `describe` around it: skipped always or sometimes, still to be written, or meant to fail. */
  readonly skipped: boolean;
}

type Node = Readonly<Record<string, unknown>>;

const names = ['describe', 'it', 'test'];
const skipping = ['skip', 'todo', 'skipIf', 'runIf', 'fails'];

export function titlesIn(source: string): readonly TestTitle[] {
  return titlesUnder(parseAst(source, { lang: 'ts' }), false);
}

function titlesUnder(node: unknown, skipped: boolean): TestTitle[] {
  if (Array.isArray(node)) return node.flatMap(child => titlesUnder(child, skipped));
  if (!isNode(node)) return [];
  const modifiers = node.type === 'CallExpression' ? modifiersOf(node.callee) : undefined;
  const skippedHere = skipped || modifiers?.some(modifier => skipping.includes(modifier)) === true;
  const title = modifiers && literalText(Array.isArray(node.arguments) ? node.arguments[0] : undefined);
  const own = title === undefined ? [] : [{ title, skipped: skippedHere }];
  return [...own, ...Object.values(node).flatMap(child => titlesUnder(child, skippedHere))];
}

/** `test.skip.each(…)` has `skip` and `each`; undefined for what is no test. */
function modifiersOf(callee: unknown): readonly string[] | undefined {
  if (!isNode(callee)) return undefined;
  if (callee.type === 'Identifier') return names.includes(String(callee.name)) ? [] : undefined;
  if (callee.type === 'CallExpression') return modifiersOf(callee.callee);
  if (callee.type === 'TaggedTemplateExpression') return modifiersOf(callee.tag);
  if (callee.type !== 'MemberExpression' || !isNode(callee.property)) return undefined;
  const before = modifiersOf(callee.object);
  return before && [...before, String(callee.property.name)];
}

function literalText(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined;
  return node.quasis.map(quasi => (isNode(quasi) && isNode(quasi.value) ? String(quasi.value.cooked) : '')).join('…');
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
