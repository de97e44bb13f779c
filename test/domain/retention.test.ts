/** Gallring: SoL 16 kap. 1–2 a och 4 §§, SoF (2025:468) 13 kap. 1 §. The day before, the day, the day after. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseEvent, Person } from '../../src/domain/case/event.ts';
import { addDays, addYears, type Day, day } from '../../src/domain/day.ts';
import { dayOfNote, type KeptCase, type Note, type Retention, retentionOf } from '../../src/domain/retention.ts';
import { currentVersion } from '../../src/domain/validity.ts';
import { anyDay } from '../support/arbitraries.ts';
import { closed, decided, executed, life, opened, personOf, renewed, rules, the } from '../support/life.ts';
import { coordinationPersons, persons } from '../support/persons.ts';
import { randomLife } from '../support/random-life.ts';

const retentionRules = (on: Day) => ({
  policy: the(currentVersion(rules.retentionPolicies, on)),
  insatser: rules.insatser,
});

/** The person whose number, and birth day, is this. */
const personBorn = (isRight: (born: Day) => boolean): Person => {
  const { number, born, sex } = the([...persons, ...coordinationPersons].find(p => isRight(p.born)));
  return { number, born, sex, name: 'Åsa Testsson', protected: false };
};
const inSample = (born: Day) => ['05', '15', '25'].includes(born.slice(8));
const adult = personBorn(born => born > '1970' && born < '1990' && !inSample(born));

/** A case with each event recorded at noon on its own day, and what else is said. */
function filed(events: readonly CaseEvent[], more: Partial<KeptCase> & { recorded?: string } = {}): KeptCase {
  const first = the(events[0]);
  const all = first.kind === 'opened' ? events : [opened(first.day, adult), ...events];
  const notes = all.map(
    (event): Note => ({ recorded: more.recorded ?? `${event.day}T12:00:00.000Z`, events: [event] }),
  );
  return { state: life(...all), notes, hold: more.hold ?? null };
}

function on(today: string, ...file: readonly KeptCase[]): Retention {
  return the(retentionOf(file, day(today), retentionRules(day(today)))[0]);
}

const reasons = (retention: Retention) =>
  retention.kind === 'excepted' ? retention.exceptions.map(e => e.reason) : retention.kind;

const ended = [decided('2026-01-12'), executed('2026-02-01'), closed('2026-03-10')];

