// Bundles src/ into dist/. What a caseworker runs many times a day is one file, and each command in it is still only
// evaluated when it is typed: as forty small chunks the same program started a fifth of `node -e 0` slower, since every
// file costs Node half a millisecond. What is large, or run seldom, is a chunk of its own in dist/apart/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { demoHome, fillDemo } from './bench/demo-register.ts';

const root = import.meta.dirname;
const fresh = `${root}/dist.${process.pid}`;
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));

/** Loaded by dynamic import alone, and not needed to start. */
const apart = [
  ...['prompt', 'exchange/html-report', 'exchange/xlsx-sheets', 'exchange/csv-sheets', 'exchange/ics'],
  ...['present/report-page', 'present/report-charts', 'present/report-sheets', 'present/morning-sheets'],
  ...[
    'rulebook/folder',
    'rulebook/lint',
    'commands/import',
    'commands/export',
    'register/exported',
    'register/carry',
    'commands/stats',
    'commands/rules-test',
  ],
  ...['commands/rules-lint', 'commands/rules-duties', 'commands/board-report-delegation'],
  ...['commands/board-report-decisions', 'commands/board-report-internal-control', 'commands/audit-log'],
  ...['commands/audit-review', 'commands/user-add', 'commands/user-list', 'commands/user-end'],
  ...['commands/db-purge', 'commands/db-hold', 'register/purge', 'register/removals', 'register/empty-removed'],
  ...['register/upkeep', 'register/migrate', 'register/wrapped-key', 'register/replace-key', 'register/create'],
  ...['register/keyring', 'register/pages', 'commands/db-init'],
  ...['commands/db-backup', 'commands/db-restore', 'commands/db-doctor'],
  ...['commands/db-key-show', 'commands/db-key-rotate', 'commands/db-key-wrap'],
  ...['commands/help', 'commands/completion', 'commands/completion-answer', 'commands/schema'],
  'commands/check-interview',
].map(name => `src/${name}.ts`);
apart.push('data/cases.json');

const nameOf = path => path.slice(path.lastIndexOf('/') + 1).replace(/\.(ts|json)$/, '');

const chunksApart = {
  name: 'chunks-apart',
  setup(of) {
    of.onResolve({ filter: /\.(ts|json)$/ }, ({ path, importer, kind }) => {
      const file = relative(root, resolve(dirname(importer), path)).replaceAll('\\', '/');
      const isApart = kind === 'dynamic-import' && apart.includes(file);
      return isApart ? { path: `./apart/${nameOf(file)}.js`, external: true } : undefined;
    });
  },
};

/**
 * The package's own search asks Node for a report of the whole process (3 ms), and to resolve its name takes as long;
 * trying the places where npm puts it is quicker.
 */
const compiledPart = `
let addon;
export function getBinding() {
  if (addon) return addon;
  const load = process.getBuiltinModule('node:module').createRequire(import.meta.url);
  const { platform, arch } = process;
  const files = [\`prebuilds/\${platform}-\${arch}\`, \`prebuilds/\${platform}musl-\${arch}\`, 'build/Release/better_sqlite3'];
  const folders = [() => '../node_modules/better-sqlite3/', () => load.resolve('better-sqlite3/package.json').slice(0, -12)];
  let reason;
  for (const folder of folders) {
    for (const file of files) {
      try {
        return (addon = load(\`\${folder()}\${file}.node\`));
      } catch (error) {
        reason = error;
      }
    }
  }
  throw reason;
}`;

