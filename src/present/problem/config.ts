/** The user's config file: what cannot be used in it. */
import { usage, type Wording } from './wording.ts';

export const configProblems = {
  'config-not-json': problem =>
    usage(
      `Inställningsfilen ${problem.file} är inte giltig JSON.`,
      'Den ska innehålla ett objekt, som {"within": 30}. Se "kalix-ov help miljo". Inget gjordes.',
    ),
  'config-open-to-others': problem =>
    usage(
      `Inställningsfilen ${problem.file} eller mappen som den ligger i kan ändras av andra än du, och användes inte.`,
      `Ge dig ensam rätt att skriva: chmod go-w på filen och på mappen. Inget gjordes.`,
    ),
  'config-unknown-key': problem =>
    usage(
      `Inställningsfilen ${problem.file}: "${problem.key}" är ingen inställning.`,
      `${problem.nearest ? `Menade du ${problem.nearest}?` : `De som finns är ${problem.known.join(', ')}.`} Inget gjordes.`,
    ),
  'config-invalid-value': problem =>
    usage(
      `Inställningsfilen ${problem.file}: "${problem.key}" har ett ogiltigt värde.`,
      `Det ska vara ${problem.expected}. Inget gjordes.`,
    ),
} satisfies Partial<Wording>;