describe('16:1: fem år efter att sista anteckningen gjordes, och efter att förhållandena har upphört', () => {
  test.each([
    ['2031-03-09', 'not-yet'],
    ['2031-03-10', 'not-yet'],
    ['2031-03-11', 'candidate'],
    ['2031-03-12', 'candidate'],
  ])('avslutat 2026-03-10: %s är det %s', (today, kind) => expect(on(today, filed(ended)).kind).toBe(kind));

  test('från den 29 februari räknas till den 28 (lag 1930:173 1 §)', () => {
    const leap = filed([decided('2028-01-12'), closed('2028-02-29')]);
    expect(on('2033-02-28', leap).kind).toBe('not-yet');
    expect(on('2033-03-01', leap).kind).toBe('candidate');
  });

  test('en anteckning som görs efter avslutet räknas från dagen då den gjordes', () => {
    const object: CaseEvent = { kind: 'objected', decision: 'A', day: day('2026-04-01'), what: 'Fel datum' };
    const noted = filed(ended);
    const late = { ...noted, notes: [...noted.notes, { recorded: '2026-06-15T09:00:00.000Z', events: [object] }] };
    expect(on('2031-06-15', late).kind).toBe('not-yet');
    expect(on('2031-06-16', late)).toMatchObject({ kind: 'candidate', term: { lastNote: '2026-06-15' } });
  });

  test('sent på kvällen i UTC är det redan nästa dag i Sverige', () => {
    const at = (recorded: string) => dayOfNote({ recorded, events: [closed('2026-03-10')] });
    expect(at('2026-06-15T21:59:00.000Z')).toBe('2026-06-15');
    expect(at('2026-06-15T22:30:00.000Z')).toBe('2026-06-16');
  });

  test('en rad ur huvudsystemet är ingen anteckning i akten: där räknas dagarna i den (andra stycket)', () => {
    const imported: CaseEvent = { kind: 'row-imported', decision: 'A', day: day('2020-01-12'), row: {} };
    const events = [opened('2020-01-12', adult), decided('2020-01-12'), closed('2020-03-10'), imported];
    const old = { state: life(...events), notes: [{ recorded: '2026-11-20T08:00:00.000Z', events }], hold: null };
    expect(on('2026-11-21', old)).toMatchObject({ kind: 'candidate', term: { lastNote: '2020-03-10' } });
    const byHand = filed([decided('2020-01-12'), closed('2020-03-10')], { recorded: '2026-11-20T08:00:00.000Z' });
    expect(on('2026-11-21', byHand)).toEqual({ kind: 'not-yet', reason: 'within-years' });
  });

  test.each<[string, readonly CaseEvent[]]>([
    ['väntar på verkställighet', [decided('2026-01-12')]],
    ['pågår', [decided('2026-01-12'), executed('2026-02-01')]],
    ['ansökan som inte är avgjord', [{ kind: 'applied', decision: 'A', day: day('2026-01-12'), by: 'person' }]],
    ['avslutat, men ett förnyat beslut pågår', [...ended.slice(0, 2), renewed('2026-03-01')]],
  ])('ett öppet ärende gallras aldrig: %s', (_title, events) =>
    expect(on('2090-01-01', filed(events))).toEqual({ kind: 'not-yet', reason: 'open' }),
  );

  test('ett avslag upphör den dag det fattas', () => {
    const refused = filed([decided('2026-03-10', { outcome: 'avslag' })]);
    expect(on('2031-03-10', refused).kind).toBe('not-yet');
    expect(on('2031-03-11', refused).kind).toBe('candidate');
  });

  test.each([
    ['2026-03-10', '2032-12-31'],
    ['2026-12-31', '2032-12-31'],
    ['2027-01-01', '2033-12-31'],
  ])('tredje stycket: upphörde %s, klart senast %s', (end, finishBy) => {
    const found = on('2040-01-01', filed([decided('2026-01-12'), closed(end)]));
    expect(found).toMatchObject({ kind: 'candidate', term: { finishBy } });
  });

  test('akten är personens: inget gallras så länge något om samma person ska vara kvar', () => {
    const other = filed([decided('2027-01-12'), closed('2027-06-01')]);
    const [first, second] = retentionOf([filed(ended), other], day('2031-03-11'), retentionRules(day('2031-03-11')));
    expect(reasons(the(first))).toEqual(['same-person']);
    expect(the(second)).toEqual({ kind: 'not-yet', reason: 'within-years' });
    const both = retentionOf([filed(ended), other], day('2032-06-02'), retentionRules(day('2032-06-02')));
    expect(both.map(r => r.kind)).toEqual(['candidate', 'candidate']);
    expect(both.map(r => r.kind === 'candidate' && r.term.finishBy)).toEqual(['2033-12-31', '2033-12-31']);
  });
});

