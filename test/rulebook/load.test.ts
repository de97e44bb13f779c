import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Problem, Refusal } from '../../src/domain/problem.ts';
import { loadCases, loadRulebook } from '../../src/rulebook/load.ts';
import { rulebookReplacing, rulebookWith } from '../support/rulebook-folder.ts';

async function refusal(folder: string): Promise<Problem | undefined> {
  try {
    await loadRulebook(folder);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

type Json = Record<string, unknown>;
const find = (list: Json[], id: string): Json => list.find(item => item.id === id) ?? {};
const insatser = (change: (list: Json[]) => void) => rulebookWith('insatser', change);
const conditions = (change: (list: Json[]) => void) => rulebookWith('conditions', change);
const added = (list: Json[], extra: Json) => list.push({ ...find(list, 'anhorigstod'), ...extra });

describe('en regelbok i en mapp', () => {
  it('oförändrad är den som den inbyggda', async () => {
    expect(await loadRulebook(await rulebookWith('rulebook', () => undefined))).toEqual(await loadRulebook());
  });

  it('en annan kommun och en egen insats', async () => {
    const folder = await rulebookReplacing('rulebook', { municipality: 'Provkommun', version: '1' });
    expect((await loadRulebook(folder)).municipality).toBe('Provkommun');
    const own = await insatser(list => added(list, { id: 'traffpunkt', name: 'Träffpunkt' }));
    expect((await loadRulebook(own)).insatser.at(-1)?.id).toBe('traffpunkt');
  });

  it('behöver inga prövningsfall', async () => {
    const folder = await rulebookWith('cases', () => undefined);
    await rm(join(folder, 'cases.json'));
    expect(await loadCases(folder)).toEqual([]);
  });
});

describe('det som binder varje kommun ärvs', () => {
  const without = async (...files: string[]) => {
    const folder = await rulebookWith('rulebook', () => undefined);
    for (const file of files) await rm(join(folder, `${file}.json`));
    return folder;
  };

  it('lagens och statens filer, när mappen inte har dem', async () => {
    const folder = await without('reporting-rules', 'fee-frames', 'reporting-windows', 'retention-policies');
    expect(await loadRulebook(folder)).toEqual(await loadRulebook());
  });

  it('lagens poster, när mappens fil inte har dem eller inte finns: aldrig riktlinjens eller nämndens', async () => {
    const built = await loadRulebook();
    const folder = await without('never-without-assessment', 'reminders', 'interpretations');
    const insatser = built.insatser.map(insats => ({ ...insats, interpretations: [] }));
    await writeFile(join(folder, 'insatser.json'), JSON.stringify(insatser));
    const own = built.conditions.filter(c => c.level !== 'law');
    await writeFile(join(folder, 'conditions.json'), JSON.stringify(own));
    const rules = await loadRulebook(folder);
    expect(rules.reminders.map(r => r.id)).toEqual(['11-6', '19-1', '19-1']);
    expect(rules.interpretations.map(i => i.id)).toEqual(['domstols-avgorande', 'fodd-29-februari']);
    expect(rules.neverWithoutAssessment).toEqual(built.neverWithoutAssessment.filter(n => n.level === 'law'));
    expect(rules.conditions).toHaveLength(built.conditions.length);
  });

  it('kommunens egna filer ärvs inte', async () => {
    for (const file of ['rulebook', 'groups', 'conditions', 'insatser', 'follow-up-policies', 'local-sources'])
      expect(await refusal(await without(file))).toMatchObject({ code: 'unreadable-file', reason: 'missing' });
  });

  it('ett felskrivet filnamn vägras: dess regler skulle annars tyst saknas', async () => {
    const folder = await rulebookReplacing('fee-frame', []);
    expect(await refusal(folder)).toEqual({
      ...{ code: 'rulebook-form', file: 'fee-frame.json', path: '' },
      expected: 'en av regelbokens filer (menade du fee-frames.json?)',
    });
  });
});

describe('11 kap. 5 §: det som alltid kräver behovsprövning får inte läggas utan', () => {
  it.each<[string, Json]>([
    ['kontaktperson (p. 1)', { id: 'kontaktperson-direkt', name: 'Kontaktperson direkt' }],
    ['kontaktfamilj (p. 1)', { id: 'extrafamilj', name: 'Kontaktfamilj' }],
    ['kvalificerad kontaktperson (p. 1)', { id: 'kvalificerad-kontaktperson', name: 'Vägledare' }],
    ['familjehem (p. 2)', { id: 'hem', name: 'Vård i familjehem' }],
    ['LVM-hem (p. 3)', { id: 'lvm-hem', name: 'Behandlingshem' }],
    ['särskilt ungdomshem (p. 4)', { id: 'ungdom', name: 'Särskilt ungdomshem' }],
    ['HVB (p. 5)', { id: 'boende', name: 'HVB' }],
    ['stödboende (p. 5)', { id: 'boende', name: 'Stödboende' }],
    ['skyddat boende (p. 5)', { id: 'boende', name: 'Skyddat boende' }],
    ['boende för äldre (p. 6)', { id: 'boende', name: 'Boende för äldre' }],
    ['heldygnsvård (p. 7)', { id: 'heldygnsvard', name: 'Vård dygnet runt' }],
    ['ekonomiskt bistånd (§ 87)', { id: 'stod', name: 'Ekonomiskt bistånd' }],
    ['under annat namn, efter sitt slag', { id: 'trygg', name: 'Trygg vardag', kind: 'familjehem' }],
  ])('%s', async (_says, extra) => {
    const problem = await refusal(await insatser(list => added(list, extra)));
    expect(problem).toMatchObject({ code: 'never-without-assessment', insats: extra.id });
  });

  it('en av katalogens egna får inte byta väg', async () => {
    const folder = await insatser(list => Object.assign(find(list, 'kontaktfamilj'), { route: 'without-assessment' }));
    expect(await refusal(folder)).toMatchObject({ code: 'never-without-assessment', insats: 'kontaktfamilj' });
  });
});

describe('ingen dold behovsprövning: ett villkor utan behovsprövning läser bara fakta', () => {
  it.each(['motivationAssessed', 'withinBoardsArea', 'needsNotMetOtherwise', 'application', 'consent'])(
    '%s',
    async fact => {
      const folder = await conditions(list => Object.assign(find(list, 'folkbokford'), { test: { fact, is: true } }));
      expect(await refusal(folder)).toMatchObject({ code: 'hidden-assessment', condition: 'folkbokford', fact });
    },
  );

  it('lämpligheten hör till lagens villkor (21 kap. 2 §), inte till riktlinjens', async () => {
    const folder = await conditions(list =>
      Object.assign(find(list, 'folkbokford'), { test: { fact: 'suitable', is: true } }),
    );
    expect(await refusal(folder)).toMatchObject({ code: 'hidden-assessment', fact: 'suitable' });
  });

  it('också djupt inne i ett prov', async () => {
    const test = { any: [{ fact: 'age', atLeast: 18 }, { all: [{ fact: 'motivationAssessed', is: true }] }] };
    const folder = await conditions(list => Object.assign(find(list, 'hogst-23-ar'), { test }));
    expect(await refusal(folder)).toMatchObject({ code: 'hidden-assessment', insats: 'ungdomsmottagning' });
  });
});

describe('versioner följer på varandra', () => {
  const twice = (first: Json, second: Json) =>
    conditions(list => {
      const index = list.findIndex(item => item.id === 'folkbokford');
      list.splice(index, 1, { ...list[index], ...first }, { ...list[index], ...second });
    });

  it('dagen efter den andra: godtas', async () => {
    expect(await refusal(await twice({ validTo: '2026-06-30' }, { validFrom: '2026-07-01' }))).toBeUndefined();
  });

  it('samma dag i två versioner', async () => {
    const folder = await twice({ validTo: '2026-07-01' }, { validFrom: '2026-07-01' });
    expect(await refusal(folder)).toEqual({ code: 'rulebook-overlap', in: 'folkbokford', day: '2026-07-01' });
  });

  it('en öppen version före en annan', async () => {
    expect(await refusal(await twice({}, { validFrom: '2026-07-01' }))).toMatchObject({ code: 'rulebook-overlap' });
  });

  it('en dag utan version', async () => {
    const folder = await twice({ validTo: '2026-06-29' }, { validFrom: '2026-07-01' });
    expect(await refusal(folder)).toEqual({
      code: 'rulebook-gap',
      in: 'folkbokford',
      from: '2026-06-30',
      to: '2026-06-30',
    });
  });

  it('ett villkor som börjar eller slutar inuti insatsens tid', async () => {
    const late = await conditions(list => Object.assign(find(list, 'hogst-23-ar'), { validFrom: '2025-09-01' }));
    expect(await refusal(late)).toEqual({
      code: 'rulebook-gap',
      in: 'hogst-23-ar',
      from: '2025-07-01',
      to: '2025-08-31',
    });
    const early = await conditions(list => Object.assign(find(list, 'hogst-23-ar'), { validTo: '2026-08-31' }));
    expect(await refusal(early)).toMatchObject({ code: 'rulebook-gap', in: 'hogst-23-ar', from: '2026-09-01' });
  });

  it('sista dagen före den första', async () => {
    const folder = await rulebookWith('fee-frames', list => Object.assign(list[1], { validTo: '2025-12-31' }));
    expect(await refusal(folder)).toMatchObject({ code: 'rulebook-gap', in: 'fee-frames' });
  });
});

describe('hänvisningar som inte går någonstans', () => {
  it.each<[string, string, (list: Json[]) => void]>([
    [
      'interpretation',
      'insatser',
      list => Object.assign(find(list, 'anhorigstod'), { interpretations: ['finns-inte'] }),
    ],
    ['condition', 'insatser', list => Object.assign(find(list, 'anhorigstod'), { conditions: ['finns-inte'] })],
    [
      'fact',
      'conditions',
      list => Object.assign(find(list, 'folkbokford'), { test: { fact: 'finns-inte', is: true } }),
    ],
    [
      'group',
      'conditions',
      list => Object.assign(find(list, 'malgrupp-booster'), { test: { fact: 'groups', anyOf: ['finns-inte'] } }),
    ],
  ])('%s', async (kind, file, change) => {
    expect(await refusal(await rulebookWith(file, change))).toMatchObject({
      code: 'rulebook-reference',
      kind,
      id: 'finns-inte',
    });
  });

  it('en födelsedag är ingen uppgift som ett villkor läser', async () => {
    const folder = await conditions(list =>
      Object.assign(find(list, 'folkbokford'), { test: { fact: 'born', is: 'x' } }),
    );
    expect(await refusal(folder)).toMatchObject({ code: 'rulebook-reference', kind: 'fact' });
  });
});

describe('filernas form', () => {
  it.each<[string, string, (content: Json[]) => void]>([
    [
      'ett villkor utan källa',
      'conditions',
      list => {
        delete find(list, 'folkbokford').citation;
      },
    ],
    [
      'en källa utan plats',
      'conditions',
      list => Object.assign(find(list, 'folkbokford'), { citation: { source: 'SoL' } }),
    ],
    ['en okänd nyckel', 'insatser', list => Object.assign(find(list, 'anhorigstod'), { hemlig: 1 })],
    [
      'en dag som inte finns',
      'insatser',
      list => Object.assign(find(list, 'anhorigstod'), { validFrom: '2025-02-30' }),
    ],
    [
      'ett prov utanför den slutna mängden',
      'conditions',
      list => Object.assign(find(list, 'folkbokford'), { test: { eval: '1' } }),
    ],
    [
      'två prov i ett',
      'conditions',
      list => Object.assign(find(list, 'folkbokford'), { test: { fact: 'age', atLeast: 1, atMost: 2 } }),
    ],
    ['ett golv över taket', 'fee-frames', list => Object.assign(list[0] ?? {}, { from: 2, to: 1 })],
  ])('%s', async (_says, file, change) => {
    expect(await refusal(await rulebookWith(file, change))).toMatchObject({
      code: 'rulebook-form',
      file: `${file}.json`,
    });
  });

  it.each<[string, string, unknown]>([
    ['en tom lista', 'insatser', []],
    ['något annat än en lista', 'reminders', {}],
  ])('%s', async (_says, file, content) => {
    expect(await refusal(await rulebookReplacing(file, content))).toMatchObject({ code: 'rulebook-form' });
  });

  it('en fil som saknas, och en som inte är JSON', async () => {
    const folder = await rulebookWith('rulebook', () => undefined);
    await writeFile(join(folder, 'groups.json'), '[');
    expect(await refusal(folder)).toMatchObject({ code: 'not-json' });
    await rm(join(folder, 'groups.json'));
    expect(await refusal(folder)).toMatchObject({ code: 'unreadable-file', reason: 'missing' });
  });
});
