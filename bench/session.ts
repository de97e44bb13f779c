/** The command lines that `npm start` and the README show. */
export const session: readonly string[] = [
  'check --age 14 --registered --group anhorig-skadligt-bruk --insats bra-samtal',
  'followups due --user anna --today 2026-11-21',
  'ivo-report --quarter 2026Q3',
];
