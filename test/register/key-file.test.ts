/** The key file: the recovery key alone is enough; lines of different keys never sign anything. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { newKey, writeKeyAsText } from '../../src/register/key.ts';
import { by, newRegister } from '../support/register.ts';

const register = await newRegister();
const { keyFile, recoveryKey } = register.created;
const whole = readFileSync(keyFile, 'utf8');
const followUp = { insats: 'bra-samtal', day: day('2026-11-20') };

test('the recovery key from paper alone opens the register, reads, and signs', async () => {
  writeFileSync(keyFile, recoveryKey);
  const open = await register.open();
  await open.appendProgrammeFollowUp(followUp, by);
  expect(await open.verify(() => {})).toMatchObject({ entries: 1, broken: null });
  await open.close();
});

test('a master key with a slip, beside the right encryption key, signs nothing', async () => {
  writeFileSync(keyFile, `${writeKeyAsText(newKey())}\n${whole.slice(whole.indexOf('kryptering'))}`);
  const open = await register.open();
  await expect(open.appendProgrammeFollowUp(followUp, by)).rejects.toMatchObject({
    problem: { code: 'key-unreadable' },
  });
  await open.close();
  writeFileSync(keyFile, whole);
});
