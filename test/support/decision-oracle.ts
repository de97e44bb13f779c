/**
 * A second opinion on what is due and what is reportable: the guideline's section 17, SoL 34 kap. 1–3 §§ and lag
 * (1930:173) written down as plain code over text days, walking each life step by step. Shares nothing with src/domain.
 */

/** What happens to one decision, in the order of days. */
export interface Life {
  readonly id: string;
  readonly decided: string;
  readonly granted: boolean;
  readonly basis: string;
  readonly extensive: boolean;
  readonly court: boolean;
  readonly renews: string | null;
  readonly steps: readonly LifeStep[];
  readonly followUps: readonly string[];
  readonly caseworker: string;
  readonly insats: string;
  readonly type: string;
  readonly sex: string;
  readonly protected: boolean;
  readonly reasons: string;
}

export type LifeStep =
  | { readonly what: 'executed'; readonly day: string; readonly missing: string }
  | { readonly what: 'interrupted' | 'resumed' | 'closed'; readonly day: string };

export type Part = 'notExecuted' | 'interrupted' | 'partlyExecuted';

// ---- days

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const two = (n: number) => String(n).padStart(2, '0');
const parts = (day: string) => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))] as const;
const monthLength = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0));

export function plusMonths(day: string, months: number): string {
  const [y, m, d] = parts(day);
  const index = y * 12 + m - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return `${year}-${two(month)}-${two(Math.min(d, monthLength(year, month)))}`;
}

/** The number of days since 0000-03-01, counted by hand. */
function ordinal(day: string): number {
  const [y, m, d] = parts(day);
  const year = m <= 2 ? y - 1 : y;
  const month = m <= 2 ? m + 9 : m - 3;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leaps + Math.floor((153 * month + 2) / 5) + d;
}

function daysFrom(first: string, last: string): number {
  return ordinal(last) - ordinal(first);
}

export function plusDays(day: string, days: number): string {
  let [y, m, d] = parts(day);
  for (let left = days; left > 0; left--) {
    d += 1;
    if (d > monthLength(y, m)) [d, m] = [1, m + 1];
    if (m > 12) [m, y] = [1, y + 1];
  }
  for (let left = days; left < 0; left++) {
    d -= 1;
    if (d < 1) {
      m -= 1;
      if (m < 1) [m, y] = [12, y - 1];
      d = monthLength(y, m);
    }
  }
  return `${y}-${two(m)}-${two(d)}`;
}

/** Easter Sundays, and by them the days that move (lag 1989:253); read off a calendar. */
const easterSundays = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16'];
const fixedHolidays = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'];

function isWorkingDay(day: string): boolean {
  const weekday = (ordinal(day) - ordinal('2024-01-01') + 7 * 10_000) % 7; // 0 is a Monday
  const moving = easterSundays.some(easter => [-2, 1, 39].some(n => plusDays(easter, n) === day));
  const midsummerEve = weekday === 4 && '06-19' <= day.slice(5) && day.slice(5) <= '06-25';
  return weekday < 5 && !fixedHolidays.includes(day.slice(5)) && !moving && !midsummerEve;
}

function workingDayBefore(day: string): string {
  let at = day;
  while (!isWorkingDay(at)) at = plusDays(at, -1);
  return at;
}

// ---- one life

interface Standing {
  readonly executed: boolean;
  readonly missing: string;
  readonly interruptedOn: string;
  readonly closed: boolean;
}

const fresh: Standing = { executed: false, missing: '', interruptedOn: '', closed: false };

function afterStep(before: Standing, step: LifeStep): Standing {
  if (step.what === 'executed') return { ...before, executed: true, missing: step.missing };
  if (step.what === 'interrupted') return { ...before, interruptedOn: step.day };
  if (step.what === 'resumed') return { ...before, interruptedOn: '' };
  return { ...before, closed: true };
}

const standingOn = (life: Life, on: string): Standing => life.steps.filter(s => s.day <= on).reduce(afterStep, fresh);

