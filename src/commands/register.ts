/** `register`: a participation, a documented insats, or an application with its decision, by what the insats asks for. */
import type { Context } from '../context.ts';
import { nearest } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import type { Insats } from '../domain/rulebook.ts';
import type { CommandFile, Options } from './command.ts';
import { defineFields, type Fields, flagOf } from './fields.ts';
import { readJson } from './input.ts';
import { definePersonFlags, refusePersonalFlags } from './person-input.ts';
import { registerDecision } from './register-decision.ts';
import { decisionFields } from './register-decision-input.ts';
import { chosenDraft } from './register-drafts.ts';
import { enrolmentFields, registerEnrolment } from './register-enrolment.ts';
import { identityForbidden, participationFields, registerParticipation } from './register-participation.ts';

const register: CommandFile = {
  define: command => {
    command.option('--insats <id>', 'insatsens id (se "kalix-ov insats list")');
    definePersonFlags(command);
    defineFields(command, { ...participationFields, ...enrolmentFields, ...decisionFields });
    command.addHelpText('after', examples);
  },
  run: async (context, _args, options) => {
    await context.world.prompt.conversation(() => registered(context, options));
    return undefined;
  },
};
export default register;

async function registered(context: Context, options: Options): Promise<void> {
  await context.withRegister(register => register.journalHead());
  const file = typeof options.from === 'string' ? await readJson(context, options.from) : {};
  const rules = await context.rulebook();
  const draft = isOpen(context, options, file) ? await chosenDraft(context, rules) : undefined;
  const known = { ...options, ...draft };
  const insats = chosenInsats(await insatsId(context, known, file), rules.insatser);
  const continues = draft !== undefined;
  const given = { context, options: { ...known, from: undefined }, file: asObject(file), insats, rules, continues };
  const kind = kindOf(insats);
  if (kind !== kinds.participation) refusePersonalFlags(options);
  refuseForeignFlags(options, kind, insats);
  await kind.register(given);
}

const kinds = {
  participation: { fields: participationFields, register: registerParticipation },
  decision: { fields: decisionFields, register: registerDecision },
  enrolment: { fields: enrolmentFields, register: registerEnrolment },
};
type Kind = (typeof kinds)[keyof typeof kinds];

function kindOf(insats: Insats): Kind {
  if (insats.documentation.identity === 'forbidden') return kinds.participation;
  return insats.route === 'after-assessment' ? kinds.decision : kinds.enrolment;
}

/** A flag of another kind of registration is refused: in a participation, free text is more than a slip. */
function refuseForeignFlags(options: Options, kind: Kind, insats: Insats): void {
  const all: Fields = { ...participationFields, ...enrolmentFields, ...decisionFields };
  const foreign = Object.keys(all).filter(key => options[key] !== undefined && !Object.hasOwn(kind.fields, key));
  const [first] = foreign;
  if (first === undefined) return;
  const isText = foreign.some(key => all[key]?.value === '<text>');
  if (isText && kind === kinds.participation) throw identityForbidden(insats);
  throw new Refusal({ code: 'unknown-flag', flag: flagOf(first) });
}

const examples = `
Exempel:
  $ kalix-ov register --insats <id> --day 2026-11-20 --form grupp --participants 4 --sex kvinna --age-band 12-14 --guardian-checked --informed
  $ kalix-ov register --insats <id> --person - --from uppgifter.json
  $ kalix-ov register --from beslut.json

Personnummer och namn anges aldrig på kommandoraden: i en fil, på standard in
eller när verktyget frågar.
`;

/** Nothing has been said of whom, or what, it is about. */
function isOpen(context: Context, options: Options, file: unknown): boolean {
  const said = ['insats', 'person', 'renews', 'decides'];
  return context.mayAsk && said.every(key => options[key] === undefined && asObject(file)[key] === undefined);
}

async function insatsId(context: Context, options: Options, file: unknown): Promise<string> {
  const inFile = asObject(file).insats;
  if (options.insats !== undefined && inFile !== undefined) {
    throw new Refusal({ code: 'conflicting-values', first: '--insats', second: '"insats" i filen' });
  }
  const id = options.insats ?? inFile;
  if (typeof id === 'string') return id.trim();
  if (!context.mayAsk) throw new Refusal({ code: 'missing-flag', flag: flagOf('insats') });
  const rules = await context.rulebook();
  const choices = rules.insatser.filter(i => i.route !== 'preventive').map(i => ({ value: i.id, name: i.name }));
  return context.world.prompt.choice('Vilken insats ska registreras?', choices);
}

function chosenInsats(id: string, insatser: readonly Insats[]): Insats {
  const insats = insatser.find(i => i.id === id);
  if (insats?.route === 'preventive') throw new Refusal({ code: 'not-registrable', insats: insats.name });
  if (insats) return insats;
  const near = nearest(
    id,
    insatser.map(i => i.id),
  );
  throw new Refusal({ code: 'unknown-insats', ...(near ? { nearest: near } : {}) });
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Refusal({ code: 'not-json', where: 'Filen i --from' });
}
