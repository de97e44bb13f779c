/** The command lines that `npm start` shows; the README shows all but the last, which is long. */
export const session: readonly string[] = [
  'check --age 14 --registered --group anhorig-skadligt-bruk --insats bra-samtal',
  'followups due --user anna --today 2026-11-21',
  'ivo-report --forecast',
  'ivo-report --quarter 2026Q3',
];
