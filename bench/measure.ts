/** Costs taken in turn, so that a slow moment of the machine falls on all contenders, and what they come to. */
import { quantile } from './figures.ts';

/** Who is measured; `once` answers with what one round cost, in milliseconds or bytes: the same for all in a row. */
export interface Contender {
  readonly name: string;
  once(): number | Promise<number>;
}

export type Costs = ReadonlyMap<Contender, readonly number[]>;

/** Every contender once a round, in turn. The first `warm` rounds are not counted. */
export async function inTurn(contenders: readonly Contender[], rounds: number, warm = 1): Promise<Costs> {
  const costs = new Map(contenders.map(contender => [contender, [] as number[]]));
  for (let round = -warm; round < rounds; round += 1) {
    for (const contender of contenders) {
      const cost = await contender.once();
      if (round >= 0) costs.get(contender)?.push(cost);
    }
  }
  return costs;
}

/** A line of `quality.md`'s table of speeds, as it came out. */
export interface Row {
  readonly name: string;
  /** What is done, and what it is held against; in Swedish, for the document. */
  readonly job: string;
  readonly against: string;
  readonly ratio: number;
  /** The tenth and the ninetieth percentile of the rounds' own ratios. */
  readonly from: number;
  readonly to: number;
  readonly rounds: number;
  /** The medians, as they are read. */
  readonly ours: string;
  readonly theirs: string;
  /** None: shown beside the others, and held to nothing. */
  readonly atMost?: number;
  readonly atLeast?: number;
  /** Another promise of the same row, and whether it held. */
  readonly also?: string;
  readonly alsoHolds?: boolean;
}

export interface Setting {
  readonly seed: number;
  /** Small registers and few rounds: to see that everything runs, not what it costs. */
  readonly quick: boolean;
  /** The rounds of a bench that asks for `usual`. */
  rounds(usual: number): number;
  /** Registers that a bench on `full` decisions uses. */
  size(full: number): number;
  say(text: string): void;
}

/** One module, its rows. */
export type Bench = (setting: Setting) => Promise<readonly Row[]>;

type Told = Pick<Row, 'name' | 'job' | 'against'> & Partial<Pick<Row, 'atMost' | 'atLeast' | 'also' | 'alsoHolds'>>;

/** Cost against cost: below 1 is cheaper than what it is held against. */
export function costRow(told: Told, costs: Costs, [ours, theirs]: readonly [Contender, Contender]): Row {
  return rowOf(told, ratios(costs, ours, theirs), milliseconds(costs, ours), milliseconds(costs, theirs));
}

/** Work a second against work a second, `amounts` being what a round does: above 1 is faster. */
export function rateRow(
  told: Told,
  costs: Costs,
  [ours, theirs]: readonly [Contender, Contender],
  amounts: readonly [number, number],
): Row {
  const all = ratios(costs, theirs, ours).map(ratio => (ratio * amounts[0]) / amounts[1]);
  return rowOf(told, all, perSecond(costs, ours, amounts[0]), perSecond(costs, theirs, amounts[1]));
}

export function holds({ ratio, atMost, atLeast, alsoHolds }: Row): boolean {
  return ratio <= (atMost ?? Infinity) && ratio >= (atLeast ?? 0) && alsoHolds !== false;
}

function rowOf(told: Told, all: readonly number[], ours: string, theirs: string): Row {
  const spread = { ratio: quantile(all, 0.5), from: quantile(all, 0.1), to: quantile(all, 0.9) };
  return { ...told, ...spread, rounds: all.length, ours, theirs };
}

/** Round by round, so that both sides of a ratio come from the same moment. */
function ratios(costs: Costs, ours: Contender, theirs: Contender): number[] {
  const other = costs.get(theirs) ?? [];
  return (costs.get(ours) ?? []).map((cost, i) => cost / (other[i] ?? Number.NaN));
}

function milliseconds(costs: Costs, of: Contender): string {
  const middle = quantile(costs.get(of) ?? [], 0.5);
  return middle < 1000 ? `${middle.toFixed(0)} ms` : `${comma(middle / 1000, 1)} s`;
}

function perSecond(costs: Costs, of: Contender, amount: number): string {
  const middle = quantile(costs.get(of) ?? [], 0.5);
  return `${Math.round((amount / middle) * 1000).toLocaleString('sv-SE')}/s`;
}

export function comma(value: number, digits: number): string {
  return value.toFixed(digits).replace('.', ',');
}
