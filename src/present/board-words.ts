/** The words of the board's reports. */
import type { FigureId } from '../domain/board/control-report.ts';
import type { DelegationGap, DelegationList } from '../domain/board/delegation.ts';
import type { Measure } from '../domain/board/favourable.ts';
import type { NoFigure } from '../domain/board/internal-control.ts';
import type { Day } from '../domain/day.ts';
import type { Month } from '../domain/month.ts';
import type { FollowUpPolicy } from '../domain/policy.ts';
import { type Tertial, tertialNumber } from '../domain/tertial.ts';
import { monthCount, seriesWords } from './series-words.ts';

const months = [
  ...['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli'],
  ...['augusti', 'september', 'oktober', 'november', 'december'],
];

/** "oktober 2026" */
export function monthWords(month: Month): string {
  return `${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/** "tertial 1 2026", "tertial 3 2026 (årsredovisning)" */
export function tertialWords(tertial: Tertial): string {
  const words = `tertial ${tertialNumber(tertial)} ${tertial.slice(0, 4)}`;
  return tertialNumber(tertial) === 3 ? `${words} (årsredovisning)` : words;
}

/** "2026-10-01–2026-10-31" */
export function period({ firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day }): string {
  return `${firstDay}–${lastDay}`;
}

export const listWords: Readonly<Record<DelegationList, string>> = {
  'barn-och-unga': 'Barn och unga',
  vuxen: 'Vuxen',
  'okand-alder': 'Okänd ålder',
};

const gapWords = { delegate: 'delegat', point: 'punkt i delegationsordningen' } as const;

/** "delegat och punkt i delegationsordningen" */
export function missingWords({ missing }: DelegationGap): string {
  return missing.map(m => gapWords[m]).join(' och ');
}

export const measureWords: Readonly<Record<Measure, string>> = {
  inForce: 'Gällande',
  taken: 'Fattade',
  closed: 'Avslutade',
  waiting: 'Väntar',
};

export const noFigureWords: Readonly<Record<NoFigure, string>> = {
  'not-in-force': 'regeln gällde inte då',
};

/** "66,7 %"; "–" where there is nothing to divide by. */
export function percentWords(percent: number | null): string {
  return percent === null ? '–' : `${percent.toFixed(1).replace('.', ',')} %`;
}

const whileOpen = 'som inföll under tertialet medan beslutet var öppet';
const onTheDay = 'I tid: uppföljt den dagen eller, när den inte är en vardag, tidigast sista vardagen före.';

interface FigureWords {
  readonly title: string;
  readonly definition: string;
}

/** What each figure is called; what its denominator counts, and what is counted of it. */
export function figureWords(id: FigureId, policy: FollowUpPolicy): FigureWords {
  return fixedWords[id] ?? ruledWords(id, policy);
}

/** Of the series whose months the municipality's guideline has set. */
function ruledWords(id: FigureId, policy: FollowUpPolicy): FigureWords {
  const { sixMonths, twoMonths, yearly } = policy;
  if (id === 'in-time-two-months')
    return {
      title: `Uppföljt i tid: ${seriesWords('two-months', policy)}`,
      definition: `Dagar ${monthCount(twoMonths.months)} efter beslut om omfattande och föränderliga behov, ${whileOpen}. I tid: uppföljt senast den dagen.`,
    };
  if (id === 'in-time-yearly')
    return {
      title: `Uppföljt i tid: ${seriesWords('yearly', policy)}`,
      definition: `Dagar ${monthCount(yearly.months)} efter senaste uppföljningen vid omfattande och föränderliga behov, ${whileOpen}. I tid: uppföljt senast den dagen, även långt före.`,
    };
  return {
    title: `Uppföljt i tid: ${seriesWords('six-months', policy)}`,
    definition: `Dagar ${monthCount(sixMonths.months)} efter beslutet eller senaste uppföljningen, ${whileOpen}. I tid: uppföljt senast den dagen, även långt före.`,
  };
}

const fixedWords: Readonly<Partial<Record<FigureId, FigureWords>>> = {
  'in-time-set-day': {
    title: 'Uppföljt i tid: bestämd dag',
    definition: `Dagar som handläggaren har bestämt, ${whileOpen}. ${onTheDay}`,
  },
  'in-time-changed-needs': {
    title: 'Uppföljt i tid: förändrat behov',
    definition:
      'Dagar under tertialet då förändrade behov eller förhållanden rapporterades på ett öppet beslut; flera före samma uppföljning räknas som en. I tid: uppföljt samma dag.',
  },
  'in-time-plan': {
    title: 'Uppföljt i tid: planens dag',
    definition: `Dagar som genomförandeplanen anger, ${whileOpen}. ${onTheDay}`,
  },
  'executed-in-time': {
    title: 'Verkställda inom tre månader',
    definition:
      'Av de gynnande beslut som 34 kap. 1 § gäller och vars sista dag i tid (tre månader från första beslutet på samma behov) inföll under tertialet: de som var helt verkställda senast den dagen. Inte medräknade: domstols avgöranden, och beslut som då var ersatta eller avslutade utan att ha verkställts.',
  },
  'open-without-plan': {
    title: 'Öppna beslut utan genomförandeplan',
    definition:
      'Av de gynnande beslut som var öppna på tertialets sista dag, även de som väntade: de som saknade plan.',
  },
  'running-without-plan': {
    title: 'Pågående insatser utan plan',
    definition:
      'Av de öppna beslut som var helt eller delvis verkställda på tertialets sista dag: de som saknade plan.',
  },
  'one-voice': {
    title: 'Uppföljningar utan båda rösterna',
    definition:
      'Av de uppföljningar som gjordes under tertialet: de där det inte framgår både att den enskilde och att utföraren har hörts. I inlästa uppföljningar framgår det inte.',
  },
  participations: {
    title: 'Registrerade deltaganden',
    definition:
      'Registreringar av deltagande i insatser utan behovsprövning med en dag under tertialet. Antal, inte personer.',
  },
  'log-reviews': {
    title: 'Granskningar av åtkomstloggen',
    definition: 'Granskningar som har gjorts under tertialet.',
  },
  backups: {
    title: 'Kontrollerade säkerhetskopior',
    definition:
      'Säkerhetskopior som har gjorts under tertialet, lästs tillbaka från disken och visat sig hålla. Antal.',
  },
};
