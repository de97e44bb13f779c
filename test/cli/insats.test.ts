import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { kalix } from '../support/world.ts';

const { insatser, neverWithoutAssessment } = await loadRulebook();
const widest = (text: string) => Math.max(...text.split('\n').map(line => line.length));

describe('insats list', () => {
  it('visar hela katalogen inom 80 tecken', async () => {
    const { code, stdout } = await kalix('insats list');
    expect([code, widest(stdout) <= 80]).toEqual([0, true]);
    for (const { id } of insatser) expect(stdout).toContain(`  ${id}\n`);
  });

  it('som JSON', async () => {
    expect((await kalix('insats list --json')).json()).toEqual(insatser);
  });
});

describe('insats show', () => {
  it.each(insatser.map(i => i.id))('%s: beslut, dokumentation och källor inom 80 tecken', async id => {
    const { code, stdout } = await kalix(`insats show ${id}`);
    expect([code, widest(stdout) <= 80]).toEqual([0, true]);
    const found = insatser.find(i => i.id === id);
    expect(stdout).toContain(found?.decision ? `dnr ${found.decision.dnr}` : 'KÄLLOR');
  });

  it.each(neverWithoutAssessment.map(k => k.id))('%s: kräver alltid behovsprövning', async id => {
    const { code, stdout } = await kalix(`insats show ${id}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/[Kk]räver alltid/);
  });

  it('som JSON, med villkoren och meningen som de vilar på', async () => {
    const page = (await kalix('insats show bra-samtal --json')).json();
    expect(page).toMatchObject({
      insats: { id: 'bra-samtal' },
      conditions: { length: 5 },
      interpretations: { length: 4 },
    });
  });

  it('ett okänt namn är 4', async () => {
    expect(await kalix('insats show boostersamtl')).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('boostersamtal'),
    });
  });
});
