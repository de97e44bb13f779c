/**
 * A quarter's report by plain SQL over the journal's entries: SoL 34 kap. 1–3 §§ written down once more, in another
 * language, with nothing of src/ but the file being opened. It reads corrections of basis, type and court order only.
 */
import { openDatabase, registerIdOf } from '../../src/register/database.ts';
import { keyFileOf, loadKey } from '../../src/register/key.ts';

interface SqlLate {
  readonly part: 'notExecuted' | 'interrupted' | 'partlyExecuted';
  readonly court: number;
  readonly number: string;
  /** The post as JSON, under the names of the contract. */
  readonly post: string;
}

export interface SqlQuarter {
  readonly late: readonly SqlLate[];
  readonly resolved: readonly { readonly post: string }[];
  readonly missing: readonly { readonly decision: string; readonly why: string; readonly day: string | null }[];
  /** part, what (count, byType, bySex, byBand), value, n */
  readonly figures: readonly {
    readonly part: string;
    readonly what: string;
    readonly value: string;
    readonly n: number;
  }[];
}

interface Days {
  readonly quarter: string;
  readonly before: string;
  readonly first: string;
  readonly last: string;
  readonly today: string;
}

export function quarterBySql(office: { register: string; folders: { config: string } }, days: Days): SqlQuarter {
  const key = loadKey(keyFileOf(office.folders.config, registerIdOf(office.register)));
  const db = openDatabase(office.register, key.encryption);
  const all = <T>(select: string) => db.prepare(select).all(days) as T[];
  try {
    for (const table of tables) {
      db.prepare(table).run(days);
      const [, name = ''] = /TABLE (\w+)/.exec(table) ?? [];
      if (/\bid\b/.test(table)) db.exec(`CREATE INDEX temp.${name}_by_id ON ${name} (id)`);
    }
    return {
      late: all('SELECT part, court, number, post FROM late_post ORDER BY waited DESC, id'),
      resolved: all('SELECT post FROM resolved_post ORDER BY day, id'),
      missing: all(missing),
      figures: all(figures),
    };
  } finally {
    db.close();
  }
}

/** Three months as in lag (1930:173) 1 §: the same day number, or the month's last (`floor`). */
const threeMonths = (from: string) => `date(${from}, '+3 months', 'floor')`;

