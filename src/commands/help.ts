/** `help <topic>`; `help <command>` is that command's `--help`, which the command line sees to. */
import type { Context } from '../context.ts';
import { suggestion } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { topicListText, topics, topicText } from '../present/help/topics.ts';
import type { CommandFile } from './command.ts';

const help: CommandFile = {
  define: command => {
    command.argument('[ämne]', 'ett ämne eller ett kommando');
    const [about] = command.registeredArguments;
    if (about) about.argChoices = topics.map(topic => topic.name);
    command.addHelpText(
      'after',
      '\nExempel:\n  $ kalix-ov help\n  $ kalix-ov help exit-koder\n  $ kalix-ov help check\n',
    );
  },
  run: async (context, [name]) => {
    if (name === undefined) await listTopics(context);
    else await showTopic(context, name);
    return undefined;
  },
};
export default help;

async function listTopics(context: Context): Promise<void> {
  if (context.json) await context.printJson({ topics: topics.map(({ name, summary }) => ({ name, summary })) });
  else await context.print(topicListText(context.columns));
}

async function showTopic(context: Context, name: string): Promise<void> {
  const topic = topics.find(t => t.name === name);
  if (!topic) {
    const known = topics.map(t => t.name);
    throw new Refusal({ code: 'unknown-topic', ...suggestion(name, known) });
  }
  if (context.json) await context.printJson(topic);
  else await context.print(topicText(topic, context.columns));
}
