/** `insats show`: one insats with its conditions, documentation, decision and sources. */
import { nearest } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import type { Insats, Rulebook } from '../domain/rulebook.ts';
import { type InsatsPage, insatsText, neverText } from '../present/insats-text.ts';
import type { CommandFile } from './command.ts';

const command: CommandFile = {
  define(command) {
    command.argument('<id>', 'insatsens namn i katalogen');
    command.addHelpText('after', '\nExempel:\n  kalix-ov insats show kontaktfamilj');
  },
  async run(context, [id = '']) {
    const rulebook = await context.rulebook();
    const pages = rulebook.insatser.filter(insats => insats.id === id).map(insats => pageOf(insats, rulebook));
    const kinds = rulebook.neverWithoutAssessment.filter(kind => pages.length === 0 && kind.id === id);
    if (pages.length + kinds.length === 0) throw new Refusal(unknownInsats(id, rulebook));
    if (context.json) await context.printJson(pages[0] ?? kinds[0]);
    else
      await context.print(
        [...pages.map(p => insatsText(p, context.columns)), ...kinds.map(k => neverText(k, context.columns))].join(
          '\n\n',
        ),
      );
    return undefined;
  },
};

export default command;

function pageOf(insats: Insats, rulebook: Rulebook): InsatsPage {
  return {
    insats,
    conditions: rulebook.conditions.filter(condition => insats.conditions.includes(condition.id)),
    interpretations: rulebook.interpretations.filter(i => insats.interpretations.includes(i.id)),
  };
}

function unknownInsats(id: string, rulebook: Rulebook) {
  const near = nearest(
    id,
    [...rulebook.insatser, ...rulebook.neverWithoutAssessment].map(insats => insats.id),
  );
  return { code: 'unknown-insats', ...(near === undefined ? {} : { nearest: near }) } as const;
}
