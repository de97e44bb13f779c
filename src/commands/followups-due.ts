import type { Context } from '../context.ts';
import { mostDaysWithin } from '../domain/config.ts';
import { citationOf, horizon } from '../domain/follow-up.ts';
import { dueRows, programmesDue, waitingDay } from '../domain/morning.ts';
import { Refusal } from '../domain/problem.ts';
import { currentVersion } from '../domain/validity.ts';
import { exit } from '../present/exit-code.ts';
import { shownFile } from '../present/file-name.ts';
import { type Morning, morningJson } from '../present/morning-json.ts';
import type { CommandFile, Options } from './command.ts';
import { screenOf } from './screen.ts';

const followupsDue: CommandFile = {
  define: command => {
    command
      .option('--within <dagar>', 'visa också vad som kommer inom så många dagar (annars KALIX_OV_WITHIN, annars 14)')
      .option('--all', 'allas beslut, inte bara dina egna')
      .option('--ics <fil>', 'skriv dagarna till en kalenderfil, bara med ärendenummer (- för utmatningen)')
      .option('--csv <fil>', 'skriv listan till en CSV-fil (- för utmatningen)')
      .option('--force', 'ersätt en fil som finns')
      .option('--exit-code', 'svara med kod 1 när något är sent')
      .addHelpText('after', examples);
  },
  run: async (context, _args, options) => {
    const files = chosenFiles(options);
    const morning = await readMorning(context, {
      within: withinDays(options.within, context),
      all: options.all === true,
    });
    await writeFiles(context, files, morning, options.force === true);
    if (context.json) await context.printJson(morningJson(morning));
    else if (!files.ics && !files.csv)
      await context.print((await import('../present/morning.ts')).morningText(morning, await screenOf(context)));
    const isLate = morning.followUps.some(row => row.status === 'late');
    return options.exitCode === true && isLate ? exit.finding : undefined;
  },
};
export default followupsDue;

const examples = `
Exempel:
  $ kalix-ov followups due
  $ kalix-ov followups due --within 30 --all
  $ kalix-ov followups due --within 90 --ics uppfoljningar.ics
`;

interface Files {
  readonly ics?: string;
  readonly csv?: string;
}

/** Standard output takes one document. */
function chosenFiles({ ics, csv, json }: Options): Files {
  const toOutput = [
    ...(ics === '-' ? ['--ics -'] : []),
    ...(csv === '-' ? ['--csv -'] : []),
    ...(json ? ['--json'] : []),
  ];
  const [first, second] = toOutput;
  if (first && second) throw new Refusal({ code: 'conflicting-values', first, second });
  return { ...(typeof ics === 'string' ? { ics } : {}), ...(typeof csv === 'string' ? { csv } : {}) };
}

async function writeFiles(context: Context, { ics, csv }: Files, morning: Morning, force: boolean): Promise<void> {
  if (!ics && !csv) return;
  const { morningDays, morningSheets } = await import('../present/morning-sheets.ts');
  const write = async (file: string, content: string) => {
    await context.world.write(file, content, { force });
    if (file !== '-') context.say(`Skrivet: ${shownFile(file)} (bara du kan läsa den).`);
  };
  if (ics) {
    const { icsOf } = await import('../exchange/ics.ts');
    await write(ics, icsOf('Uppföljningar', morningDays(morning), morning.today));
  }
  if (csv) await write(csv, (await import('../exchange/csv-sheets.ts')).csvOf(morningSheets(morning)));
}

async function readMorning(context: Context, { within, all }: { within: number; all: boolean }): Promise<Morning> {
  const { today } = context;
  const rules = await context.rulebook();
  const policy = currentVersion(rules.followUpPolicies, today) ?? null;
  const reporting = currentVersion(rules.reportingRules, today);
  const settings = policy ?? rules.followUpPolicies[0];
  if (!reporting || !settings) throw notInForce(rules.reportingRules);
  const until = horizon(today, within);
  const own = all ? {} : { caseworker: context.user };
  return context.withRegister(async register => {
    const followUps = policy ? await register.followUps({ today, until, policy, ...own }) : [];
    const waiting = await register.waiting({ today, ...own });
    const done = await register.programmeFollowUps(today);
    return {
      ...{ today, within, all, policy, user: context.user, firstDay: rules.followUpPolicies[0]?.validFrom ?? null },
      followUps: dueRows(followUps, today).map(row => ({ ...row, citation: citationOf(row.series, settings) })),
      waiting: waiting.map(row => ({
        ...row,
        ...waitingDay(row, today, reporting.months, settings.contactWhileWaitingDays),
      })),
      programmes: policy ? programmesDue(rules.insatser, done, policy, until) : [],
      programmeNames: new Map(
        rules.insatser.filter(i => i.route === 'without-assessment').map(({ id, name }) => [id, name]),
      ),
    };
  });
}

function notInForce(rules: readonly { validFrom: string; citation: { source: string; place: string } }[]): Refusal {
  const [first] = rules;
  return new Refusal({
    code: 'not-in-force',
    what: 'Reglerna om uppföljning och verkställighet',
    firstDay: first?.validFrom ?? '',
    citation: first?.citation ?? { source: '', place: '' },
  });
}

function withinDays(flag: unknown, { world, config }: Context): number {
  const given = flag ?? (world.env.KALIX_OV_WITHIN || undefined);
  if (given === undefined) return config.within ?? 14;
  const days = typeof given === 'string' && /^\d{1,4}$/.test(given) ? Number(given) : Number.NaN;
  if (days <= mostDaysWithin) return days;
  throw new Refusal({
    code: 'invalid-value',
    place: { flag: flag === undefined ? 'KALIX_OV_WITHIN' : '--within' },
    expected: `ett antal dagar från 0 till ${mostDaysWithin}`,
  });
}
