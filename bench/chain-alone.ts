/** The chain's part of `audit verify`, without the look at every page, index and list of the file. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadKey } from '../src/register/key.ts';
import { signingKeys } from '../src/register/signing-keys.ts';
import { verifyChain } from '../src/register/verify.ts';
import { plainRegister } from './plain-register.ts';

const keys = join(process.env.XDG_CONFIG_HOME ?? '', 'kalix-ov', 'keys');
const [file = ''] = readdirSync(keys);
const db = plainRegister();
const { entries, broken } = verifyChain(db, signingKeys(db, loadKey(join(keys, file)).master()), () => {});
process.stdout.write(`${entries} ${broken === null ? 'håller' : 'bruten'}\n`);
