import type { Context } from '../context.ts';
import { isChildOn } from '../domain/age.ts';
import type { ChildRights } from '../domain/case/event.ts';
import { addMonths, type Day, parseDay } from '../domain/day.ts';
import { suggestion } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { currentVersion } from '../domain/validity.ts';
import { deficiencyMeasureWords } from '../present/choice-words.ts';
import { wrapped } from '../present/paragraph.ts';
import { formWords } from '../present/words.ts';
import type { CommandFile } from './command.ts';
import { type AboutStep, given, present, stepCommand } from './decision-step.ts';
import { choiceField, codesField, dayField, textField, yesNoField } from './fields.ts';
import { interpreterField } from './interpreter-field.ts';
import type { Need } from './interview.ts';

const recordDecision = stepCommand({
  kind: 'follow-up',
  fields: {
    day: dayField('Dagen för uppföljningen', { required: true, question: 'Vilken dag gjordes uppföljningen?' }),
    how: choiceField('På vilket sätt', formWords, {
      required: true,
      question: 'På vilket sätt gjordes uppföljningen?',
    }),
    talkedWithPerson: yesNoField('Samtal med den enskilde', {
      required: true,
      question: 'Ingick ett samtal med den enskilde?',
    }),
    heardPerformer: yesNoField('Uppgifter från utföraren', {
      required: true,
      question: 'Lämnade utföraren uppgifter?',
    }),
    personsView: textField('Hur den enskilde uppfattar insatsen i förhållande till sina behov och önskemål', {
      question: 'Hur uppfattar den enskilde insatsen i förhållande till sina behov och önskemål?',
    }),
    method: textField('Standardiserad bedömningsmetod, och vilken', {
      max: 100,
      question: 'Vilken standardiserad bedömningsmetod användes, om någon?',
    }),
    executionAssessment: textField('Nämndens bedömning av genomförandet', {
      question: 'Vilken är nämndens bedömning av genomförandet?',
    }),
    situationAssessment: textField('Nämndens bedömning av den enskildes situation', {
      question: 'Vilken är nämndens bedömning av den enskildes situation?',
    }),
    measures: textField('Åtgärder som uppföljningen har visat behov av', {
      question: 'Vilka åtgärder har uppföljningen visat behov av?',
    }),
    needsChanged: yesNoField('Behoven har förändrats', { question: 'Har behoven förändrats?' }),
    adaptation: textField('Hur insatsen anpassas, eller att beslutet omprövas', {
      question: 'Hur anpassas insatsen, eller ska beslutet omprövas?',
    }),
    deficiencies: textField('Brister i utförandet (utförarens personal arbetsleds av sin chef, inte härifrån)', {
      question:
        'Vilka brister fanns i utförandet, om några (utförarens personal arbetsleds av sin chef, inte härifrån)?',
    }),
    deficiencyMeasures: codesField('Vad som gjordes åt bristerna', deficiencyMeasureWords, {
      question: 'Vad gjordes åt bristerna?',
    }),
    personInformed: yesNoField('Den enskilde är underrättad om anteckningarna (14 kap. 6 § SoL)', {
      question: 'Är den enskilde underrättad om anteckningarna (14 kap. 6 § SoL)?',
    }),
    childInformed: yesNoField('Barnet har fått information', { question: 'Har barnet fått information?' }),
    childHeard: yesNoField('Barnet har fått framföra sina åsikter', {
      question: 'Har barnet fått framföra sina åsikter?',
    }),
    childBestInterests: textField('Hur barnets bästa har vägts', {
      max: 2000,
      question: 'Hur har barnets bästa vägts?',
    }),
    interpretedBy: interpreterField,
  },
  asked: {
    adaptation: ({ needsChanged }) => (needsChanged ? 'required' : 'none'),
    deficiencyMeasures: ({ deficiencies }) => (deficiencies === undefined ? 'none' : 'optional'),
    childInformed: (so, about) => (isAboutChild(so, about) ? 'optional' : 'none'),
    childHeard: needOfTheRest,
    childBestInterests: needOfTheRest,
  },
  example: 'followups record 2026-0042-A --day 2026-11-20 --how mote --talked-with-person --heard-performer',
  saved: 'uppföljt',
  step: ({
    day,
    how,
    talkedWithPerson,
    heardPerformer,
    interpretedBy,
    childInformed,
    childHeard,
    childBestInterests,
    ...rest
  }) => ({
    kind: 'follow-up',
    day: given(day),
    how: given(how),
    talkedWithPerson: given(talkedWithPerson),
    heardPerformer: given(heardPerformer),
    interpretedBy,
    ...present(rest),
    ...childRights(childInformed, childHeard, childBestInterests),
  }),
});

