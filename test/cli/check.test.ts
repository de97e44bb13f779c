import { describe, expect, it } from 'vitest';
import { factFlags } from '../../src/commands/facts-flags.ts';
import type { CheckAnswer } from '../../src/domain/eligibility.ts';
import { factKeys } from '../../src/domain/fact.ts';
import { kalix, type TestWorldOptions } from '../support/world.ts';

const line = 'check --age 14 --registered --guardian-consent all --group anhorig-skadligt-bruk';
const json = async (command: string, options?: TestWorldOptions) =>
  (await kalix(`${command} --json`, options)).json() as CheckAnswer;
const outcome = (answer: CheckAnswer, id: string) => answer.insatser.find(i => i.id === id)?.outcome;

describe('check', () => {
  it('svarar på svenska, inom 80 tecken', async () => {
    const { code, stdout, stderr } = await kalix(line);
    expect([code, stderr]).toEqual([0, '']);
    for (const text of [
      'KAN FÅS: BRA-samtal',
      'SoL 21 kap. 2 §',
      'NEJ: Rådgivande samtal',
      'kan frångås med en skriftlig motivering',
      'KOM IHÅG',
    ])
      expect(stdout).toContain(text);
    expect(Math.max(...stdout.split('\n').map(l => l.length))).toBeLessThanOrEqual(80);
  });

  it('svarar som JSON i avtalets form', async () => {
    const answer = await json(line);
    expect(Object.keys(answer)).toEqual([
      'today',
      'municipality',
      'facts',
      'insatser',
      'notInForce',
      'reminders',
      'nextChange',
    ]);
    expect(answer.facts).toEqual({
      age: 14,
      registeredInMunicipality: true,
      guardianConsent: 'all',
      groups: ['anhorig-skadligt-bruk'],
    });
    expect(answer.insatser).toHaveLength(16);
    expect(outcome(answer, 'bra-samtal')).toBe('yes');
  });

  it('utan uppgifter är allt okänt', async () => {
    const answer = await json('check');
    expect(answer.facts).toEqual({});
    expect(outcome(answer, 'anhorigstod')).toBe('missing');
  });

  it('har en flagga för varje uppgift', () => {
    expect(factFlags.map(f => f.key)).toEqual(factKeys);
  });

  it('läser varje flagga som uppgiften', async () => {
    const command =
      'check --age 40 --no-registered --family-home --guardian-consent none --no-guardian-informed --child-consents ' +
      '--no-child-requests --no-suitable --no-group --completed-treatment --children 3 9 --expecting --no-close-to-child ' +
      '--application person --consent --motivation-assessed --within-board --no-not-met-otherwise';
    expect((await json(command)).facts).toEqual({
      ...{
        age: 40,
        registeredInMunicipality: false,
        livesInFamilyHome: true,
        guardianConsent: 'none',
        guardianInformed: false,
      },
      ...{ childConsents: true, childRequests: false, suitable: false, groups: [], completedTreatment: true },
      ...{ childrenAged: [3, 9], expectingChild: true, closeToChild: false, application: 'person', consent: true },
      ...{ motivationAssessed: true, withinBoardsArea: true, needsNotMetOtherwise: false },
    });
    expect((await json('check --born 2012-03-01 --no-children')).facts).toEqual({
      born: '2012-03-01',
      childrenAged: [],
    });
  });

  it('läser fakta från en fil och från standard in', async () => {
    const files = { 'f.json': '\uFEFF{"age": 30}', '-': '{"age": 31}' };
    expect((await json('check --facts f.json', { files })).facts).toEqual({ age: 30 });
    expect((await json('check --facts -', { files })).facts).toEqual({ age: 31 });
  });

  it('före 2025-07-01 gäller ingenting än, med datum', async () => {
    const answer = await json('check --age 30 --today 2025-06-30');
    expect([answer.insatser.length, answer.notInForce.length]).toEqual([0, 16]);
    expect((await kalix('check --age 30 --today 2025-06-30')).stdout).toContain('första dagen är 2025-07-01');
    expect((await kalix('check --age 30 --today 2025-06-30 --exit-code')).code).toBe(1);
  });

  it('--exit-code: 1 bara när inget kan erbjudas', async () => {
    expect((await kalix(`${line} --exit-code`)).code).toBe(0);
    expect((await kalix('check --age 17 --insats radgivande-samtal --exit-code')).code).toBe(1);
    expect((await kalix('check --age 17 --insats radgivande-samtal')).code).toBe(0);
  });
});