describe('undantagen', () => {
  const of = (person: Person, events: readonly CaseEvent[] = ended) => filed([opened('2026-01-12', person), ...events]);

  test.each(['05', '15', '25'])('16:4, SoF 13:1: född den %s i någon månad undantas för forskningen', dayOfBirth => {
    const person = personBorn(born => born.endsWith(dayOfBirth) && born < '2008');
    expect(reasons(on('2031-03-11', of(person)))).toEqual(['research']);
    expect(reasons(on('2090-01-01', of(person)))).toEqual(['research']);
  });

  test.each(['04', '06', '14', '16', '24', '26'])('född den %s undantas inte', dayOfBirth => {
    const person = personBorn(born => born.endsWith(dayOfBirth) && born < '2020');
    const closedBefore2026 = [decided('2025-08-12'), closed('2025-12-10')];
    const kept = filed([opened('2025-08-12', person), ...closedBefore2026]);
    expect(on('2031-03-11', kept).kind).toBe('candidate');
  });

  test('samordningsnummer: 60 dras först från dagen', () => {
    const [inside, outside] = [true, false].map(wanted => {
      const { number, born, sex } = the(coordinationPersons.find(p => inSample(p.born) === wanted && p.born < '1995'));
      return { number, born, sex, name: null, protected: false };
    });
    expect(reasons(on('2031-03-11', of(the(inside))))).toEqual(['research']);
    expect(on('2031-03-11', of(the(outside))).kind).toBe('candidate');
  });

  test('ett nummer utan hel födelsedag avgörs för hand', () => {
    const { number } = the(coordinationPersons.find(p => !inSample(p.born)));
    const person: Person = { ...adult, number, born: null };
    expect(reasons(on('2031-03-11', of(person)))).toEqual(['birth-day-unknown', 'birth-day-unknown']);
  });

  test('hålls kvar: undantas så länge det hålls', () => {
    const hold = { case: '2026-0042', day: day('2026-05-01'), why: 'Tvist i domstol', actor: 'anna' };
    expect(reasons(on('2090-01-01', { ...of(adult), hold }))).toEqual(['held']);
  });

  describe('16:2 a: utredning om ett barns skydd eller stöd gallras inte förrän den som var barn har fyllt 30', () => {
    const child = personBorn(born => born > '2010-01-01' && born < '2014-01-01' && !inSample(born));
    const turns = (age: number) => the(child.born && addYears(child.born, age));

    test('dagen före 30-årsdagen, dagen, dagen efter', () => {
      const at = (n: number) => reasons(on(addDays(turns(30), n), of(child)));
      expect([at(-1), at(0), at(1)]).toEqual([['child-investigation'], 'candidate', 'candidate']);
    });

    test('bara året sägs: dagen är födelsedagen', () => {
      const found = on('2035-01-01', of(child));
      const [exception] = found.kind === 'excepted' ? found.exceptions : [];
      expect(exception).toMatchObject({ untilYear: Number(turns(30).slice(0, 4)), age: 30 });
      expect(JSON.stringify(found)).not.toContain(turns(30).slice(4));
    });

    test('klart senast året efter det då 30-årsdagen inföll', () => {
      const found = on(addDays(turns(30), 5), of(child));
      expect(found).toMatchObject({ term: { finishBy: `${Number(turns(30).slice(0, 4)) + 1}-12-31` } });
    });

    test.each([
      ['2026-01-14', 'candidate'],
      ['2026-01-15', ['child-investigation']],
      ['2026-01-16', ['child-investigation']],
    ])('gäller inte ärenden som har avslutats före ikraftträdandet 2026-01-15: avslutat %s', (end, expected) => {
      const kept = of(child, [decided('2026-01-12'), closed(end)]);
      expect(reasons(on('2035-01-01', kept))).toEqual(expected);
    });

    test('den som var vuxen vid ansökan har ingen sådan utredning', () =>
      expect(on('2031-03-11', of(adult)).kind).toBe('candidate'));

    test('ansökt som barn, beslutat som vuxen: utredningen började som barn', () => {
      const applied = addDays(turns(18), -1);
      const decision = decided(addDays(turns(18), 20));
      const events: CaseEvent[] = [{ kind: 'applied', decision: 'A', day: applied, by: 'person' }, decision];
      const kept = filed([opened(applied, child), ...events, closed(addDays(turns(18), 30))]);
      expect(reasons(on(addDays(turns(18), 366 * 6), kept))).toEqual(['child-investigation']);
    });
  });

  describe('16:2: handlingar om att ett barn har placerats gallras inte', () => {
    const child = personBorn(born => born > '2004-01-01' && born < '2007-01-01' && !inSample(born));
    const placed = (type: string, person = child, made = {}) =>
      on('2090-01-01', of(person, [decided('2020-01-12', { type, ...made }), closed('2020-06-01')]));

    test.each(['Familjehem', 'Vård i familjehem', 'Stödboende', 'Skyddat boende', 'HVB', 'Hem för vård eller boende'])(
      '%s',
      type => expect(reasons(placed(type))).toEqual(['subject']),
    );

    test('inte en vuxens', () => expect(placed('Stödboende', adult).kind).toBe('candidate'));

    test('inte en öppenvårdsinsats', () => expect(placed('Familjebehandling').kind).toBe('candidate'));

    test('vård enligt LVU kan höra till en placering, och är kvar', () =>
      expect(reasons(placed('Familjebehandling', child, { compulsoryCare: 'lvu' }))).toEqual(['subject']));

    test.each(['Faderskapsutredning', 'Föräldraskap', 'Adoption'])('p. 1–2: %s, också en vuxens', type =>
      expect(reasons(placed(type, adult))).toEqual(['subject']),
    );
  });
});

describe('egenskaper', () => {
  const anyLife = randomLife.map(({ events }) => filed(events));

  test('det som är kandidat förblir det, tills något händer', () =>
    fc.assert(
      fc.property(anyLife, anyDay('2026-01-15', '2080-12-31'), fc.nat(3000), (kept, today, later) => {
        fc.pre(on(today, kept).kind === 'candidate');
        expect(on(addDays(today, later), kept).kind).toBe('candidate');
      }),
    ));

  test('inget är kandidat inom fem år från något som har hänt, eller medan något är öppet', () =>
    fc.assert(
      fc.property(anyLife, anyDay('2026-01-15', '2080-12-31'), (kept, today) => {
        const lastDay = the(kept.state && kept.notes.map(dayOfNote).sort().at(-1));
        const isOpen = kept.state.decisions.some(
          d => d.outcome !== 'avslag' && d.renewedOn === null && !d.steps.some(s => s.kind === 'closed'),
        );
        if (addYears(lastDay, 5) >= today || isOpen) expect(on(today, kept).kind).toBe('not-yet');
      }),
    ));
});

test('personOf stays a person outside the research sample in these tests', () => {
  expect(inSample(the(personOf(40).born))).toBe(false);
});
