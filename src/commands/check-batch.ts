/** `check --batch`: one person a line in, one answer a line out, as they come. */
import type { Context } from '../context.ts';
import { checkPerson, mayBeOffered } from '../domain/eligibility.ts';
import { must } from '../domain/outcome.ts';
import type { PreparedCheck } from '../domain/prepare-check.ts';
import { isRefusal, Refusal } from '../domain/problem.ts';
import { readFacts } from '../domain/read-facts.ts';
import { answerWriter } from '../present/check-json.ts';
import { type ExitCode, exit } from '../present/exit-code.ts';
import type { Options } from './command.ts';

const chunk = 1 << 18;

/** Exit 1 with `--exit-code` when there is somebody that nothing may be offered. */
export async function checkBatch(
  context: Context,
  options: Options,
  prepared: PreparedCheck,
  groups: ReadonlySet<string>,
): Promise<ExitCode> {
  const write = answerWriter();
  let [line, waiting, someoneWithNothing] = [0, '', false];
  const flush = async () => {
    if (waiting !== '') await context.world.out(waiting);
    waiting = '';
  };
  try {
    for await (const text of context.world.lines(String(options.batch))) {
      line += 1;
      if (text.trim() === '') continue;
      const { id, facts } = parseLine(text, line);
      const answer = checkPerson(prepared, must(readFacts(facts, { today: prepared.today, groups, line })));
      someoneWithNothing ||= !mayBeOffered(answer);
      waiting += `${write(answer, id)}\n`;
      if (waiting.length > chunk) await flush();
    }
  } catch (error) {
    await flush();
    if (isRefusal(error) && line > 1) context.say(`Stannade vid rad ${line}. Svaren på raderna före är skrivna.`);
    throw error;
  }
  await flush();
  return options.exitCode === true && someoneWithNothing ? exit.finding : exit.done;
}

function parseLine(text: string, line: number): { id: string | number | undefined; facts: unknown } {
  const parsed = parseJson(text, line);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed) || !('id' in parsed)) {
    return { id: undefined, facts: parsed };
  }
  const { id, ...facts } = parsed;
  if (typeof id === 'string' || typeof id === 'number') return { id, facts };
  throw new Refusal({ code: 'invalid-value', place: { key: 'id', line }, expected: 'en text eller ett tal' });
}

function parseJson(text: string, line: number): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Refusal({ code: 'not-json', where: 'Filen', line });
  }
}
