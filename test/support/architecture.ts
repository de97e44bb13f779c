/** The direction between the parts of src/, as a check over file names and their text. */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** Each part, and what it may import. `type:` means that only types may come from there. */
const directions: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  rulebook: ['rulebook', 'domain', 'data'],
  register: ['register', 'domain'],
  exchange: ['exchange', 'domain', 'type:present'],
  present: ['present', 'domain'],
  world: ['domain', 'type:rulebook', 'type:register', 'type:exchange'],
  context: ['world', 'domain', 'type:rulebook', 'type:register', 'type:exchange'],
  version: ['package.json', 'data'],
  'config-file': ['domain'],
  prompt: ['prompt', 'present', 'domain', 'type:world'],
  commands: [
    'commands',
    'rulebook',
    'register',
    'exchange',
    'present',
    'domain',
    'type:context',
    'type:world',
    'version',
  ],
  'command-line': ['commands', 'domain', 'version'],
  shown: ['type:domain', 'type:world'],
  'settled-context': ['commands', 'domain', 'present', 'shown', 'type:context', 'type:world'],
  run: [
    'version',
    'command-line',
    'commands',
    'settled-context',
    'shown',
    'present',
    'domain',
    'type:context',
    'type:world',
  ],
  'real-world': [
    'run',
    'config-file',
    'prompt',
    'world',
    'rulebook',
    'register',
    'exchange',
    'type:present',
    'domain',
    'version',
  ],
};

/** What src/domain may use beside itself: packages without any effect. */
const purePackages = ['@date-fns/utc', 'date-fns', 'fastest-levenshtein', 'personnummer'];
/** Where the machine begins. */
const touchTheMachine = ['real-world', 'prompt', 'config-file', 'rulebook', 'register', 'exchange'];
const clock = /\bnew Date\(|\bDate\.now\(|\bperformance\.now\b/;
const anyImport = /\b(?:from|import|require)\s*\(?\s*(['"])([^'"\s]+)\1/g;
const typeImport = /\b(?:import|export)\s+type\s[^'";]*?from\s*(['"])([^'"\s]+)\1/g;
const importStatement = /\bimport\b[^'";]*(['"])[^'"\n]+\1\s*;/g;
const exportOfOthers = /\bexport\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})(?:\s*from\s*(['"])[^'"\n]+\1)?\s*;/g;

/** Everything that breaks the direction, one line each: the file, and what is wrong with it. Paths begin with src/. */
export function architectureFaults(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const code = withoutComments(text);
    const faults = [...nameFaults(file), ...importFaults(file, code), ...clockFaults(file, code), ...reExport(code)];
    return faults.map(fault => `${file}: ${fault}`);
  });
}

function nameFaults(file: string): readonly string[] {
  const vague = file.split('/').find(part => /^(utils?|helpers?|index)(\.ts)?$/.test(part));
  const known = partOf(file) in directions;
  return [...(vague ? [`is called ${vague}`] : []), ...(known ? [] : ['belongs to no known part'])];
}

function importFaults(file: string, code: string): readonly string[] {
  const types = targets(code.match(typeImport) ?? []);
  const values = targets([code.replaceAll(typeImport, '')]);
  return [
    ...values.filter(target => !mayImport(file, target, false)).map(target => `imports ${target}`),
    ...types.filter(target => !mayImport(file, target, true)).map(target => `imports types from ${target}`),
  ];
}

function targets(pieces: readonly string[]): readonly string[] {
  return pieces.flatMap(piece => [...piece.matchAll(anyImport)].map(match => match[2] ?? ''));
}

function mayImport(file: string, target: string, onlyTypes: boolean): boolean {
  const part = partOf(file);
  if (isBuiltin(target)) return touchTheMachine.includes(part);
  if (!target.startsWith('.')) return part !== 'domain' || purePackages.some(name => isWithin(target, name));
  const goal = partOf(posix.join(posix.dirname(file), target));
  const allowed = directions[part] ?? [];
  return allowed.includes(goal) || (onlyTypes && allowed.includes(`type:${goal}`));
}

function clockFaults(file: string, code: string): readonly string[] {
  const [read] = file === 'src/real-world.ts' ? [] : (clock.exec(code) ?? []);
  return read ? [`reads the clock: ${read}`] : [];
}

function reExport(code: string): readonly string[] {
  const rest = code.replaceAll(exportOfOthers, '').replaceAll(importStatement, '').trim();
  return rest === '' && /\bexport\b/.test(code) ? ['only exports what others have'] : [];
}

/** `src/domain/case/state.ts` is of `domain`, `src/run.ts` of `run`, `data/insatser.json` of `data`. */
function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second.replace(/\.ts$/, '') : first;
}

function isWithin(target: string, name: string): boolean {
  return target === name || target.startsWith(`${name}/`);
}

/** Strings stay whole, also those that hold `//`. */
export function withoutComments(text: string): string {
  const stringOrComment = /(["'`])(?:\\[\s\S]|(?!\1)[^\\])*?\1|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replaceAll(stringOrComment, match => (match.startsWith('/') ? ' ' : match));
}
