/** A correction may not do what registering it would refuse; a refused consent is not shown as given. */
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { changedApplication, office } from '../support/office.ts';
import { personAged } from '../support/persons.ts';

const kalix = await office();
const child = personAged(10, day('2026-05-04'));
const ofChild = { person: { number: child.number }, applicationBy: 'guardian', consent: undefined };
const rights = { childInformed: true, childHeard: true, childBestInterests: 'Barnet behöver stöd hemma' };
const made = async (changes: Readonly<Record<string, unknown>>) => {
  const { code, json, stderr } = await kalix.run('register --from - --json', changedApplication(changes));
  if (code !== 0) throw new Error(stderr);
  return (json() as { decision: string }).decision;
};
const correct = (number: string, field: string, ...to: string[]) =>
  kalix.run(['decision', 'correct', number, '--field', field, ...to, '--why', 'Fel']);

describe('en rättelse prövas som en registrering', () => {
  test('ett avslag blir inte ett bifall (20.1, 21:1)', async () => {
    const refused = await made({ ...ofChild, outcome: 'avslag', guardianConsent: 'none' });
    expect(await correct(refused, 'outcome', '--to', 'bifall')).toMatchObject({ code: 3 });
    expect((await kalix.run(`case show ${refused}`)).stdout).toContain('vårdnadshavarna samtycker inte');
    expect((await kalix.run(`case log ${refused}`)).stdout).not.toContain('Samtycke lämnades');
  });

  test.each([
    ['insats', ['--to', 'bra-samtal'], 4],
    ['insats', ['--to', 'hej hopp'], 4],
    ['insats', ['--to', 'kontaktperson'], 0],
    ['basis', ['--to', '4:1'], 3],
    ['basis', ['--to', '11:4'], 0],
    ['applied', ['--remove'], 2],
    ['consented', ['--remove'], 2],
    ['motivationAssessed', ['--remove'], 2],
    ['outcome', ['--to', 'delvis-bifall'], 0],
  ])('ett bifall: %s %j ger %i', async (field, to, code) => {
    expect((await correct(await made({}), field, ...to)).code).toBe(code);
  });

  test('"medverkar inte" avslutar inte ett barns insats, inte heller som rättelse (20.1)', async () => {
    const number = await made({ ...ofChild, guardianConsent: 'all', ...rights });
    await kalix.run(`decision execute ${number} --day 2026-05-10`);
    await kalix.run(`decision close ${number} --day 2026-06-10 --reason egen-begaran --goals nej`);
    expect((await correct(number, 'closingReason', '--to', 'medverkar-inte')).code).toBe(3);
    expect((await correct(number, 'closingReason', '--to', 'flytt')).code).toBe(0);
  });

  test('ett personnummer i fri text på kommandoraden avvisas och upprepas inte', async () => {
    const number = await made({});
    const answer = await kalix.run([
      'decision',
      'changed',
      number,
      '--day',
      '2026-06-01',
      '--what',
      `Ring ${child.number}`,
    ]);
    expect(answer.code).toBe(2);
    expect(answer.stderr).not.toContain(child.number);
  });

  test('en ansökan avgörs för den som ansökte, inte för någon annan', async () => {
    const { applicationDay, applicationBy, insats, type, person } = JSON.parse(
      String(changedApplication({}).files?.['-']),
    ) as Record<string, unknown>;
    const files = { '-': JSON.stringify({ applicationDay, applicationBy, insats, type, person }) };
    const applied = (await kalix.run('register --from - --json', { files })).json() as { decision: string };
    const other = changedApplication({
      person: { number: child.number },
      applicationDay: undefined,
      applicationBy: undefined,
    });
    expect(await kalix.run(`register --decides ${applied.decision} --from -`, other)).toMatchObject({ code: 2 });
  });
});
