/** `rules show`: one rule, every version of it, with the sentence that it rests on. */
import { nearest } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { ruleEntries } from '../present/rule-entry.ts';
import { interpretationText, ruleText } from '../present/rules-text.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.argument('<id>', 'regelns eller tolkningens namn');
    command.addHelpText(
      'after',
      '\nExempel:\n  kalix-ov rules show vardnadshavares-samtycke\n  kalix-ov rules show fodd-29-februari',
    );
  },
  async run(context, [id = '']) {
    const rulebook = await context.rulebook();
    const all = ruleEntries(rulebook);
    const versions = all.filter(rule => rule.id === id);
    const interpretation = rulebook.interpretations.find(i => i.id === id);
    if (versions.length === 0 && !interpretation) {
      throw new Refusal(
        unknownRule(
          id,
          [...all, ...rulebook.interpretations].map(rule => rule.id),
        ),
      );
    }
    if (context.json) await context.printJson(interpretation ?? versions);
    else
      await context.print(
        interpretation ? interpretationText(interpretation, context.columns) : ruleText(versions, context.columns),
      );
    return undefined;
  },
};

export default command;

function unknownRule(id: string, known: readonly string[]) {
  const near = nearest(id, known);
  return { code: 'unknown-rule', ...(near === undefined ? {} : { nearest: near }) } as const;
}
