import type { Context } from '../context.ts';
import { addDays, type Day } from '../domain/day.ts';
import { must } from '../domain/outcome.ts';
import { Refusal } from '../domain/problem.ts';
import { firstDayOf, lastDayOf } from '../domain/quarter.ts';
import { type ForecastRow, forecastQuarters, forecastRow } from '../domain/report/forecast.ts';
import type { QuarterReport } from '../domain/report/report.ts';
import { versionOn } from '../domain/validity.ts';
import { exit } from '../present/exit-code.ts';
import { shownFile } from '../present/file-name.ts';
import { reportJson } from '../present/ivo-json.ts';
import type { ReportView } from '../present/report-view.ts';
import type { CommandFile, Options } from './command.ts';
import { logIdentities, quartersBefore, readView, reportRequest } from './quarter-report.ts';
import { screenOf } from './screen.ts';

const ivoReport: CommandFile = {
  define: command => {
    command
      .option('--quarter <ÅÅÅÅQn>', 'kvartalet (annars det senaste som har slutat)')
      .option('--for <ivo|revisorer|fullmaktige>', 'det som just de ska ha')
      .option('--with-identity', 'med personnummer, bara för IVO')
      .option('--forecast', 'vad som kommer att behöva rapporteras det här och nästa kvartal')
      .option('--csv <fil>', 'skriv till en CSV-fil')
      .option('--xlsx <fil>', 'skriv till ett kalkylblad')
      .option('--html <fil>', 'skriv till en webbsida att läsa och skriva ut')
      .option('--force', 'ersätt en fil som finns')
      .option('--exit-code', 'svara med kod 1 när något ska rapporteras')
      .addHelpText('after', examples);
  },
  run: async (context, _args, options) => {
    if (options.forecast === true) return forecast(context);
    const request = reportRequest(context, options);
    const wantsPage = typeof options.html === 'string';
    const { view, before } = await context.withRegister(async register => {
      const view = await readView(context, register, request);
      if (request.withIdentity) await logIdentities(context, register, view);
      return { view, before: wantsPage ? await quartersBefore(context, register, request.quarter, 4) : [] };
    });
    if (view.report.frame.lastDay >= context.today)
      context.say(`Kvartalet har inte slutat: sista dagen är ${view.report.frame.lastDay}.`);
    const files = await writeFiles(context, options, view, before);
    if (context.json) await context.printJson(reportJson(view));
    else if (files === 0)
      await context.print((await import('../present/ivo-text.ts')).reportText(view, await screenOf(context)));
    const { notExecuted, interrupted, partlyExecuted } = view.report;
    const reportable = notExecuted.length + interrupted.length + partlyExecuted.length;
    return options.exitCode === true && reportable > 0 ? exit.finding : undefined;
  },
};
export default ivoReport;

const examples = `
Exempel:
  $ kalix-ov ivo-report
  $ kalix-ov ivo-report --quarter 2026Q3 --for revisorer
  $ kalix-ov ivo-report --quarter 2026Q3 --html rapport.html --xlsx rapport.xlsx
  $ kalix-ov ivo-report --forecast
`;

/** Every file that was asked for, with the same figures; answers with how many. */
async function writeFiles(
  context: Context,
  options: Options,
  view: ReportView,
  before: readonly QuarterReport[],
): Promise<number> {
  const force = options.force === true;
  const [csv, xlsx, html] = ([options.csv, options.xlsx, options.html] as const).map(f =>
    typeof f === 'string' ? f : undefined,
  );
  if (!csv && !xlsx && !html) return 0;
  const toOutput = [csv, xlsx, html].filter(f => f === '-').length + (context.json ? 1 : 0);
  if (toOutput > 1) throw new Refusal({ code: 'conflicting-values', first: 'Två svar på standard ut', second: '"-"' });
  const { reportSheets } = await import('../present/report-sheets.ts');
  const sheets = reportSheets(view);
  const written: [string | undefined, () => Promise<string | Uint8Array>][] = [
    [csv, async () => (await import('../exchange/csv-sheets.ts')).csvOf(sheets)],
    [xlsx, async () => (await import('../exchange/xlsx-sheets.ts')).xlsxOf(sheets)],
    [html, async () => htmlOfView(view, before, context.today)],
  ];
  for (const [file, make] of written) {
    if (!file) continue;
    await context.world.write(file, await make(), { force });
    if (file !== '-')
      context.say(
        `Skrivet: ${shownFile(file)} (bara du kan läsa den).${view.identities ? ' Innehåller personnummer: skicka den aldrig med e-post.' : ''}`,
      );
  }
  return 1;
}

async function htmlOfView(view: ReportView, before: readonly QuarterReport[], today: Day): Promise<string> {
  const [{ htmlOf }, { reportPage }, { quarterFigures }] = await Promise.all([
    import('../exchange/html-report.ts'),
    import('../present/report-page.ts'),
    import('../present/report-charts.ts'),
  ]);
  return htmlOf(reportPage(view, { day: today, earlier: before.map(quarterFigures) }));
}

async function forecast(context: Context): Promise<undefined> {
  const { today } = context;
  const rules = await context.rulebook();
  const citation = rules.reportingRules[0]?.citation ?? { source: 'SoL 2025:400', place: '34 kap. 1 §' };
  const rule = must(versionOn(rules.reportingRules, today, 'Rapporteringen av ej verkställda beslut', citation));
  const [current, next] = forecastQuarters(today);
  const rows: ForecastRow[] = [];
  await context.withRegister(async register => {
    for await (const { decision } of register.lateBetween(firstDayOf(current), addDays(lastDayOf(next), 1))) {
      rows.push(...[forecastRow(decision, today, rule)].flatMap(row => row ?? []));
    }
  });
  rows.sort((a, b) => (a.limit < b.limit ? -1 : a.limit > b.limit ? 1 : a.decision < b.decision ? -1 : 1));
  if (context.json) await context.printJson({ today, quarters: [current, next], forecast: rows });
  else await context.print((await import('../present/ivo-text.ts')).forecastText(rows, today, context.columns));
  return undefined;
}
