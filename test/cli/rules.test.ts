import { describe, expect, it } from 'vitest';
import { ruleEntries } from '../../src/present/rule-entry.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { rulebookWith } from '../support/rulebook-folder.ts';
import { kalix } from '../support/world.ts';

const rulebook = await loadRulebook();
const rules = ruleEntries(rulebook);
const widest = (text: string) => Math.max(...text.split('\n').map(line => line.length));

describe('rules list', () => {
  it('visar varje regel inom 80 tecken', async () => {
    const { code, stdout } = await kalix('rules list');
    expect([code, widest(stdout) <= 80]).toEqual([0, true]);
    for (const { id } of rules) expect(stdout).toContain(`${id}\n`);
  });

  it('som JSON, varje regel med nivå, källa och dagar', async () => {
    const list = (await kalix('rules list --json')).json() as typeof rules;
    expect(list).toHaveLength(rules.length);
    for (const rule of list) expect([rule.level, rule.citations[0]?.place, rule.validFrom]).not.toContain(undefined);
  });
});

describe('rules show', () => {
  it('visar meningen som regeln vilar på', async () => {
    const { stdout } = await kalix('rules show vardnadshavares-samtycke');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'Socialnämnden får inte utan vårdnadshavarens samtycke tillhandahålla ett barn',
    );
  });

  it('visar varje version', async () => {
    const { stdout } = await kalix('rules show avgiftsram');
    expect(stdout).toContain('2006-07-01–2025-12-31');
    expect(stdout).toContain('från 2026-01-01');
  });

  it('säger när lydelsen inte återges', async () => {
    expect((await kalix('rules show rapportering-ej-verkstallda')).stdout).toContain(
      '16 kap. 6 f § (lydelsen återges inte här)',
    );
  });

  it('visar en tolkning', async () => {
    expect((await kalix('rules show bra-18-ar')).stdout).toContain('Läses: 18 år räknas med');
    expect((await kalix('rules show bra-18-ar --json')).json()).toMatchObject({ id: 'bra-18-ar' });
  });

  it.each([...new Set(rules.map(r => r.id)), ...rulebook.interpretations.map(i => i.id)])('%s', async id => {
    const { code, stdout } = await kalix(`rules show ${id}`);
    expect([code, widest(stdout) <= 80]).toEqual([0, true]);
  });

  it('ett okänt namn är 4', async () => {
    expect(await kalix('rules show folkbokfor')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('folkbokford'),
    });
  });
});

describe('rules interpretations', () => {
  it('visar alla tolv', async () => {
    const { stdout } = await kalix('rules interpretations');
    for (const { id } of rulebook.interpretations) expect(stdout).toContain(`(${id})`);
    expect((await kalix('rules interpretations --json')).json()).toHaveLength(12);
  });
});

describe('rules lint', () => {
  it('den inbyggda: inga anmärkningar, 0', async () => {
    expect(await kalix('rules lint')).toMatchObject({ code: 0, stdout: expect.stringContaining('inga anmärkningar') });
    expect((await kalix('rules lint --json')).json()).toEqual({ findings: [] });
    expect((await kalix('rules lint --quiet')).stdout).toBe('');
  });

  it('en som bryter mot lagen: alla anmärkningar på en gång, 1', async () => {
    const folder = await rulebookWith('insatser', (list: { id: string; route: string }[]) => {
      for (const insats of list) if (insats.route === 'after-assessment') insats.route = 'without-assessment';
    });
    const { code, stdout } = await kalix(['rules', 'lint', '--rules', folder]);
    expect(code).toBe(1);
    expect(stdout).toContain('"kontaktfamilj" får inte ges utan behovsprövning');
    const { findings } = (await kalix(['rules', 'lint', '--json', '--rules', folder])).json() as {
      findings: { code: string }[];
    };
    expect(findings.map(f => f.code)).toEqual(
      expect.arrayContaining(['never-without-assessment', 'hidden-assessment']),
    );
  });
});

describe('rules test', () => {
  it('alla fall stämmer, 0', async () => {
    expect(await kalix('rules test')).toMatchObject({ code: 0, stdout: expect.stringContaining('0 avviker') });
  });

  it('ett fall som inte stämmer namnges, 1', async () => {
    const folder = await rulebookWith('conditions', (list: { id: string; test: unknown }[]) => {
      const found = list.find(c => c.id === 'hogst-23-ar');
      if (found) found.test = { fact: 'age', atMost: 22 };
    });
    const { code, stdout } = await kalix(['rules', 'test', '--rules', folder]);
    expect([code, stdout.replace(/\s+/g, ' ')]).toEqual([
      1,
      expect.stringContaining('23 år räknas med. Väntat: KAN FÅS'),
    ]);
  });
});
