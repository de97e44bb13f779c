/** Ages. A person has an age from the birthday itself (interpretation `alder-fran-fodelsedagen`). */
import { type Day, dayFromParts, yearOf } from './day.ts';

/** Whole years on `on`; negative before the birth. */
export function ageOn(born: Day, on: Day): number {
  const years = yearOf(on) - yearOf(born);
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/**
 * The day on which the person turns `age`. Born on 29 February: 1 March in years without that day (our reading,
 * interpretation `fodd-29-februari`).
 */
export function birthday(born: Day, age: number): Day {
  const year = yearOf(born) + age;
  const [month, dayOfMonth] = [Number(born.slice(5, 7)), Number(born.slice(8))];
  const turned = dayFromParts(year, month, dayOfMonth) ?? dayFromParts(year, 3, 1);
  if (!turned) throw new RangeError(`no birthday in year ${year}`);
  return turned;
}

/** A child is a person under 18 (SoL 3 kap. 1 § st. 3): until the day before the eighteenth birthday. */
export function isChildOn(born: Day, on: Day): boolean {
  return ageOn(born, on) < 18;
}
