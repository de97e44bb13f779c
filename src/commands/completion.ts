/** `completion <shell>`: the script that makes the shell ask `kalix-ov complete -- <words>` at the tab key. */
import { script } from '@bomb.sh/tab';
import { suggestion } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { bashCompletion } from '../present/bash-completion.ts';
import type { CommandFile } from './command.ts';
import { printed } from './printed.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'];

const completion: CommandFile = {
  define: command => {
    command.argument('<skal>', shells.join(', ')).addHelpText('after', examples);
    const [shell] = command.registeredArguments;
    if (shell) shell.argChoices = shells;
  },
  run: async (context, [shell = '']) => {
    if (!shells.includes(shell)) throw unknownShell(shell);
    const text = shell === 'bash' ? bashCompletion : printed(() => script(shell, 'kalix-ov', 'kalix-ov'));
    if (context.json) await context.printJson({ shell, script: text });
    else await context.print(text);
    return undefined;
  },
};
export default completion;

const examples = `
Exempel:
  $ kalix-ov completion bash >> ~/.bashrc
  $ kalix-ov completion zsh >> ~/.zshrc
  $ kalix-ov completion fish > ~/.config/fish/completions/kalix-ov.fish
  $ kalix-ov completion powershell >> $PROFILE

Öppna ett nytt skal efteråt. Tabbtangenten ger kommandon, flaggor, koder och
dina egna ärendens nummer; aldrig namn.
`;

function unknownShell(typed: string): Refusal {
  const expected = `ett av ${shells.join(', ')}`;
  return new Refusal({ code: 'invalid-value', place: { flag: 'Skalet' }, expected, ...suggestion(typed, shells) });
}
