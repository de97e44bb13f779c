import type { Interpreter } from '../domain/case/decide.ts';
import { choiceField, type Field } from './fields.ts';

/** Asked for so that a child or a relative can be refused (guideline 16), and that an interpreter took part is kept. */
export const interpreterField: Field<Interpreter> = choiceField(
  'Tolk, om någon medverkade',
  {
    'auktoriserad-eller-anlitad': 'auktoriserad eller anlitad tolk',
    barn: 'ett barn',
    anhorig: 'en anhörig',
  },
  { question: 'Vem tolkade, om någon tolk medverkade?' },
);
