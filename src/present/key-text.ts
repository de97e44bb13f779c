/** What has happened to the key, in plain words. */
import type { KeyProtection, RotatedKey } from '../domain/upkeep.ts';

export function rotatedText({ keyFile, oldKeyFile }: RotatedKey): string {
  const old =
    oldKeyFile === null
      ? []
      : [`Den gamla nyckeln: ${oldKeyFile}\nÄldre säkerhetskopior öppnas bara med den: spara den så länge de finns.`];
  return [
    `Registret är omkrypterat. Den nya nyckeln: ${keyFile}`,
    ...old,
    '\nDen nya återställningsnyckeln. Skriv den på papper och lås in den, och märk det\ngamla papperet "före nyckelbytet":\n',
  ].join('\n');
}

export function protectedText(keyFile: string, by: KeyProtection): string {
  return `${protectedWords[by]}: ${keyFile}${by === 'none' ? '' : afterwards[by]}`;
}

const protectedWords: Readonly<Record<KeyProtection, string>> = {
  none: 'Nyckelfilen har inget skydd längre',
  passphrase: 'Nyckelfilen är skyddad med lösenfrasen',
  keyring: 'Nyckelfilen öppnas nu bara med datorns nyckelring',
};

const older = 'Nyckelfiler från tidigare nyckelbyten är inte ändrade.';

const afterwards: Readonly<Record<Exclude<KeyProtection, 'none'>, string>> = {
  passphrase: `\nDen frågas efter när registret öppnas. Är den glömd hjälper bara papperet med\nåterställningsnyckeln. ${older}`,
  keyring: `\nRegistret går att öppna medan nyckelringen är upplåst. Går den förlorad hjälper\nbara papperet med återställningsnyckeln. ${older}`,
};
