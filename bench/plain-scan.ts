/** The bench's other contender: one plain SQL statement through better-sqlite3, its rows printed as JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const [data = '', config = ''] = [process.env.XDG_DATA_HOME, process.env.XDG_CONFIG_HOME];
const keys = join(config, 'kalix-ov', 'keys');
const [keyFile = ''] = readdirSync(keys);
const key = readFileSync(join(keys, keyFile), 'utf8').split('kryptering ')[1]?.trim();

const db = new Database(join(data, 'kalix-ov', 'register.db'), { readonly: true });
db.pragma(`cipher = 'sqlcipher'`);
db.pragma('legacy = 4');
db.pragma(`key = "x'${key}'"`);
const rows = db
  .prepare(
    `SELECT s.state, c.person FROM late_span l
       JOIN decision_state s ON s.id = l.decision
       JOIN decision d ON d.id = l.decision
       JOIN case_file c ON c.number = d.case_number
     WHERE l.from_day <= '2026-09-30' AND (l.until_day IS NULL OR l.until_day >= '2026-07-01')
     ORDER BY l.decision`,
  )
  .all();
process.stdout.write(JSON.stringify(rows));