export function oracle(lives: readonly Life[]) {
  const byId = new Map(lives.map(l => [l.id, l]));
  const renewals = new Map<string, string>();
  for (const l of lives) {
    const known = l.renews === null ? undefined : renewals.get(l.renews);
    if (l.renews !== null && l.granted && (known === undefined || l.decided < known)) renewals.set(l.renews, l.decided);
  }

  /** The first decision's day: the clock goes on through every renewal. */
  const firstDay = (life: Life): string => {
    const earlier = life.renews === null ? undefined : byId.get(life.renews);
    return earlier?.granted ? firstDay(earlier) : life.decided;
  };

  const isRenewed = (life: Life, on: string) => (renewals.get(life.id) ?? '9999') <= on;

  const isOpen = (life: Life, on: string) =>
    life.granted && life.decided <= on && !isRenewed(life, on) && !standingOn(life, on).closed;

  const counts = (life: Life, on: string) => {
    if (life.basis === '4:1') return life.decided < '2025-07-01';
    return on >= '2025-07-01' && (life.basis === '11:1' || life.basis === '12:1');
  };

  /** Which part of the report the decision is in on day R, the court put aside. */
  const partOn = (life: Life, on: string): Part | undefined => {
    if (!isOpen(life, on) || !counts(life, on)) return undefined;
    const { executed, missing, interruptedOn } = standingOn(life, on);
    const threeMonths = plusMonths(firstDay(life), 3);
    if (!executed) return on > threeMonths ? 'notExecuted' : undefined;
    if (interruptedOn !== '' && on > plusMonths(interruptedOn, 3)) return 'interrupted';
    return missing !== '' && on > threeMonths ? 'partlyExecuted' : undefined;
  };

  const dueOn = (life: Life, on: string): { due: string; series: string } | undefined => {
    if (on < '2025-07-01' || !isOpen(life, on)) return undefined;
    const latest = life.followUps
      .filter(f => f <= on)
      .sort()
      .at(-1);
    const due = [{ due: plusMonths(latest ?? life.decided, 6), series: 'six-months' }];
    if (life.extensive && latest === undefined) due.push({ due: plusMonths(life.decided, 2), series: 'two-months' });
    if (life.extensive && latest !== undefined) due.push({ due: plusMonths(latest, 12), series: 'yearly' });
    return due.sort((a, b) => (a.due < b.due ? -1 : 1))[0];
  };

  const isWaiting = (life: Life, on: string) => isOpen(life, on) && !standingOn(life, on).executed;

  /** Part D: the first step in the quarter that ended a lateness. */
  const resolvedIn = (life: Life, from: string, to: string) => {
    if (!life.granted || life.court || !counts(life, to)) return undefined;
    const first = firstDay(life);
    let before = fresh;
    for (const step of life.steps) {
      if (isRenewed(life, step.day) || step.day > to) return undefined;
      const since = clockEndedBy(before, step, first);
      if (since !== undefined && step.day >= from && step.day > plusMonths(since, 3)) {
        return { what: step.what, day: step.day, afterDays: daysFrom(since, step.day), notified: false };
      }
      before = afterStep(before, step);
    }
    return undefined;
  };

  const due = (today: string, within = 14) => {
    const until = plusDays(today, within);
    const followUps = lives.flatMap(life => {
      const next = dueOn(life, today);
      if (!next || next.due > until) return [];
      const status = next.due < today ? 'late' : next.due === today ? 'today' : 'coming';
      const daysLate = Math.max(0, daysFrom(next.due, today));
      const { id: externalId, caseworker, insats, type } = life;
      return [
        { externalId, caseworker, insats, type, ...next, status, daysLate, workingDay: workingDayBefore(next.due) },
      ];
    });
    const waiting = lives
      .filter(life => isWaiting(life, today))
      .map(life => {
        const threeMonths = plusMonths(firstDay(life), 3);
        return { externalId: life.id, decided: firstDay(life), threeMonths, daysLeft: daysFrom(today, threeMonths) };
      });
    return { followUps, waiting };
  };

  const post = (life: Life, part: Part, on: string) => {
    const { interruptedOn } = standingOn(life, on);
    const first = firstDay(life);
    const clock = part === 'interrupted' ? interruptedOn : first;
    const [from, to] = first < '2026-01-01' ? [10_000, 1_000_000] : [15_000, 1_500_000];
    return {
      externalId: life.id,
      decided: first,
      ...(part === 'interrupted' ? { interrupted: interruptedOn } : {}),
      limit: plusMonths(clock, 3),
      daysWaited: daysFrom(clock, on),
      daysSinceDecision: daysFrom(first, on),
      type: life.type,
      sex: life.sex,
      reasons: life.reasons === '' ? null : life.reasons,
      protectedIdentity: life.protected,
      feeFrame: { from, to, applicationBefore: plusMonths(clock, 24) },
    };
  };

  const report = (quarter: string) => {
    const { from, to } = quarterDays(quarter);
    const late = lives.flatMap(life => {
      const part = partOn(life, to);
      return part === undefined ? [] : [{ life, part }];
    });
    const rows = (part: Part) => late.filter(l => l.part === part && !l.life.court).map(l => post(l.life, part, to));
    const resolved = lives.flatMap(life => {
      const ended = resolvedIn(life, from, to);
      return ended ? [{ externalId: life.id, type: life.type, ...ended }] : [];
    });
    const courtOrders = late.filter(l => l.life.court).map(l => l.life.id);
    const [notExecuted, interrupted] = [rows('notExecuted'), rows('interrupted')];
    const statistics = { notExecuted: figures(notExecuted, to), interrupted: figures(interrupted, to) };
    return { notExecuted, interrupted, partlyExecuted: rows('partlyExecuted'), resolved, courtOrders, statistics };
  };

  return { due, report, partOn, dueOn, isWaiting, resolvedIn };
}

/** From which day the wait that the step ends was counted; undefined when it ends none. */
function clockEndedBy(before: Standing, step: LifeStep, first: string): string | undefined {
  const incomplete = !before.executed || before.missing !== '';
  if (step.what === 'executed') return incomplete && step.missing === '' ? first : undefined;
  if (step.what === 'resumed') return before.interruptedOn;
  if (step.what !== 'closed') return undefined;
  const interrupted = before.interruptedOn !== '' && step.day > plusMonths(before.interruptedOn, 3);
  if (interrupted) return before.interruptedOn;
  return incomplete ? first : undefined;
}

function quarterDays(quarter: string): { from: string; to: string } {
  const month = 3 * Number(quarter.slice(5)) - 2;
  const from = `${quarter.slice(0, 4)}-${two(month)}-01`;
  return { from, to: plusDays(plusMonths(from, 3), -1) };
}

function figures(rows: readonly { decided: string; type: string; sex: string }[], on: string) {
  const tally = (names: readonly string[]) => {
    const counted: Record<string, number> = {};
    for (const name of names) counted[name] = (counted[name] ?? 0) + 1;
    return counted;
  };
  const byBand = tally(rows.map(row => bandOf(row.decided, on)));
  return { count: rows.length, byType: tally(rows.map(r => r.type)), bySex: tally(rows.map(r => r.sex)), byBand };
}

function bandOf(decided: string, on: string): string {
  const over = (months: number) => plusMonths(decided, months) <= on;
  return over(18) ? '18+' : over(13) ? '13-17' : over(10) ? '10-12' : over(7) ? '7-9' : '3-6';
}
