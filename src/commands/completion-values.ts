/** What may stand in a place on the command line: codes, ids of the rulebook, and the caseworker's own numbers. */
import type { Context } from '../context.ts';
import type { Insats } from '../domain/rulebook.ts';
import { ruleEntries } from '../present/rule-entry.ts';
import type { Slot } from './completion-slot.ts';

export type Value = readonly [value: string, description: string];

/** More than anyone reads through at the tab key. */
const most = 500;

/** Empty when anything may stand there. */
export async function valuesOf(context: Context, path: string, { option, argument }: Slot): Promise<readonly Value[]> {
  const codes = option?.argChoices ?? argument?.argChoices ?? written(option?.flags ?? '');
  if (codes.length > 0) return codes.map(code => [code, '']);
  switch (option?.long ?? `${path} <${argument?.name()}>`) {
    case '--insats':
    case '--programme':
    case 'insats show <id>':
      return insatser(context, path);
    case '--group':
    case '--groups':
      return described((await context.rulebook()).groups);
    case '--difficulties':
      return described((await context.rulebook()).participationCodes.difficulties);
    case '--left-early':
      return described((await context.rulebook()).participationCodes.leftEarly);
    case 'rules show <id>':
      return rules(context);
    case '--renews':
    case '--decides':
      return numbers(context, 'decisions');
    case 'case show <nr>':
    case 'case log <nr>':
    case 'db hold <nr>':
      return numbers(context, 'cases');
    default:
      return argument?.name() === 'nr' ? numbers(context, 'decisions') : [];
  }
}

function described(codes: readonly { readonly id: string; readonly text: string }[]): readonly Value[] {
  return codes.map(({ id, text }) => [id, text]);
}

/** Does a file or a folder stand there? */
export function wantsFile({ option, argument }: Slot): boolean {
  return /^(fil|mapp)\b/.test(argument?.name() ?? /<(.*)>/.exec(option?.flags ?? '')?.[1] ?? '');
}

/** `--guardian-consent <all|one|none>` has its values in its own flags. */
function written(flags: string): readonly string[] {
  const [, inside] = /<([a-z][a-z-]+(?:\|[a-z][a-z-]+)+)>/.exec(flags) ?? [];
  return inside?.split('|') ?? [];
}

const insatserOf: Readonly<Record<string, (insats: Insats) => boolean>> = {
  'insats show': () => true,
  stats: insats => insats.documentation.identity === 'forbidden',
  'followups record': insats => insats.route === 'without-assessment',
};

async function insatser(context: Context, path: string): Promise<readonly Value[]> {
  const fits = insatserOf[path] ?? (insats => insats.route !== 'preventive');
  return (await context.rulebook()).insatser.filter(fits).map(({ id, name }) => [id, name]);
}

async function rules(context: Context): Promise<readonly Value[]> {
  const rulebook = await context.rulebook();
  const ids = new Set([...ruleEntries(rulebook), ...rulebook.interpretations].map(rule => rule.id));
  return [...ids].map(id => [id, '']);
}

/** One's own, and nothing but the numbers. Without a register, or a right to it, there are none. */
async function numbers(context: Context, kind: 'cases' | 'decisions'): Promise<readonly Value[]> {
  const { user } = context;
  const found: Value[] = [];
  await context.withRegister(async register => {
    for await (const row of register.cases({ caseworker: user })) {
      const own = row.decisions.filter(decision => decision.caseworker === user).map(decision => decision.id);
      found.push(...(kind === 'cases' ? [row.case] : own).map(number => [number, ''] as const));
      if (found.length >= most) break;
    }
  });
  return found;
}
