/** The register's file opened by better-sqlite3 and nothing else: what the bench's plain contenders read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export function plainRegister() {
  const [data = '', config = ''] = [process.env.XDG_DATA_HOME, process.env.XDG_CONFIG_HOME];
  const keys = join(config, 'kalix-ov', 'keys');
  const [keyFile = ''] = readdirSync(keys);
  const key = readFileSync(join(keys, keyFile), 'utf8').split('kryptering ')[1]?.trim();
  const db = new Database(join(data, 'kalix-ov', 'register.db'), { readonly: true });
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${key}'"`);
  return db;
}
