/** `help <topic>`; `help <command>` is that command's `--help`, which the command line sees to. */
import type { Context } from '../context.ts';
import { readConfig } from '../domain/config.ts';
import { suggestion } from '../domain/nearest.ts';
import { Refusal } from '../domain/problem.ts';
import { environmentTopic, type Place, withPlace } from '../present/help/environment.ts';
import { topicListText, topics, topicText } from '../present/help/topics.ts';
import { configPath, defaultRegister, keyFolder } from '../register/user-folders.ts';
import type { World } from '../world.ts';
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
  const shown = topic === environmentTopic ? withPlace(topic, placeOf(context)) : topic;
  if (context.json) await context.printJson(shown);
  else await context.print(topicText(shown, context.columns));
}

function placeOf({ world, registerFile, rulesFolder }: Context): Place {
  const folders = world.folders();
  return {
    register: registerFile ?? defaultRegister(folders),
    ...{
      rules: rulesFolder,
      keys: keyFolder(folders.config),
      config: configPath(folders),
      configState: stateOf(world),
    },
  };
}

function stateOf(world: World): Place['configState'] {
  try {
    const file = world.config();
    if (file === undefined) return 'none';
    return readConfig(file).ok ? 'used' : 'unusable';
  } catch {
    return 'unusable';
  }
}
