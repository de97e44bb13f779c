/** Who may do what, the review of the log, and what is to be removed. */
import type { Citation } from '../../domain/citation.ts';
import { accountWords, actionWords, andWords, orWords } from '../access-words.ts';
import { notFound, refused, usage, type Wording } from './wording.ts';

export const accessProblems = {
  'unknown-account': problem =>
    refused(
      `${accountWords(problem.account)} finns inte bland registrets användare.`,
      'Be registrets administratör lägga upp kontot: "kalix-ov user add <konto> --role <roll>".',
      accessAct,
    ),
  'account-not-in-force': problem =>
    refused(
      problem.firstDay
        ? `${accountWords(problem.account)} gäller först från och med ${problem.firstDay}.`
        : `${accountWords(problem.account)} är avslutat: sista dagen var ${problem.lastDay}.`,
      'Ska kontot användas får registrets administratör lägga upp det på nytt.',
      accessAct,
    ),
  'not-allowed': problem =>
    refused(
      `${problem.roles.length === 1 ? 'Rollen' : 'Rollerna'} ${andWords(problem.roles)} får inte ${actionWords[problem.action]}.`,
      problem.userIsFilter
        ? `Det får ${orWords(problem.needs)}. Här väljer --user bara vems läsningar som visas: den ger dig ingen annans roll. Kör kommandot från granskarens konto. Inget sparades.`
        : `Det får ${orWords(problem.needs)}. Roller ges av registrets administratör ("kalix-ov user add"). Inget sparades.`,
      accessAct,
    ),
  'role-held': problem =>
    refused(`Kontot har redan rollen ${problem.role} under den tiden.`, 'Se "kalix-ov user list". Inget sparades.'),
  'last-administrator': () =>
    refused(
      'Kontot är den enda administratören utan slutdag: ingen skulle kunna lägga upp eller avsluta konton.',
      'Ge först rollen till någon annan: "kalix-ov user add <konto> --role administratör". Inget sparades.',
    ),
  'unknown-user': () =>
    notFound(
      'Inget konto med det namnet har någon sådan roll i dag eller framöver.',
      'Se "kalix-ov user list". Inget sparades.',
    ),
  'wrong-verdicts': problem =>
    usage(
      problem.missing.length > 0
        ? `Omdöme saknas för post ${andWords(problem.missing.map(String))}.`
        : `Post ${andWords(problem.foreign.map(String))} är inte dragen.`,
      'Se dragningen med "kalix-ov audit review --list", med samma --sample, --seed och --up-to. Inget sparades.',
    ),
  'not-to-be-purged': problem =>
    refused(
      problem.why === 'excepted'
        ? `${problem.case} är undantaget från gallring.`
        : `${problem.case} ska inte gallras än.`,
      'Se skälen med "kalix-ov db purge --list". Inget togs bort.',
      { source: 'SoL 2025:400', place: '16 kap. 1–4 §§' },
    ),
  'purge-same-person': problem =>
    refused(
      `${problem.case} gallras inte för sig: samma person har också ${problem.others.join(', ')}.`,
      'Ange dem också, eller inget ärende alls. Inget togs bort.',
      { source: 'SoL 2025:400', place: '16 kap. 1 § första stycket' },
    ),
  'not-held': problem =>
    refused(
      `${problem.case} hålls inte kvar: det finns inget att häva.`,
      'Se vilka som hålls kvar med "kalix-ov db purge --list". Inget sparades.',
    ),
  'not-confirmed': problem =>
    usage(
      'Bekräftelsen stämmer inte med det som skulle tas bort.',
      `Läs listan igen ("kalix-ov db purge --list") och skriv "${problem.words}". Inget togs bort.`,
    ),
} satisfies Partial<Wording>;

const accessAct: Citation = { source: 'SoLPuL 2001:454', place: '10 §' };
