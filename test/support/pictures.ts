/** The pictures of the terminal in the handbook: what is run, and what is typed at its prompts. */
export interface Picture {
  /** Of the file `docs/bilder/<name>.svg`. */
  readonly name: string;
  readonly line: string;
  readonly typed: readonly (readonly [shown: string, keys: string])[];
}

export const pictures: readonly Picture[] = [
  {
    name: 'intervju',
    line: 'check --insats bra-samtal',
    typed: [
      ['inte, sluta):', '14\r'],
      ['Samtycker vårdnadshavarna', ''],
      ['sluta', '1\r'],
      ['folkbokförd', ''],
      ['sluta', 'ja\r'],
      ['inga (eller', '6\r'],
    ],
  },
  { name: 'morgon', line: 'followups due --user anna', typed: [] },
  { name: 'beslut', line: 'case show 2026-0005', typed: [] },
  { name: 'prognos', line: 'ivo-report --forecast', typed: [] },
];
