/** `schema <name>`: the JSON Schema of a public document. */
import { suggestion } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { jsonSchema, schemas } from '../exchange/schemas/schemas.ts';
import { table } from '../present/table.ts';
import type { CommandFile } from './command.ts';

const names = schemas.map(schema => schema.name);

const schema: CommandFile = {
  define: command => {
    command
      .argument('[namn]', 'dokumentet; utan namn: en lista')
      .addHelpText('after', '\nExempel:\n  $ kalix-ov schema\n  $ kalix-ov schema check\n');
    const [name] = command.registeredArguments;
    if (name) name.argChoices = names;
  },
  run: async (context, [name]) => {
    const chosen = schemas.find(each => each.name === name);
    if (chosen) await context.printJson(jsonSchema(chosen));
    else if (name !== undefined) throw new Refusal({ code: 'unknown-schema', ...suggestion(name, names) });
    else if (context.json)
      await context.printJson({ schemas: schemas.map(each => ({ name: each.name, title: each.title })) });
    else
      await context.print(
        table(
          [
            { title: 'Namn', value: each => each.name },
            { title: 'Dokument', value: each => each.title, flexible: true },
          ],
          schemas,
          context.columns,
        ),
      );
    return undefined;
  },
};
export default schema;
