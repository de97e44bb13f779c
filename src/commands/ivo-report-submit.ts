import type { Context } from '../context.ts';
import { caseNumberOf } from '../domain/case/decision.ts';
import { Refusal } from '../domain/problem.ts';
import { lastDayOf } from '../domain/quarter.ts';
import type { Reader, StoredSubmission, Submission } from '../domain/submission.ts';
import { reportJson } from '../present/ivo-json.ts';
import { paragraph, wrapped } from '../present/paragraph.ts';
import type { ReportView } from '../present/report-view.ts';
import { differences } from '../present/submission-text.ts';
import { hashOf } from '../register/key.ts';
import type { Register } from '../register/port.ts';
import type { CommandFile, Options } from './command.ts';
import { type ReportRequest, readView, reportRequest } from './quarter-report.ts';
import { logReading } from './reading.ts';
import { confirmOnTerminal } from './typed-word.ts';

const submit: CommandFile = {
  define: command => {
    command
      .option('--quarter <ÅÅÅÅQn>', 'kvartalet (annars det senaste som har slutat)')
      .option('--for <ivo|revisorer|fullmaktige>', 'vem det har skickats till (annars ivo)')
      .option('--show', 'visa det som skickades, tecken för tecken, och vad som skiljer sig i dag')
      .option('--with-identity', 'visa också det som skickades till IVO med personnummer')
      .option('--again', 'rapporten har skickats på nytt')
      .option('--yes', 'fråga inte, inte heller i en terminal')
      .addHelpText(
        'after',
        '\nExempel:\n  $ kalix-ov ivo-report submit --quarter 2026Q3\n  $ kalix-ov ivo-report submit --quarter 2026Q3 --show --with-identity\n',
      );
  },
  run: async (context, _args, options) => {
    const reader: Reader = reportRequest(context, { ...options, withIdentity: false }).reader ?? 'ivo';
    const request = reportRequest(context, { ...options, for: reader, withIdentity: reader === 'ivo' });
    if (options.show === true) await show(context, { ...request, reader }, options.withIdentity === true);
    else await record(context, { ...request, reader }, options);
    return undefined;
  },
};
export default submit;

type Request = ReportRequest & { readonly reader: Reader };

/** Freezes what is sent: which decisions, for which quarter, by whom, with the hash of the document. */
async function record(context: Context, request: Request, { again, yes }: Options): Promise<void> {
  const { quarter, reader } = request;
  if (lastDayOf(quarter) >= context.today)
    throw new Refusal({ code: 'quarter-not-ended', quarter, lastDay: lastDayOf(quarter) });
  const submission = await context.withRegister(async register => {
    const earlier = (await submitted(register, request)).at(-1);
    if (earlier && again !== true) throw new Refusal({ code: 'already-submitted', quarter, day: earlier.day });
    const view = await readView(context, register, request);
    const made = submissionOf(view, request, context);
    const thin = reader === 'fullmaktige' ? [] : thinPosts(view);
    if (thin.length > 0) context.say(`Tunt underlag i ${thin.length} av posterna: ${thin.join(', ')}.`);
    if (yes !== true && context.mayAsk) context.world.err(`${wrapped(beforeText(made), context.columns)}\n`);
    await confirmOnTerminal(context, yes, 'Är rapporten lämnad?');
    await register.appendSubmission(made, context.recording());
    return { made, thin };
  });
  const { hash, decisions } = submission.made;
  const { thin } = submission;
  if (context.json)
    await context.printJson({ saved: 'submission', quarter, for: reader, day: context.today, decisions, thin, hash });
  else
    await context.print(
      `${quarter}: rapporten till ${readerWords[reader]} är registrerad ${context.today}, ${decisions.length} beslut.\nKontrollsumma ${hash}`,
    );
}

function beforeText({ quarter, reader, decisions }: Submission): string {
  const what = `Rapporten till ${readerWords[reader]} för ${quarter}, ${decisions.length} beslut, registreras som lämnad.`;
  return `${what} Verktyget skickar inget: det fryser det som har lämnats, och det kan inte tas tillbaka.`;
}

const readerWords = { ivo: 'IVO', revisorer: 'revisorerna', fullmaktige: 'fullmäktige' } as const;

function submissionOf(view: ReportView, { quarter, reader }: Request, context: Context): Submission {
  const { notExecuted, interrupted, partlyExecuted } = view.report;
  const decisions =
    reader === 'fullmaktige' ? [] : [...notExecuted, ...interrupted, ...partlyExecuted].map(r => r.decision);
  const document = `${JSON.stringify(reportJson(view), null, 2)}\n`;
  return { quarter, reader, day: context.today, decisions, hash: hashOf(document), document };
}

function thinPosts({ report }: ReportView): string[] {
  const posts = [...report.notExecuted, ...report.interrupted, ...report.partlyExecuted];
  return posts.filter(p => p.thin.length > 0).map(p => p.decision);
}

async function submitted(register: Register, { quarter, reader }: Request): Promise<StoredSubmission[]> {
  return (await register.submissions(quarter)).filter(s => s.reader === reader);
}

/** The cases whose persons stand in what was sent to IVO. */
function casesIn({ document }: StoredSubmission): string[] {
  const { notExecuted, interrupted, partlyExecuted, forInformation } = JSON.parse(document) as SentToIvo;
  const posts = [...notExecuted, ...interrupted, ...partlyExecuted, ...forInformation.courtOrders];
  return posts.map(post => caseNumberOf(post.decision));
}

type Posts = readonly { readonly decision: string }[];
interface SentToIvo {
  readonly notExecuted: Posts;
  readonly interrupted: Posts;
  readonly partlyExecuted: Posts;
  readonly forInformation: { readonly courtOrders: Posts };
}

/** Byte for byte what was sent; what the register says differently today goes to standard error. */
async function show(context: Context, request: Request, withIdentity: boolean): Promise<void> {
  const isShown = request.reader !== 'ivo' || withIdentity;
  const { stored, view } = await context.withRegister(async register => {
    const stored = (await submitted(register, request)).at(-1);
    if (!stored) throw new Refusal({ code: 'not-submitted', quarter: request.quarter });
    if (isShown && request.reader === 'ivo') await logReading(context, register, casesIn(stored), { identity: true });
    return { stored, view: await readView(context, register, request) };
  });
  if (isShown) await context.world.out(stored.document);
  else await tellOf(context, stored);
  if (stored.removedPosts)
    context.say(
      `Gallringen har tagit bort ${stored.removedPosts} ${stored.removedPosts === 1 ? 'post' : 'poster'} ur det som skickades. Kontrollsumman gäller det som skickades.`,
    );
  const now: unknown = JSON.parse(JSON.stringify(reportJson(view)));
  for (const line of differences(JSON.parse(stored.document), now, context.columns)) context.say(line);
}

/** Of a report with identity, when it was not asked for: that it was sent. */
async function tellOf(context: Context, { quarter, reader, day, actor, hash }: StoredSubmission): Promise<void> {
  if (context.json) return context.printJson({ quarter, for: reader, day, actor, hash });
  const lines = [
    paragraph(`${quarter}: rapporterat till IVO ${day} av ${actor}.`, context.columns),
    `Kontrollsumma ${hash}`,
    paragraph('Det som skickades innehåller personnummer: visa det med --with-identity.', context.columns),
  ];
  return context.print(lines.join('\n'));
}
