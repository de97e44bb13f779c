import type { Part, Topic } from './topics.ts';

export const environmentTopic: Topic = {
  name: 'miljo',
  summary: 'miljövariabler, inställningsfil, mappar, och vad som går före vad',
  parts: [
    {
      heading: 'Vad som går före vad',
      text: 'En flagga går före en miljövariabel, en miljövariabel före inställningsfilen, och filen före det som annars gäller. En tom variabel räknas som att den saknas, utom för bläddraren. En tom flagga (--rules "") är det inbyggda.',
    },
    {
      heading: 'Miljövariabler',
      rows: [
        ['KALIX_OV_DB', 'registerfilen (flaggan --db)'],
        ['KALIX_OV_TODAY', 'dagen som allt bedöms på, ÅÅÅÅ-MM-DD (flaggan --today); aldrig dagen för registreringen'],
        ['KALIX_OV_RULES', 'mappen med en annan regelbok (flaggan --rules)'],
        ['KALIX_OV_WITHIN', 'hur många dagar framåt followups due visar (flaggan --within; annars 14)'],
        [
          'KALIX_OV_PASSPHRASE',
          'lösenfrasen, när nyckelfilen är skyddad med en (db key wrap); annars frågar verktyget',
        ],
        [
          'DBUS_SESSION_BUS_ADDRESS',
          'på Linux: där datorns nyckelring nås, när nyckelfilen öppnas med den (db key wrap --keyring). Sätts av skrivbordet när du loggar in.',
        ],
        ['KALIX_OV_DEBUG', '1: var i programmet ett fel i programmet uppstod; visar aldrig personuppgifter'],
        ['NO_COLOR', 'med något värde: inga färger (flaggan --no-color)'],
        [
          'TERM',
          'dumb: inga färger, ingen bläddrare, och frågor som rader med numrerade svar, där inget ritas om (för skärmläsare)',
        ],
        [
          'KALIX_OV_PAGER',
          'bläddraren för svar som är längre än skärmen (annars inställningen pager, annars PAGER, annars less -FRX); tom: ingen. Aldrig med --json, --quiet eller --no-input.',
        ],
        ['PAGER', 'bläddraren för alla program'],
      ],
    },
    {
      heading: 'Inställningsfilen',
      text: 'config.json i mappen för inställningar, som {"rules": "/srv/ov/regler", "within": 30}. Den får bara ha det som står här, och aldrig nycklar eller lösenord. Vem du är och vilken dag det är ställs inte in. Filen och dess mapp ska bara kunna ändras av dig eller av root; annars används den inte.',
      rows: [
        ['db', 'registerfilen, med hela sökvägen'],
        ['rules', 'mappen med en annan regelbok, med hela sökvägen'],
        ['within', 'hur många dagar framåt followups due visar'],
        ['pager', 'bläddrarens kommando; tomt för ingen'],
      ],
    },
  ],
};

/** What holds here and now. */
export interface Place {
  readonly register: string;
  readonly rules: string | undefined;
  readonly keys: string;
  readonly config: string;
  readonly configState: 'used' | 'none' | 'unusable';
}

const states: Readonly<Record<Place['configState'], string>> = {
  used: 'används',
  none: 'finns inte',
  unusable: 'kan inte användas: felet sägs av varje annat kommando',
};

export function withPlace(topic: Topic, { register, rules, keys, config, configState }: Place): Topic {
  const here: Part = {
    heading: 'På den här datorn, för dig',
    text: 'XDG_DATA_HOME flyttar mappen för data, och XDG_CONFIG_HOME mappen för inställningar och nycklar, på Linux.',
    rows: [
      ['registret', register],
      ['regelboken', rules ?? 'den inbyggda'],
      ['nycklarna', keys],
      ['inställningsfilen', `${config} (${states[configState]})`],
    ],
  };
  return { ...topic, parts: [...topic.parts, here] };
}