const tables = [
  `CREATE TEMP TABLE event AS
  SELECT j.seq * 1000 + e.key AS at, j.stream, e.value AS body, e.value ->> 'kind' AS kind, e.value ->> 'day' AS day,
         j.stream || '-' || (e.value ->> 'decision') AS id
  FROM journal j JOIN payload p USING (seq), json_each(p.body) e`,
  `CREATE TEMP TABLE corrected AS
  SELECT id, body ->> 'field' AS field, body ->> 'to' AS value, max(at) FROM event WHERE kind = 'corrected' GROUP BY 1, 2`,
  `CREATE TEMP TABLE made AS
  SELECT id, stream, day AS decided, body ->> 'outcome' IN ('bifall', 'delvis-bifall') AS granted,
         body ->> 'renews' AS renews, body ->> 'externalId' AS external, body ->> 'insats' AS insats,
         coalesce((SELECT value FROM corrected c WHERE c.id = event.id AND field = 'type'), body ->> 'type') AS type,
         coalesce((SELECT value FROM corrected c WHERE c.id = event.id AND field = 'basis'), body ->> 'basis') AS basis,
         CASE WHEN EXISTS (SELECT 1 FROM corrected c WHERE c.id = event.id AND field = 'courtOrder')
              THEN coalesce((SELECT value = 'ja' FROM corrected c WHERE c.id = event.id AND field = 'courtOrder'), 0)
              ELSE body ->> 'courtOrder' END AS court
  FROM event WHERE kind = 'decided'`,
  `CREATE TEMP TABLE person AS
  SELECT stream, body -> 'person' AS person, max(at) FROM event WHERE kind IN ('opened', 'identity-changed') GROUP BY 1`,
  `CREATE TEMP TABLE chain AS
  WITH RECURSIVE chain (id, decided, above) AS (
  SELECT id, decided, renews FROM made
  UNION ALL
  SELECT c.id, m.decided, m.renews FROM chain c JOIN made m ON m.id = c.above AND m.granted
  ) SELECT * FROM chain`,
  `CREATE TEMP TABLE clock AS
SELECT id, min(decided) AS start FROM chain GROUP BY 1`,
  `CREATE TEMP TABLE renewal AS
SELECT renews AS id, min(decided) AS day FROM made WHERE granted AND renews IS NOT NULL GROUP BY 1`,
  `CREATE TEMP TABLE covered AS
  SELECT m.*, k.start, r.day AS renewed FROM made m JOIN clock k USING (id) LEFT JOIN renewal r USING (id)
  WHERE granted AND (basis IN ('11:1', '12:1') OR (basis = '4:1' AND decided < '2025-07-01'))`,
  `CREATE TEMP TABLE step AS
  SELECT e.id, e.at, e.kind, e.day, e.body ->> 'missing' AS missing
  FROM event e JOIN covered d USING (id)
  WHERE e.kind IN ('executed', 'interrupted', 'resumed', 'closed') AND (d.renewed IS NULL OR e.day < d.renewed)`,
  `CREATE TEMP TABLE standing AS
  SELECT d.*,
    (SELECT count(*) FROM step s WHERE s.id = d.id AND s.kind = 'executed' AND s.day <= :last) AS executions,
    (SELECT missing FROM step s WHERE s.id = d.id AND s.kind = 'executed' AND s.day <= :last
       ORDER BY day DESC, at DESC LIMIT 1) AS missing,
    (SELECT CASE kind WHEN 'interrupted' THEN day END FROM step s
       WHERE s.id = d.id AND s.kind IN ('interrupted', 'resumed') AND s.day <= :last
       ORDER BY day DESC, at DESC LIMIT 1) AS interrupted
  FROM covered d
  WHERE decided <= :last AND (renewed IS NULL OR renewed > :last)
    AND NOT EXISTS (SELECT 1 FROM step s WHERE s.id = d.id AND s.kind = 'closed' AND s.day <= :last)`,
  `CREATE TEMP TABLE late AS
  SELECT *, CASE part WHEN 'interrupted' THEN interrupted ELSE start END AS since FROM (
    SELECT *, CASE
      WHEN executions = 0 THEN CASE WHEN :last > ${threeMonths('start')} THEN 'notExecuted' END
      WHEN :last > ${threeMonths('interrupted')} THEN 'interrupted'
      WHEN missing IS NOT NULL AND :last > ${threeMonths('start')} THEN 'partlyExecuted'
    END AS part FROM standing)
  WHERE part IS NOT NULL`,
  `CREATE TEMP TABLE report AS
  SELECT body ->> 'quarter' AS quarter, d.value AS id FROM event, json_each(body -> 'decisions') d
  WHERE kind = 'report-submitted' AND body ->> 'reader' = 'ivo'`,
  `CREATE TEMP TABLE told AS
  SELECT *,
    coalesce(
      (SELECT body ->> 'delayReasons' FROM event e WHERE e.id = l.id AND kind = 'contacted' AND day <= :today
         AND body ->> 'delayReasons' <> '' ORDER BY day DESC, at DESC LIMIT 1),
      (SELECT body ->> 'reasons' FROM event e WHERE e.id = l.id AND kind = 'delay-explained'
         ORDER BY at DESC LIMIT 1)) AS reasons,
    (SELECT body ->> 'consequences' FROM event e WHERE e.id = l.id AND kind = 'contacted' AND day <= :today
       AND body ->> 'consequences' <> '' ORDER BY day DESC, at DESC LIMIT 1) AS consequences,
    (SELECT json_group_array(json_object('day', day, 'what', body ->> 'what', 'answer', body ->> 'answer',
       'answerDay', body ->> 'answerDay') ORDER BY day, at)
       FROM event e WHERE e.id = l.id AND kind = 'offered' AND day <= :today) AS offers,
    (SELECT json_group_array(json_object('day', day, 'how', body ->> 'how', 'help', body ->> 'help') ORDER BY day, at)
       FROM event e WHERE e.id = l.id AND kind = 'contacted' AND day <= :today) AS contacts,
    (SELECT count(body ->> 'help') FROM event e WHERE e.id = l.id AND kind = 'contacted' AND day <= :today) AS helps,
    (SELECT count(*) FROM event e WHERE e.id = l.id AND kind = 'contacted' AND day <= :today
       AND body ->> 'asksToWait') AS asks,
    (SELECT json_group_array(day ORDER BY day) FROM event e
       WHERE e.id = l.id AND kind = 'followed-up' AND day <= :last) AS followed,
    (SELECT json_group_array(quarter ORDER BY quarter) FROM (
       SELECT DISTINCT quarter FROM report r WHERE r.id = l.id AND quarter < :quarter)) AS earlier
  FROM late l JOIN person p USING (stream)`,
  `CREATE TEMP TABLE late_post AS
  SELECT id, part, court, person ->> 'number' AS number, julianday(:last) - julianday(since) AS waited,
    type, person ->> 'sex' AS sex, start,
    json_object('decision', id, 'externalId', external, 'decided', start, 'renews', renews,
      'interrupted', CASE part WHEN 'interrupted' THEN interrupted END, 'missing', missing,
      'limit', ${threeMonths('since')},
      'daysWaited', CAST(julianday(:last) - julianday(since) AS INTEGER),
      'daysSinceDecision', CAST(julianday(:last) - julianday(start) AS INTEGER),
      'insats', insats, 'type', type, 'sex', person ->> 'sex', 'reasons', reasons, 'consequences', consequences,
      'offers', json(offers), 'contacts', json(contacts), 'followUps', json(followed),
      'asksToWait', json(iif(asks > 0, 'true', 'false')), 'reportedBefore', json(earlier),
      'thin', (SELECT json_group_array(value) FROM (
         SELECT 'reasons' AS value WHERE length(trim(coalesce(reasons, ''))) < 20
         UNION ALL SELECT 'consequences' WHERE length(trim(coalesce(consequences, ''))) < 20
         UNION ALL SELECT 'offers' WHERE offers = '[]'
         UNION ALL SELECT 'help' WHERE helps = 0)),
      'protectedIdentity', json(iif(person ->> 'protected', 'true', 'false')),
      'feeFrame', json_object('from', iif(start < '2026-01-01', 10000, 15000),
         'to', iif(start < '2026-01-01', 1000000, 1500000),
         'applicationBefore', date(since, '+24 months', 'floor'))) AS post
  FROM told`,
  `CREATE TEMP TABLE ended AS
  SELECT d.id, s.day, 'executed' AS what, d.start AS since, 1 AS rank FROM covered d JOIN step s USING (id)
  WHERE s.kind = 'executed' AND s.missing IS NULL
  UNION ALL
  SELECT s.id, s.day, 'resumed', (SELECT i.day FROM step i WHERE i.id = s.id AND i.kind = 'interrupted'
    AND (i.day, i.at) < (s.day, s.at) ORDER BY i.day DESC, i.at DESC LIMIT 1), 2
  FROM step s WHERE s.kind = 'resumed'
  UNION ALL
  SELECT s.id, s.day, 'closed', (SELECT iif(i.kind = 'interrupted', i.day, NULL) FROM step i
    WHERE i.id = s.id AND i.kind IN ('interrupted', 'resumed') AND (i.day, i.at) < (s.day, s.at)
    ORDER BY i.day DESC, i.at DESC LIMIT 1), 3
  FROM step s WHERE s.kind = 'closed'
  UNION ALL
  SELECT s.id, s.day, 'closed', d.start, 4 FROM step s JOIN covered d USING (id)
  WHERE s.kind = 'closed' AND NOT EXISTS (SELECT 1 FROM step x WHERE x.id = s.id AND x.kind = 'executed'
    AND x.missing IS NULL AND (x.day, x.at) < (s.day, s.at))`,
  `CREATE TEMP TABLE resolved AS
  SELECT *, row_number() OVER (PARTITION BY id ORDER BY day, rank) AS nth FROM ended JOIN covered USING (id)
  WHERE day BETWEEN :first AND :last AND day > ${threeMonths('since')} AND NOT court`,
  `CREATE TEMP TABLE resolved_post AS
  SELECT id, day, json_object('decision', id, 'externalId', external, 'type', type, 'what', what, 'day', day,
    'afterDays', CAST(julianday(day) - julianday(since) AS INTEGER),
    'reported', json(iif(EXISTS (SELECT 1 FROM report r WHERE r.id = resolved.id AND quarter < :quarter), 'true', 'false')),
    'notified', json(iif(EXISTS (SELECT 1 FROM event n WHERE n.kind = 'notified'
      AND n.body ->> 'decision' = resolved.id AND n.day >= resolved.day), 'true', 'false'))) AS post
  FROM resolved WHERE nth = 1`,
] as const;

