/** An office where each duty's test registers what it needs, by command lines. */
import { day } from '../../src/domain/day.ts';
import { office } from './office.ts';
import { personAged } from './persons.ts';
import type { TestWorldOptions } from './world.ts';

const today = day('2026-11-21');

/** Somebody of that age, as `register` reads it from a file. */
export function someone(age: number): { readonly number: string; readonly name: string } {
  return { number: personAged(age, today).number, name: 'Åsa Testsson' };
}

/** An adult's application, granted, with everything that a grant asks for. */
export const granted = {
  insats: 'oppenvard-bistand',
  person: someone(40),
  type: 'Familjebehandling',
  applicationDay: '2026-06-01',
  applicationBy: 'person',
  consentDay: '2026-06-02',
  consent: true,
  motivationDay: '2026-06-03',
  decisionDay: '2026-06-10',
  outcome: 'bifall',
  decidedBy: 'Delegat Ett',
  delegation: '3.1',
};

/** What a grant to a child asks for besides; the guardians have applied and consent. */
export const forChild = {
  applicationBy: 'guardian',
  consent: undefined,
  guardianConsent: 'all',
  childInformed: true,
  childHeard: true,
  childBestInterests: 'Barnet vill gå kvar i sin skola; det vägde tyngst.',
};

/** A decision as `case show --json` shows it. */
interface ShownDecision {
  readonly id: string;
  readonly findings: readonly { readonly code: string; readonly level: string }[];
  readonly due: readonly { readonly series: string; readonly due: string }[];
  readonly [key: string]: unknown;
}

export async function dutyOffice() {
  const { run } = await office();
  const typed = (line: string, options: TestWorldOptions = {}) => run(words(line), options);
  const register = (content: object) =>
    run('register --from uppgifter.json --json', { files: { 'uppgifter.json': JSON.stringify(content) } });
  const json = async (line: string, options: TestWorldOptions = {}) => (await typed(`${line} --json`, options)).json();
  const shown = async (decision: string) => {
    const page = (await json(`case show ${decision}`)) as { decisions: ShownDecision[] };
    const found = page.decisions.find(d => d.id === decision);
    if (!found) throw new Error(`${decision} is not shown`);
    return found;
  };
  /** The number of a decision that has been registered. */
  const decision = async (content: object = granted): Promise<string> => {
    const { code, stdout, stderr } = await register(content);
    if (code !== 0) throw new Error(stderr);
    return (JSON.parse(stdout) as { decision: string }).decision;
  };
  return { typed, register, json, shown, decision };
}

/** Splits at spaces, but not within double quotes. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
