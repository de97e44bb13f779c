/** What has happened to the key, in plain words. */
import type { RotatedKey } from '../domain/upkeep.ts';

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

export function wrappedText(keyFile: string, isWrapped: boolean): string {
  return isWrapped
    ? `Nyckelfilen är skyddad med lösenfrasen: ${keyFile}\nDen frågas efter när registret öppnas. Är den glömd hjälper bara papperet med\nåterställningsnyckeln. Nyckelfiler från tidigare nyckelbyten är inte ändrade.`
    : `Nyckelfilen har inget skydd av lösenfras längre: ${keyFile}`;
}
