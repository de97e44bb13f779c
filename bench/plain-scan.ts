/** The report's other contender: one plain SQL statement through better-sqlite3, its rows printed as JSON. */
import { plainRegister } from './plain-register.ts';

const db = plainRegister();
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