describe('check --insats', () => {
  it('svarar för just dem, i den ordningen', async () => {
    const answer = await json('check --insats tolvstegsmodellen --insats bra-samtal tolvstegsmodellen');
    expect(answer.insatser.map(i => i.id)).toEqual(['tolvstegsmodellen', 'bra-samtal']);
  });

  it.each([
    ['check', '--insats', 'tolvstegsmodellen,bra-samtal'],
    ['check', '--insats', 'tolvstegsmodellen,', 'bra-samtal'],
    ['check', '--insats', 'tolvstegsmodellen, bra-samtal'],
  ])('också med komma mellan: %s %s %s', async (...line) => {
    const answer = (await kalix([...line, '--json'])).json() as CheckAnswer;
    expect(answer.insatser.map(i => i.id)).toEqual(['tolvstegsmodellen', 'bra-samtal']);
  });

  it.each([
    ['--insats', 4],
    ['--group', 2],
    ['--children', 2],
  ])('%s med bara ett komma är inget svar, och vägras', async (flag, code) => {
    for (const value of [',', '', ' , '])
      expect([value, (await kalix(['check', '--age', '30', flag, value])).code]).toEqual([value, code]);
  });

  it('grupper och åldrar skrivs på samma sätt', async () => {
    const { facts } = (
      await kalix(['check', '--json', '--group', 'medberoende,', 'valdsutsatt', '--children', '3, 9'])
    ).json() as CheckAnswer;
    expect(facts).toMatchObject({ groups: ['medberoende', 'valdsutsatt'], childrenAged: [3, 9] });
  });

  it.each([
    ['familjehem', '11 kap. 5 § p. 2'],
    ['lvm-hem', '11 kap. 5 § p. 3'],
    ['hvb', '11 kap. 5 § p. 5'],
    ['heldygnsvard', '11 kap. 5 § p. 7'],
    ['ekonomiskt-bistand', '§ 87'],
  ])('%s: alltid efter behovsprövning', async (id, place) => {
    const [insats] = (await json(`check --insats ${id}`)).insatser;
    expect(insats).toMatchObject({ id, route: 'after-assessment', outcome: 'assess', missing: [] });
    expect(insats?.conditions.map(c => c.citation.place)).toEqual([place]);
  });

  it('kontaktfamilj svarar som den insats den är', async () => {
    const [insats] = (await json('check --insats kontaktfamilj')).insatser;
    expect(insats).toMatchObject({ route: 'after-assessment', outcome: 'missing' });
  });

  it('ett okänt namn är 4, med det närmaste', async () => {
    const { code, stderr } = await kalix('check --insats bra-samtl');
    expect([code, stderr]).toEqual([4, expect.stringContaining('bra-samtal')]);
  });

  it('ett förebyggande arbetssätt prövas inte', async () => {
    const { code, stderr } = await kalix('check --insats sspf');
    expect([code, stderr]).toEqual([4, expect.stringContaining('insats show sspf')]);
  });
});

describe('check --batch', () => {
  it('ett svar per rad, med id först, tomma rader hoppas över', async () => {
    const files = { 'p.jsonl': '{"id":"a","age":30}\n\n  \n{"age":12,"id":7}\n{}\n' };
    const { code, stdout } = await kalix('check --batch p.jsonl', { files });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map(text => JSON.parse(text));
    expect([code, answers.map(a => a.id)]).toEqual([0, ['a', 7, undefined]]);
    expect(Object.keys(answers[0])[0]).toBe('id');
    const { id: _, ...rest } = answers[0];
    expect(rest).toEqual(await json('check --age 30'));
  });

  it('stannar vid en felaktig rad, som namnges; svaren före är skrivna', async () => {
    const files = { 'p.jsonl': '{"age":30}\n{"age":"31"}\n{"age":32}\n' };
    const { code, stdout, stderr } = await kalix('check --batch p.jsonl', { files });
    expect([code, stdout.split('\n').length]).toEqual([2, 2]);
    expect(stderr).toContain('Rad 2, uppgiften "age"');
    expect(stderr).toContain('Svaren på raderna före är skrivna');
  });

  it('--exit-code: 1 när någon inte kan erbjudas något', async () => {
    const files = { 'p.jsonl': '{"age":30}\n{"age":17}\n' };
    expect((await kalix('check --batch p.jsonl --insats radgivande-samtal --exit-code', { files })).code).toBe(1);
    expect((await kalix('check --batch p.jsonl --exit-code', { files })).code).toBe(0);
  });
});

describe('check: felaktig inmatning är 2, namnger uppgiften och upprepar aldrig värdet', () => {
  it.each<[string, string]>([
    ['check --age 990101', '--age'],
    ['check --age abc', '--age'],
    ['check --age -3', '--age'],
    ['check --born 19990101', '--born'],
    ['check --born 2031-01-01', '--born'],
    ['check --born 1850-01-01', '--born'],
    ['check --age 14 --born 2012-03-01', '--age'],
    ['check --guardian-consent hemligt', '--guardian-consent'],
    ['check --application hemligt', '--application'],
    ['check --group hemligt', '--group'],
    ['check --children tre', '--children'],
    ['check --facts f.json --age 3', '--facts'],
    ['check --batch f.json --age 3', '--batch'],
    ['check --batch f.json --facts f.json', '--batch'],
    ['check --facts f.json', '"age"'],
    ['check --facts null.json', '"suitable"'],
    ['check --facts okand.json', 'Menade du completedTreatment?'],
    ['check --facts trasig.json', 'inte giltig JSON'],
    ['check --batch trasig.json', 'rad 1'],
    ['check --batch id.json', '"id"'],
    ['check --facts saknas.json', 'filen finns inte'],
  ])('%s', async (command, named) => {
    const files = {
      'f.json': '{"age": "hemligt"}',
      'null.json': '{"suitable": null}',
      'okand.json': '{"completedTreatmnt": true}',
      'trasig.json': '{"age": hemligt',
      'id.json': '{"id": ["hemligt"]}',
    };
    const { code, stdout, stderr } = await kalix(command, { files });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
    for (const value of ['hemligt', '990101', 'abc', '1850', '2031']) expect(stderr).not.toContain(value);
  });
});
