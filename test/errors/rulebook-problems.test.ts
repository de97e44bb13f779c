import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulebookWith } from '../support/rulebook-folder.ts';
import { kalix } from '../support/world.ts';

type Json = Record<string, unknown>;
const find = (list: Json[], id: string): Json => list.find(item => item.id === id) ?? {};
const check = async (folder: string) => {
  const { code, stderr, stdout } = await kalix(['check', '--age', '30', '--rules', folder]);
  return { code, message: stderr, stdout };
};

describe('en regelbok som inte kan användas', () => {
  it('never-without-assessment', async () => {
    const folder = await rulebookWith('insatser', list =>
      Object.assign(find(list, 'kontaktfamilj'), { route: 'without-assessment' }),
    );
    expect(await check(folder)).toEqual({
      code: 3,
      stdout: '',
      message:
        'Regelboken: insatsen "kontaktfamilj" får inte ges utan behovsprövning\n(Kontaktfamilj).\n' +
        'Enligt SoL 2025:400, 11 kap. 5 § p. 1.\n' +
        'Ändra "route" till "after-assessment", eller ta bort insatsen. Regelboken\nanvändes inte.\n',
    });
  });

  it('hidden-assessment', async () => {
    const test = { fact: 'motivationAssessed', is: true };
    const folder = await rulebookWith('conditions', list => Object.assign(find(list, 'minst-21-ar'), { test }));
    expect(await check(folder)).toEqual({
      code: 3,
      stdout: '',
      message:
        'Regelboken: insatsen "tolvstegsmodellen" ges utan behovsprövning, men villkoret\n' +
        '"minst-21-ar" läser "motivationAssessed", som kräver en bedömning av behov.\n' +
        'Enligt Riktlinjer 2025-07-01, avsnitt 20.2 (SoL 11 kap. 5 §).\n' +
        'En sådan insats får bara ha villkor om fakta. Ta bort villkoret. Regelboken\nanvändes inte.\n',
    });
  });

  it('law-condition-missing', async () => {
    const folder = await rulebookWith('insatser', list => Object.assign(find(list, 'anhorigstod'), { conditions: [] }));
    expect(await check(folder)).toEqual({
      code: 3,
      stdout: '',
      message:
        'Regelboken: insatsen "anhorigstod" saknar lagens villkor\n"vardnadshavares-samtycke".\n' +
        'Enligt SoL 2025:400, 21 kap. 2 §.\n' +
        'Lägg till det bland insatsens villkor ("conditions"). Regelboken användes inte.\n',
    });
  });

  it('law-lowered', async () => {
    const folder = await rulebookWith('conditions', list =>
      Object.assign(find(list, 'vardnadshavares-samtycke'), { level: 'guideline' }),
    );
    expect(await check(folder)).toEqual({
      code: 3,
      stdout: '',
      message:
        'Regelboken: "vardnadshavares-samtycke" är lag, men har en annan nivå i mappen.\n' +
        'Enligt SoL 2025:400, 21 kap. 2 §.\n' +
        'Sätt "level" till "law", eller ta bort posten: lagens egen gäller då. Regelboken\nanvändes inte.\n',
    });
  });

  it('rulebook-form', async () => {
    const folder = await rulebookWith('conditions', list => {
      delete find(list, 'vardnadshavares-samtycke').citation;
    });
    expect(await check(folder)).toEqual({
      code: 2,
      stdout: '',
      message:
        'Regelboken: conditions.json, 0.citation, har fel form.\n' +
        'Det ska vara ett värde av rätt slag, och inget som krävs får saknas. Jämför med\nden inbyggda filen i data/.\n',
    });
  });

  it('rulebook-reference', async () => {
    const folder = await rulebookWith('insatser', list =>
      Object.assign(find(list, 'anhorigstod'), { interpretations: ['ny'] }),
    );
    expect(await check(folder)).toEqual({
      code: 2,
      stdout: '',
      message:
        'Regelboken: "anhorigstod" hänvisar till tolkningen "ny", som inte finns.\n' +
        'Rätta namnet, eller lägg till det som saknas.\n',
    });
  });

  it('rulebook-overlap', async () => {
    const folder = await rulebookWith('fee-frames', list => Object.assign(list[0], { validTo: '2026-01-01' }));
    expect(await check(folder)).toEqual({
      code: 2,
      stdout: '',
      message:
        'Regelboken: "fee-frames" har två versioner som gäller samma dag, 2026-01-01.\n' +
        'Sätt den äldre versionens sista dag (validTo) till dagen före den nyares första.\n',
    });
  });

  it('rulebook-gap', async () => {
    const folder = await rulebookWith('fee-frames', list => Object.assign(list[0], { validTo: '2025-12-01' }));
    expect(await check(folder)).toEqual({
      code: 2,
      stdout: '',
      message:
        'Regelboken: "fee-frames" har ingen version för 2025-12-02 till 2025-12-31.\n' +
        'Låt versionerna följa på varandra utan lucka.\n',
    });
  });

  it('unreadable-file', async () => {
    const folder = await rulebookWith('rulebook', () => undefined);
    await rm(join(folder, 'groups.json'));
    expect(await check(folder)).toEqual({
      code: 2,
      stdout: '',
      message: 'Regelbokens fil groups.json gick inte att läsa: filen finns inte.\nKontrollera sökvägen.\n',
    });
  });
});

describe('intaget', () => {
  it('preventive-insats', async () => {
    expect(await kalix('check --insats faltning')).toMatchObject({
      code: 4,
      stdout: '',
      stderr:
        'Det är ett förebyggande arbetssätt: ingen prövas eller registreras i det.\n' +
        'Kör "kalix-ov insats show faltning" för att läsa om det.\n',
    });
  });

  it('conflicting-values, med raden', async () => {
    const files = { 'p.jsonl': '{"age":1}\n{"age":1,"born":"2025-01-01"}' };
    expect(await kalix('check --quiet --batch p.jsonl', { files })).toMatchObject({
      code: 2,
      stderr: 'Rad 2: "age" och "born" kan inte anges tillsammans.\nAnge bara den ena.\n',
    });
  });
});
