import { exit } from '../exit-code.ts';
import type { Topic } from './topics.ts';

/** In the order of the codes; the compiler holds that each has its words. */
const meanings: Readonly<Record<keyof typeof exit, string>> = {
  done: 'klart',
  finding:
    'klart, och svaret är en anmärkning: med --exit-code (inget kan erbjudas, något är sent, något ska rapporteras), och för kommandon som kontrollerar något, som audit verify, rules lint och rules test',
  usage: 'fel i kommandot eller i en uppgift; inget sparades',
  refused: 'en regel säger nej; paragrafen står i svaret, och inget sparades',
  notFound: 'det som söks finns inte',
  busy: 'registret är upptaget, låst, skrivskyddat eller fullt; inget sparades',
  integrity: 'registret eller dess nyckel håller inte',
  bug: 'ett fel i programmet',
  interrupted: 'avbrutet med Ctrl-C; inget sparades',
};

const names = Object.keys(exit) as (keyof typeof exit)[];

export const exitCodesTopic: Topic = {
  name: 'exit-koder',
  summary: 'vad koden betyder som ett kommando avslutas med',
  parts: [
    {
      heading: 'Koder som kommandon avslutas med',
      rows: names.map(name => [String(exit[name]), meanings[name]] as const),
    },
    {
      heading: 'Var felet står',
      text: 'Ett fel sägs på standard error: vad som är fel, var, och vad man gör. Med --json står det också som {"error": {"code", "message", "hint"}} på standard ut.',
    },
  ],
};
