import type { CommandFile } from './command.ts';
import { writeSeal } from './seal.ts';

/** The journal's end for paper, for the diary: whoever has it can show that nothing before it has been cut or changed. */
const auditSeal: CommandFile = {
  define: command => {
    command.addHelpText('after', '\nExempel:\n  $ kalix-ov audit seal\n');
  },
  run: async context => {
    const { entries, head } = await context.withRegister(register => register.journalHead());
    const seal = head === null ? null : writeSeal({ seq: entries, mac: head });
    if (context.json) await context.printJson({ entries, head, seal });
    else await context.print(seal ?? 'Journalen är tom: det finns inget att försegla än.');
    return undefined;
  },
};
export default auditSeal;
