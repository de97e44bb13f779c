import type { Topic } from './topics.ts';

export const environmentTopic: Topic = {
  name: 'miljo',
  summary: 'miljövariabler, mappar, och vad som går före vad',
  parts: [
    {
      heading: 'Vad som går före vad',
      text: 'En flagga går före en miljövariabel, och en miljövariabel före det som annars gäller. En tom variabel räknas som att den saknas, utom för bläddraren.',
    },
    {
      heading: 'Miljövariabler',
      rows: [
        ['KALIX_OV_DB', 'registerfilen (flaggan --db)'],
        ['KALIX_OV_TODAY', 'dagen som allt bedöms på, ÅÅÅÅ-MM-DD (flaggan --today); aldrig dagen för registreringen'],
        ['KALIX_OV_RULES', 'mappen med en annan regelbok (flaggan --rules)'],
        [
          'KALIX_OV_PASSPHRASE',
          'lösenfrasen, när nyckelfilen är skyddad med en (db key wrap); annars frågar verktyget',
        ],
        ['KALIX_OV_DEBUG', '1: var i programmet ett fel i programmet uppstod; visar aldrig personuppgifter'],
        ['NO_COLOR', 'med något värde: inga färger (flaggan --no-color)'],
        ['TERM', 'dumb: inga färger, och ingen bläddrare'],
        [
          'KALIX_OV_PAGER',
          'bläddraren för svar som är längre än skärmen (annars PAGER, annars less -FRX); tom: ingen. Aldrig med --json, --quiet eller --no-input.',
        ],
        ['PAGER', 'samma sak, för alla program'],
      ],
    },
    {
      heading: 'Mappar på Linux',
      rows: [
        ['~/.local/share/kalix-ov', 'registret, register.db, krypterat. XDG_DATA_HOME flyttar mappen.'],
        ['~/.config/kalix-ov', 'nycklarna, keys/<registrets id>.key. XDG_CONFIG_HOME flyttar mappen.'],
      ],
    },
    {
      heading: 'Mappar på macOS',
      rows: [
        ['~/Library/Application Support/kalix-ov', 'registret'],
        ['~/Library/Preferences/kalix-ov', 'nycklarna'],
      ],
    },
    {
      heading: 'Mappar på Windows',
      rows: [
        ['%LOCALAPPDATA%\\kalix-ov\\Data', 'registret'],
        ['%APPDATA%\\kalix-ov\\Config', 'nycklarna'],
      ],
    },
  ],
};