/** The rulebook as JSON text: Node reads that faster than the same thing as a program. */
const dataAsText = {
  name: 'data-as-text',
  setup(of) {
    of.onLoad({ filter: /[\\/]data[\\/][a-z-]+\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});` };
    });
  },
};

/**
 * Node's own modules are fetched when something of them is first used. A plain `import … from 'node:fs'` reads every
 * property of the module at start, which loads streams, child processes and cryptography for nothing: 12 of 30 ms.
 */
const nodeModulesWhenUsed = {
  name: 'node-modules-when-used',
  setup(of) {
    // Used as a class, or with methods that need the module itself as `this`.
    const whole = ['node:events', 'node:process', 'node:stream', 'node:module', 'node:assert'];
    of.onResolve({ filter: /^node:/ }, ({ path, kind }) => ({
      path,
      namespace: kind === 'require-call' || whole.includes(path) ? 'required' : 'imported',
    }));
    of.onLoad({ filter: /.*/, namespace: 'required' }, async ({ path }) => ({
      contents: `module.exports = ${whole.includes(path) ? fetched(path) : `{${await getters(path)}}`};`,
    }));
    of.onLoad({ filter: /.*/, namespace: 'imported' }, async ({ path }) => {
      const module = await import(path);
      const names = namesIn(module).map(name => {
        const call = `(...args) => ${fetched(path)}.${name}(...args)`;
        const value = `/* @__PURE__ */ (() => ${fetched(path)}.${name})()`;
        return `export const ${name} = ${isPlainFunction(module[name]) ? call : value};`;
      });
      const all = `export default /* @__PURE__ */ (() => ({${await getters(path)}}))();`;
      return { contents: [...names, all].join('\n') };
    });
    // Its fourteen files are bundled; the compiled part stays where npm put it.
    of.onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: `${root}/node_modules/better-sqlite3/lib/index.js` }));
    of.onResolve({ filter: /^\.\/binding$/ }, () => ({ path: 'binding', namespace: 'compiled' }));
    of.onLoad({ filter: /.*/, namespace: 'compiled' }, () => ({ contents: compiledPart }));
  },
};

const fetched = path => `process.getBuiltinModule(${JSON.stringify(path)})`;
const namesIn = module => Object.keys(module).filter(name => name !== 'default' && /^[A-Za-z_$][\w$]*$/.test(name));
const getters = async path =>
  namesIn(await import(path))
    .map(name => `get ${name}() { return ${fetched(path)}.${name}; }`)
    .join(',');

/** Neither a class, nor a function that others hang on: it can be called through another. */
function isPlainFunction(value) {
  const usual = ['length', 'name', 'prototype', 'arguments', 'caller'];
  if (typeof value !== 'function' || !Reflect.ownKeys(value).every(key => usual.includes(key))) return false;
  return Object.keys(value.prototype ?? {}).length === 0 && !/^[A-Z]/.test(value.name);
}

/** From which commit the program is built; empty without git, or when this is a part of another project's repository. */
function commitOf() {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const prefix = git('rev-parse', '--show-prefix');
  if (prefix.status !== 0 || prefix.stdout.trim() !== '') return '';
  const { status, stdout } = git('describe', '--always', '--abbrev=7', '--dirty=+', '--exclude=*');
  return status === 0 ? stdout.trim() : '';
}

const common = {
  outdir: fresh,
  bundle: true,
  platform: 'node',
  target: 'node22.14',
  // Written out as new RegExp, commander's would be read anew for every flag.
  supported: { 'regexp-unicode-property-escapes': true },
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  absWorkingDir: root,
};
// The main file is one function, which bin/kalix-ov.js calls with what a module would have had: V8 can then be given
// the compiled code of what the daily commands run, and not only of what every module has at its top.
const { outputFiles, metafile } = await build({
  ...common,
  entryPoints: { 'kalix-ov': 'src/real-world.ts' },
  plugins: [chunksApart, dataAsText, nodeModulesWhenUsed],
  format: 'cjs',
  write: false,
  define: { 'import.meta.url': 'modulePath', builtFromCommit: JSON.stringify(commitOf()) },
  banner: {
    js: "(function(module,modulePath,load){var require=id=>process.getBuiltinModule('node:module').createRequire(modulePath)(id);",
  },
  footer: { js: 'return module.exports})' },
});
const [main] = outputFiles;
mkdirSync(fresh);
writeFileSync(main.path, main.text.replaceAll('import("./apart/', 'load("./apart/'));
const chunks = await build({
  ...common,
  entryPoints: Object.fromEntries(apart.map(file => [`apart/${nameOf(file)}`, file])),
  format: 'esm',
  splitting: true,
  chunkNames: 'apart/shared/[name]-[hash]',
  plugins: [dataAsText, nodeModulesWhenUsed],
  // For what is CommonJS and asks for a module by name: resolved when it does, not at start.
  banner: {
    js: "var require=id=>process.getBuiltinModule('node:module').createRequire(import.meta.url)(id);",
  },
});
writeFileSync(`${fresh}/LICENSES.txt`, licencesOf({ ...metafile.inputs, ...chunks.metafile.inputs }));
// The old program is replaced when the new one is whole.
rmSync(`${root}/dist`, { recursive: true, force: true });
renameSync(fresh, `${root}/dist`);

// The built-in rulebook is checked against its schemas here, once, so that no start has to.
const { status, stderr } = spawnSync(process.execPath, ['bin/kalix-ov.js', 'rules', 'lint', '--quiet'], {
  cwd: root,
  encoding: 'utf8',
});
if (status !== 0) stop(stderr);

// What the daily commands need is compiled here, once.
const home = demoHome();
try {
  for (const { status, stderr } of [
    fillDemo(home),
    home.run('check --age 14 --registered --guardian-consent all --group anhorig-skadligt-bruk'.split(' ')),
    home.run(['followups', 'due', '--all']),
    home.run(['ivo-report', '--quarter', '2026Q3']),
    home.run(['case', 'list', '--all']),
  ])
    if (status !== 0) stop(stderr);
} finally {
  home.remove();
}

/** The packages that are bundled, each with its licence: they ask that it goes with their code. */
function licencesOf(inputs) {
  const folders = Object.keys(inputs).flatMap(file => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort().map(licenceOf).join('\n\n');
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8'));
  const files = readdirSync(`${root}/${folder}`, { withFileTypes: true }).filter(entry => entry.isFile());
  const texts = files.map(({ name: file }) => file).filter(file => /^(licen[cs]e|notice|copying)/i.test(file));
  const said = texts.map(file => readFileSync(`${root}/${folder}/${file}`, 'utf8').trim());
  return [`${name} ${version} (${license})`, '='.repeat(40), ...said].join('\n');
}

function stop(message) {
  process.stderr.write(message);
  process.exit(1);
}