/** Reported for the quarter before, and in no part now. */
const missing = `
SELECT DISTINCT r.id AS decision, iif(n.day <= :last, 'renewed', 'corrected') AS why, iif(n.day <= :last, n.day, NULL) AS day
FROM report r LEFT JOIN renewal n USING (id)
WHERE r.quarter = :before AND r.id NOT IN (SELECT id FROM late) AND r.id NOT IN (SELECT id FROM resolved)
ORDER BY 1`;

const figures = `
WITH counted AS (
  SELECT part, type, sex, CASE
    WHEN date(start, '+18 months', 'floor') <= :last THEN '18+' WHEN date(start, '+13 months', 'floor') <= :last THEN '13-17'
    WHEN date(start, '+10 months', 'floor') <= :last THEN '10-12' WHEN date(start, '+7 months', 'floor') <= :last THEN '7-9'
    ELSE '3-6' END AS band
  FROM late_post WHERE NOT court
)
SELECT part, 'count' AS what, '' AS value, count(*) AS n FROM counted GROUP BY 1
UNION ALL SELECT part, 'byType', type, count(*) FROM counted GROUP BY 1, 3
UNION ALL SELECT part, 'bySex', sex, count(*) FROM counted GROUP BY 1, 3
UNION ALL SELECT part, 'byBand', band, count(*) FROM counted GROUP BY 1, 3`;