/** A decision's follow-up; or, with `--programme`, that of an insats without assessment as a whole. */
const followupsRecord: CommandFile = {
  define: command => {
    recordDecision.define(command);
    const [number] = command.registeredArguments;
    if (number) number.required = false;
    command.option(
      '--programme <id>',
      'en insats utan behovsprövning har följts upp som helhet, i stället för ett beslut (med --day)',
    );
  },
  run: async (context, args, options) => {
    if (typeof options.programme === 'string') return recordProgramme(context, options.programme, options.day);
    if (args.length === 0) {
      const about = 'beslutets nummer, till exempel 2026-0042-A';
      throw new Refusal({ code: 'missing-argument', name: 'nr', about, usage: 'kalix-ov followups record <nr>' });
    }
    return recordDecision.run(context, args, options);
  },
};
export default followupsRecord;

async function recordProgramme(context: Context, insats: string, given: unknown): Promise<undefined> {
  const rules = await context.rulebook();
  const known = rules.insatser.find(i => i.id === insats && i.route === 'without-assessment');
  if (!known) {
    const ids = rules.insatser.map(i => i.id);
    if (ids.includes(insats)) throw new Refusal({ code: 'not-a-programme' });
    throw new Refusal({ code: 'unknown-insats', ...suggestion(insats, ids) });
  }
  const flag = given === undefined ? undefined : dayFrom(context, given);
  if (!flag && !context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: '--day' });
  const day = await context.withRegister(async register => {
    const asked =
      flag ?? dayFrom(context, await context.world.prompt.text('Vilken dag gjordes uppföljningen (ÅÅÅÅ-MM-DD)?'));
    await register.appendProgrammeFollowUp({ insats, day: asked }, context.recording());
    return asked;
  });
  const next = addMonths(day, currentVersion(rules.followUpPolicies, context.today)?.programmes.months ?? 12);
  if (context.json) await context.printJson({ saved: 'programme', insats, day, next });
  else await context.print(wrapped(`${known.name}: uppföljd som helhet ${day}. Nästa gång ${next}.`, context.columns));
  return undefined;
}

function dayFrom(context: Context, given: unknown): Day {
  const place = { flag: '--day' };
  const day = typeof given === 'string' ? parseDay(given.trim()) : undefined;
  if (!day) throw new Refusal({ code: 'invalid-value', place, expected: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' });
  if (day > context.today) throw new Refusal({ code: 'future-day', place, today: context.today });
  return day;
}

function childRights(informed?: boolean, heard?: boolean, bestInterests?: string): { childRights?: ChildRights } {
  if (informed === undefined || heard === undefined || bestInterests === undefined) return {};
  return { childRights: { informed, heard, bestInterests } };
}

interface ChildAnswers {
  readonly day?: Day | undefined;
  readonly childInformed?: boolean | undefined;
}

function isAboutChild({ day }: ChildAnswers, { person: { born } }: AboutStep): boolean {
  return born !== null && day !== undefined && isChildOn(born, day);
}

/** They are noted together or not at all. */
function needOfTheRest({ childInformed }: ChildAnswers): Need {
  return childInformed === undefined ? 'none' : 'required';
}
