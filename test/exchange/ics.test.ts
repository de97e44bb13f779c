import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { icsOf } from '../../src/exchange/ics.ts';
import { application, changedApplication, office } from '../support/office.ts';

const unfolded = (ics: string) => ics.replace(/\r\n[ \t]/g, '').split('\r\n');
const valuesOf = (ics: string, name: string) =>
  unfolded(ics).flatMap(line => (line.startsWith(name) ? [line.slice(line.indexOf(':') + 1)] : []));

describe('the calendar file', () => {
  const days = [
    { day: day('2026-11-29'), summary: 'Uppföljning 2026-0042-A', uid: '2026-0042-A-plan@kalix-ov' },
    { day: day('2024-02-29'), summary: 'Uppföljning 2026-0001-A', uid: '2026-0001-A-yearly@kalix-ov' },
  ];
  const ics = icsOf('Uppföljningar', days, day('2026-11-21'));

  test('is a calendar of whole days: CRLF, no line longer than 75 bytes, every part closed', () => {
    const lines = ics.split('\r\n');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(ics.match(/END:VEVENT/g)).toHaveLength(2);
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
    expect(valuesOf(ics, 'DTSTART;VALUE=DATE')).toEqual(['20261129', '20240229']);
  });

  test('each day has a lasting name of its own, and the day on which the file was asked for', () => {
    expect(valuesOf(ics, 'UID')).toEqual(days.map(d => d.uid));
    expect(valuesOf(ics, 'DTSTAMP')).toEqual(['20261121T000000Z', '20261121T000000Z']);
  });

  test('the same days are the same file', () => expect(icsOf('Uppföljningar', days, day('2026-11-21'))).toBe(ics));

  test('private, and nobody is shown as busy', () => {
    expect(valuesOf(ics, 'CLASS')).toEqual(['PRIVATE', 'PRIVATE']);
    expect(valuesOf(ics, 'TRANSP')).toEqual(['TRANSPARENT', 'TRANSPARENT']);
  });
});

describe('followups due --ics and --csv', async () => {
  const kalix = await office();
  const registered = await kalix.run('register --from - --json', changedApplication({}));
  const { decision } = registered.json() as { decision: string };
  await kalix.run(`decision execute ${decision} --day 2026-06-01`);
  const waiting = await kalix.run(
    'register --from - --json',
    changedApplication({ type: 'Kontaktfamilj', externalId: 'B-17' }),
  );
  const { decision: second } = waiting.json() as { decision: string };
  const due = (flags: string) => kalix.run(`followups due --all --within 60 ${flags}`);
  /** What was written to standard output as a file. */
  const output = async (flags: string) => String((await due(flags)).written.get('-'));
  const listed = async () =>
    (await due('--json')).json() as {
      followUps: { decision: string; due: string; series: string }[];
      waiting: { decision: string; threeMonths: string }[];
    };

  test('every day of the list is in the calendar, and no other', async () => {
    const { followUps, waiting } = await listed();
    const ics = await output('--ics -');
    const expected = [
      ...followUps.map(f => [`${f.decision}-${f.series}@kalix-ov`, f.due]),
      ...waiting.map(w => [`${w.decision}-three-months@kalix-ov`, w.threeMonths]),
    ];
    expect(expected.length).toBeGreaterThanOrEqual(3);
    const days = valuesOf(ics, 'DTSTART').map(d => d.replace(/(....)(..)(..)/, '$1-$2-$3'));
    expect(valuesOf(ics, 'UID').map((uid, i) => [uid, days[i]])).toEqual(expected);
  });

  test('the calendar says nothing of who or what: only the decision’s number', async () => {
    const ics = await output('--ics -');
    const { name, number } = application.person;
    for (const secret of [
      name,
      ...name.split(' '),
      number,
      number.slice(0, 8),
      application.type,
      'Kontaktfamilj',
      'B-17',
      'anna',
    ])
      expect(ics).not.toContain(secret);
    for (const summary of valuesOf(ics, 'SUMMARY'))
      expect(summary).toMatch(/^(Uppföljning|Tre månader utan verkställighet) \d{4}-\d{4}-[A-Z]$/);
  });

  test('the same register and day give the same file', async () => {
    expect(await output('--ics -')).toBe(await output('--ics -'));
  });

  test('the CSV has the rows of the list', async () => {
    const { followUps } = await listed();
    const csv = await output('--csv -');
    for (const f of followUps) expect(csv).toContain(`;${f.decision};`);
    expect(csv).toContain(second);
    expect(csv).not.toContain(application.person.number);
    expect(csv.startsWith('\ufeffUppföljningar;')).toBe(true);
  });

  test('written to files, the list is not shown', async () => {
    const { stdout, stderr, written, code } = await due('--ics a.ics --csv a.csv');
    expect([code, stdout, [...written.keys()]]).toEqual([0, '', ['a.ics', 'a.csv']]);
    expect(stderr).toContain('Skrivet: a.ics');
  });

  test.each(['--ics - --csv -', '--json --csv -'])('%s: standard output takes one document', async flags => {
    expect((await due(flags)).code).toBe(2);
  });
});
