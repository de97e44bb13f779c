import type { Context } from '../context.ts';
import type { LoggedReading } from '../domain/access/reading.ts';
import { draw, type Judged, type LogReview, verdicts } from '../domain/access/review.ts';
import { verdictWords } from '../present/access-words.ts';
import { readingLine } from '../present/readings-text.ts';
import { drawnText, reviewedText, reviewJson } from '../present/review-text.ts';
import type { Register } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { askedFor, type ReviewAsked, readVerdicts } from './review-input.ts';
import { refuseWhenInterrupted } from './stoppable.ts';

/** SoLPuL 10 §: readings drawn at random, outsiders first; somebody judges each, and that it was done is recorded. */
const auditReview: CommandFile = {
  define: command => {
    command
      .option('--sample <antal>', 'hur många läsningar som dras (annars 20)')
      .option('--seed <tal>', 'frö för dragningen (annars ur journalens slut); samma frö ger samma dragning')
      .option('--since <ÅÅÅÅ-MM-DD>', 'dra bland läsningar från den dagen (annars sedan förra granskningen)')
      .option('--up-to <post>', 'dra bland läsningar till och med den posten (annars alla)')
      .option('--list', 'visa bara dragningen')
      .option('--verdict <post=omdöme...>', `omdömena: ${verdicts.join(', ')}`)
      .option('--from <fil.json|->', 'omdömena i en fil: {"12": "befogad", "15": {"verdict": "oklar", "note": "…"}}')
      .addHelpText('after', examples);
  },
  run: async (context, _args, options) => {
    await context.world.prompt.conversation(() => reviewed(context, options));
    return undefined;
  },
};
export default auditReview;

async function reviewed(context: Context, options: Options): Promise<void> {
  const asked = await askedFor(context, options);
  const drawn = await context.withRegister(register => drawFrom(context, register, asked));
  if (asked.list || drawn.rows.length === 0) {
    if (context.json) await context.printJson(reviewJson(drawn));
    else await context.print(drawnText(drawn, context.columns));
    return;
  }
  const judged = asked.verdicts
    ? readVerdicts(
        asked.verdicts,
        drawn.rows.map(r => r.entry),
      )
    : await askVerdicts(context, drawn.rows);
  const { rows: _, ...frame } = drawn;
  await refuseWhenInterrupted(context);
  const review: LogReview = { day: context.realToday, ...frame, judged };
  await context.withRegister(register => register.appendReview(review, context.recording()));
  if (context.json) await context.printJson({ saved: 'review', ...reviewJson(drawn), judged });
  else await context.print(reviewedText(review, context.columns));
}

const examples = `
Exempel:
  $ kalix-ov audit review --sample 20
  $ kalix-ov audit review --sample 5 --seed 7 --list
  $ kalix-ov audit review --sample 2 --seed 7 --verdict 80=befogad 93=oklar
  $ kalix-ov audit review --sample 5 --seed 7 --up-to 120 --from omdomen.json
`;

/** What is drawn, and from what. Without a seed the journal's end gives one: the reviewer does not choose. */
async function drawFrom(context: Context, register: Register, { sample, seed, since, upTo }: ReviewAsked) {
  const { entries, head } = await register.journalHead();
  const frame = {
    after: since === undefined ? await register.reviewedUpTo() : 0,
    upTo: Math.min(upTo ?? entries, entries),
  };
  const readings = await register.drawable({ ...frame, ...(since === undefined ? {} : { since }) });
  const used = seed ?? Number.parseInt((head ?? '0').slice(0, 8), 16);
  const order = draw(readings, sample, used);
  const found = new Map((await register.readings({ entries: order })).map(r => [r.entry, r]));
  const rows = order.flatMap(entry => found.get(entry) ?? []);
  return { ...frame, since: since ?? null, seed: used, readings: readings.length, rows, reviewer: context.user };
}

/** One at a time, each shown as it stands in the log. */
async function askVerdicts(context: Context, rows: readonly LoggedReading[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  const choices = verdicts.map(value => ({ value, name: verdictWords[value] }));
  for (const [i, row] of rows.entries()) {
    context.world.err(`\n${i + 1} av ${rows.length}\n${readingLine(row, context.columns)}\n`);
    const verdict = await context.world.prompt.choice('Var läsningen befogad?', choices);
    const note =
      verdict === 'befogad' ? '' : (await context.world.prompt.text('Vad ska göras åt läsningen (frivilligt)?')).trim();
    judged.push({ entry: row.entry, verdict, note: note === '' ? null : note.slice(0, 300) });
  }
  return judged;
}
