/** `rules duties`: what the tool serves, what it only says, what it leaves to others, and what it does not do yet. */
import type { DutyAnswer } from '../domain/duty.ts';
import { suggestion } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { dutiesText } from '../present/duties-text.ts';
import { duties, dutiesUnder } from '../rulebook/duties.ts';
import type { CommandFile } from './command.ts';

const groups: Readonly<Record<string, DutyAnswer>> = {
  uppfylls: 'served',
  informeras: 'informs',
  lamnas: 'elsewhere',
  'inte-an': 'later',
};
const names = Object.keys(groups);

const command: CommandFile = {
  define(command) {
    command
      .option(`--only <${names.join('|')}>`, 'bara en grupp')
      .addHelpText('after', '\nExempel:\n  kalix-ov rules duties\n  kalix-ov rules duties --only inte-an');
  },
  async run(context, _args, options) {
    const only = chosenGroup(options.only);
    const mine = dutiesUnder(await context.rulebook());
    const shown = mine.filter(duty => only === undefined || duty.answer === only);
    if (context.json) await context.printJson(shown);
    else await context.print(dutiesText(shown, context.columns));
    if (mine.length < duties.length) context.say(onlyLaw);
    return undefined;
  },
};

export default command;

const onlyLaw =
  'Listan gäller lagen. Plikter i kommunens egna riktlinjer och beslut står inte i den: gå igenom dem själva.';

function chosenGroup(given: unknown): DutyAnswer | undefined {
  if (given === undefined) return undefined;
  if (typeof given === 'string' && Object.hasOwn(groups, given)) return groups[given];
  const expected = `ett av ${names.join(', ')}`;
  throw new Refusal({ code: 'invalid-value', place: { flag: '--only' }, expected, ...suggestion(given, names) });
}
