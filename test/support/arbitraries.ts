/** What fast-check draws from: days and quarters that the tool can meet. */
import fc from 'fast-check';
import { addDays, type Day, day, daysBetween } from '../../src/domain/day.ts';
import { type Quarter, quarterOf } from '../../src/domain/quarter.ts';

/** Any day from `first` to `last`; month ends and the days round the turn of February come up often. */
export function anyDay(first = '1890-01-01', last = '2100-12-31'): fc.Arbitrary<Day> {
  const [from, to] = [day(first), day(last)];
  const uniform = fc.integer({ min: 0, max: daysBetween(from, to) }).map(n => addDays(from, n));
  const nearMonthEnd = uniform.map(d => addDays(day(`${d.slice(0, 8)}01`), -1 - (Number(d.slice(8)) % 4)));
  return fc.oneof(uniform, nearMonthEnd).filter(d => from <= d && d <= to);
}

export function anyQuarter(): fc.Arbitrary<Quarter> {
  return anyDay().map(quarterOf);
}

export const anyMonths = fc.integer({ min: 0, max: 240 });
