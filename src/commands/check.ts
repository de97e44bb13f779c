/** `check`: which insatser a person may have, and why. Stores nothing, logs nothing. */
import type { Context } from '../context.ts';
import { type CheckAnswer, checkPerson, mayBeOffered } from '../domain/eligibility.ts';
import type { Facts } from '../domain/fact.ts';
import { must } from '../domain/outcome.ts';
import { prepareCheck } from '../domain/prepare-check.ts';
import { Refusal } from '../domain/problem.ts';
import { type FactsContext, readFacts } from '../domain/read-facts.ts';
import type { Rulebook } from '../domain/rulebook.ts';
import { checkText } from '../present/check-text.ts';
import { exit } from '../present/exit-code.ts';
import { checkBatch } from './check-batch.ts';
import type { CommandFile, Options } from './command.ts';
import { defineFactFlags, factsFromFlags, flagFor, listed, usedFlags } from './facts-flags.ts';
import { paintFor } from './paint.ts';

const command: CommandFile = {
  define(command) {
    command
      .option('--insats <id...>', 'bara de här insatserna, med mellanslag eller komma mellan')
      .option('--facts <fil>', 'fakta som JSON från en fil ("-" är standard in)')
      .option('--batch <fil>', 'många personer: ett JSON-objekt per rad in, ett svar per rad ut')
      .option('--exit-code', 'avsluta med 1 när inget kan erbjudas');
    defineFactFlags(command);
    command.addHelpText('after', examples);
  },
  async run(context, _args, options) {
    refuseConflicts(options);
    const rulebook = await context.rulebook();
    const prepared = must(prepareCheck(rulebook, context.today, listed(options.insats)));
    const groups = new Set(rulebook.groups.map(group => group.id));
    if (typeof options.batch === 'string') return checkBatch(context, options, prepared, groups);
    const interview = hasNoFacts(options) && context.mayAsk ? await import('./check-interview.ts') : undefined;
    const facts = interview
      ? await context.world.prompt.conversation(() => interview.askFacts(context, prepared, rulebook))
      : await readInput(context, options, { today: context.today, groups });
    const answer = checkPerson(prepared, facts);
    await show(context, answer, rulebook);
    interview?.sayWhatFollows(context, answer, rulebook);
    return options.exitCode === true && !mayBeOffered(answer) ? exit.finding : exit.done;
  },
};

export default command;

const examples = `
Exempel:
  kalix-ov check
  kalix-ov check --age 14 --registered --guardian-consent all
  kalix-ov check --facts uppgifter.json --json
  kalix-ov check --batch personer.jsonl > svar.jsonl

Utan uppgifter, på en terminal, frågar verktyget efter det som kan ändra svaret.
En uppgift som inte anges är okänd, aldrig nej. Inget sparas och inget loggas.`;

function hasNoFacts(options: Options): boolean {
  return options.facts === undefined && usedFlags(options).length === 0;
}

async function show(context: Context, answer: CheckAnswer, rulebook: Rulebook): Promise<void> {
  if (context.json) return context.printJson(answer);
  await context.print(checkText(answer, rulebook, await paintFor(context), context.columns));
}

async function readInput(context: Context, options: Options, reading: FactsContext): Promise<Facts> {
  if (typeof options.facts === 'string') return must(readFacts(await readJson(context, options.facts), reading));
  return must(readFacts(factsFromFlags(options) ?? {}, { ...reading, place: key => ({ flag: flagFor(key) }) }));
}

async function readJson(context: Context, path: string): Promise<unknown> {
  const bytes = await context.world.read(path);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal({ code: 'not-json', where: path === '-' ? 'Standard in' : 'Filen med fakta' });
  }
}

/** Facts come from one place only. */
function refuseConflicts(options: Options): void {
  const flags = usedFlags(options).map(({ flag }) => `--${flag}`);
  const sources = [
    ...(['batch', 'facts'] as const).filter(name => options[name] !== undefined).map(name => `--${name}`),
    ...flags.slice(0, 1),
  ];
  const [first, second] = sources;
  if (first !== undefined && second !== undefined) throw new Refusal({ code: 'conflicting-values', first, second });
}
