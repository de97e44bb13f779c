/** What one command run sees, from the world and the global flags. A flag goes before a variable, and that before the file. */
import { admit } from './commands/admission.ts';
import type { Options } from './commands/command.ts';
import { actionOf } from './commands/rights.ts';
import type { Context } from './context.ts';
import type { Config } from './domain/config.ts';
import { type Day, parseDay } from './domain/day.ts';
import { Refusal } from './domain/problem.ts';
import { isRecordedBefore } from './domain/recording-time.ts';
import { clockText } from './present/clock-text.ts';
import { jsonPieces } from './present/json-pieces.ts';
import { wrapped } from './present/paragraph.ts';
import { pagerOf, show } from './shown.ts';
import type { World } from './world.ts';

/** What is done, for the rights that it needs; `namesUser` when `--user` says in whose name. */
interface Asked {
  readonly path: string;
  readonly args: readonly string[];
  readonly options: Options;
  readonly config: Config;
  readonly namesUser: boolean;
}

export function contextOf(world: World, { path, args, options, config, namesUser }: Asked): Context {
  const named = namesUser ? text(options.user) : undefined;
  const realToday = world.today();
  const json = options.json === true;
  const quiet = options.quiet === true;
  const rulesFolder = (text(options.rules) ?? (world.env.KALIX_OV_RULES || config.rules)) || undefined;
  const rulebook = () => world.rulebook(rulesFolder);
  const mayAsk = () => options.input !== false && world.terminal.interactive;
  let opened: ReturnType<World['registers']> | undefined;
  const registers = () => {
    opened ??= world.registers(rulebook, () => passphrase(world, mayAsk()));
    return opened;
  };
  let isClockChecked = false;
  /** A clock that has been set back makes what is late look as if it were not: said once, whatever was asked. */
  const warnOfClock = (last: string | undefined) => {
    if (!isClockChecked && last !== undefined && isRecordedBefore(world.now(), last) && !quiet)
      world.err(`${wrapped(clockText(last), world.terminal.columns)}\n`);
    isClockChecked = true;
  };
  const registerFile = text(options.db) ?? (world.env.KALIX_OV_DB || config.db);
  return {
    world,
    realToday,
    today: chosenDay(options, world.env) ?? realToday,
    get account() {
      return world.account;
    },
    get user() {
      return named ?? world.account;
    },
    command: path,
    json,
    quiet,
    get color() {
      return options.color !== false && !json && world.terminal.color;
    },
    get mayAsk() {
      return mayAsk();
    },
    get columns() {
      return world.terminal.columns;
    },
    config,
    registerFile,
    rulesFolder,
    rulebook,
    registers,
    withRegister: async work => {
      const register = await (await registers()).open(registerFile);
      try {
        const last = await register.lastRecorded();
        warnOfClock(last);
        const { account } = world;
        await admit(register, { account, user: named ?? account }, actionOf(path, args, options), realToday, last);
        return await work(register);
      } finally {
        await register.close();
      }
    },
    recording: () => ({ actor: actorName(world.account, named), recorded: world.now() }),
    print: async answer => {
      const whole = answer.endsWith('\n') ? answer : `${answer}\n`;
      await show(world, whole, { pager: pagerOf(world, config), plain: json || quiet || options.input === false });
    },
    printJson: async value => {
      for (const piece of jsonPieces(value)) await world.out(piece);
      await world.out('\n');
    },
    say: message => {
      if (!quiet) world.err(`${wrapped(message, world.terminal.columns)}\n`);
    },
  };
}

/** `anna`; `anna via root` when root did it in anna's name. */
function actorName(account: string, user = account): string {
  return user === account ? user : `${user} via ${account}`;
}

/** What protects the key file: from the environment, or typed without being shown. Never on the command line. */
async function passphrase({ env, prompt }: World, mayAsk: boolean): Promise<string> {
  if (env.KALIX_OV_PASSPHRASE) return env.KALIX_OV_PASSPHRASE;
  if (!mayAsk) throw new Refusal({ code: 'missing-flag', flag: 'KALIX_OV_PASSPHRASE' });
  return prompt.text('Vilken är lösenfrasen för nyckeln (syns inte)?', { hidden: true });
}

function chosenDay(options: Options, env: World['env']): Day | undefined {
  const flag = text(options.today);
  const given = flag ?? (env.KALIX_OV_TODAY || undefined);
  if (given === undefined) return undefined;
  const parsed = parseDay(given);
  if (parsed) return parsed;
  const place = { flag: flag === undefined ? 'KALIX_OV_TODAY' : '--today' };
  throw new Refusal({ code: 'invalid-value', place, expected: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
