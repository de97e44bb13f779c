/** A whole register as JSON Lines, written and read as a stream. The last line has the hash of all before it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { day, parseDay } from '../domain/day.ts';
import type { ExportedLine, ExportLine } from '../domain/export-line.ts';
import { ageBands, participantSexes, participationForms } from '../domain/participation.ts';
import { parsePersonNumber } from '../domain/person-number.ts';
import { Refusal } from '../domain/problem.ts';
import type { JournalHead } from '../domain/upkeep.ts';

export async function* exportText(head: JournalHead, lines: AsyncIterable<ExportedLine>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let count = 0;
  const written = (line: ExportLine): string => {
    const text = textOf(line);
    hash.update(text);
    count += 1;
    return text;
  };
  yield written({ kind: 'kalix-ov-export', version: 1, ...head });
  for await (const line of lines) yield written(line);
  yield textOf({ kind: 'end', lines: count, sha256: hash.digest('hex') });
}

function textOf(line: ExportLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Reads the lines one by one, and refuses what is none of ours; `whole` when the last one has come, and holds. */
export function exportReader() {
  const hash = createHash('sha256');
  let [at, ended] = [0, false];
  const damaged = (reason: 'line' | 'cut' | 'changed' | 'version') =>
    new Refusal({ code: 'export-damaged', line: Math.max(1, at), reason });
  return {
    read(text: string): ExportLine {
      at += 1;
      if (ended) throw damaged('changed');
      const line = parsed(text);
      if (!line) throw damaged('line');
      if ((line.kind === 'kalix-ov-export') !== (at === 1)) throw damaged('line');
      if (line.kind === 'kalix-ov-export' && line.version !== 1) throw damaged('version');
      if (line.kind === 'end') {
        ended = true;
        if (line.lines !== at - 1 || line.sha256 !== hash.digest('hex')) throw damaged('changed');
      } else hash.update(`${text}\n`);
      return line;
    },
    end(): void {
      if (!ended) throw damaged('cut');
    },
    damaged,
  };
}

function parsed(text: string): ExportLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    // What is stored is the line itself: what the schema gives back has its keys in another order.
    return exportLine.safeParse(line).success ? (line as ExportLine) : undefined;
  } catch {
    return undefined;
  }
}

const dayText = z.string().refine(text => parseDay(text) !== undefined);
const caseNumber = z.string().regex(/^\d{4}-\d{4,}$/);
const decisionNumber = z.string().regex(/^\d{4}-\d{4,}-[A-Z]+$/);
const code = z.string().regex(/^[a-zåäö0-9+-]+$/);
const recorded = { recorded: z.iso.datetime(), actor: z.string().min(1) };

/** Written in the one way that the register writes it. */
function isPersonNumber(text: string): boolean {
  const parsed = parsePersonNumber(text, lastDay, { key: 'number' });
  return parsed.ok && parsed.value.number === text;
}
const lastDay = day('9999-12-31');

const person = z.strictObject({
  number: z.string().refine(isPersonNumber),
  name: z.string().nullable(),
  protected: z.boolean(),
  sex: z.enum(['kvinna', 'man', 'okänt']),
  born: dayText.nullable(),
});
const ofPerson = z.enum(['opened', 'identity-changed']);
const ofDecision = z.enum([
  ...(['applied', 'consented', 'motivation-assessed', 'decided', 'enrolled', 'executed', 'interrupted'] as const),
  ...(['resumed', 'followed-up', 'closed', 'delay-explained', 'corrected', 'offered', 'contacted'] as const),
  ...(['planned', 'needs-changed', 'follow-up-scheduled', 'objected', 'sharing-consented'] as const),
  ...(['concern-reported', 'row-imported'] as const),
]);
const caseEvent = z.union([
  z.strictObject({ kind: ofPerson, day: dayText, person }),
  z.looseObject({ kind: ofDecision, day: dayText, decision: z.string().regex(/^[A-Z]+$/) }),
]);

/** Nothing that can tell who took part has a place here (SoL 14:5). */
const participation = z.strictObject({
  kind: z.literal('participation'),
  ...{ insats: code, day: dayText, form: z.enum(participationForms), participants: z.int().positive() },
  ...{ sex: z.enum(participantSexes), ageBand: z.enum(ageBands), guardianChecked: z.boolean(), informed: z.boolean() },
  ...{ difficulties: z.array(code), leftEarly: code.nullable() },
});
const submission = z.strictObject({
  kind: z.literal('report-submitted'),
  ...{ quarter: z.string().regex(/^\d{4}Q[1-4]$/), reader: z.enum(['ivo', 'revisorer', 'fullmaktige']), day: dayText },
  ...{ decisions: z.array(decisionNumber), hash: z.string(), document: z.string(), removedPosts: z.int().optional() },
});
const generalEvent = z.union([
  participation,
  submission,
  z.strictObject({ kind: z.literal('programme-follow-up'), insats: code, day: dayText }),
  z.strictObject({ kind: z.literal('notified'), decision: decisionNumber, day: dayText }),
  z.strictObject({ kind: z.enum(['held', 'hold-lifted']), case: caseNumber, day: dayText, why: z.string() }),
]);

const exportLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('kalix-ov-export'),
    ...{ version: z.int(), entries: z.int(), head: z.string().nullable() },
  }),
  z.strictObject({ kind: z.literal('case'), case: caseNumber, ...recorded, events: z.array(caseEvent).min(1) }),
  z.strictObject({ kind: z.literal('general'), ...recorded, events: z.array(generalEvent).min(1) }),
  z.strictObject({ kind: z.literal('numbers-given'), year: z.int(), last: z.int().positive() }),
  z.strictObject({
    kind: z.literal('record'),
    of: z.string(),
    entry: z.int(),
    ...recorded,
    events: z.array(z.unknown()),
  }),
  z.strictObject({ kind: z.literal('end'), lines: z.int(), sha256: z.string() }),
]);
