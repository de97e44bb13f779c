// Bundles src/ into dist/. What a caseworker runs many times a day is one file, and each command in it is still only
// evaluated when it is typed: as forty small chunks the same program started a fifth of `node -e 0` slower, since every
// file costs Node half a millisecond. What is large, or run seldom, is a chunk of its own in dist/apart/.
import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;
const fresh = `${root}/dist.${process.pid}`;
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));

/** Loaded by dynamic import alone, and not needed to start. */
const apart = [
  ...['prompt', 'exchange/html-report', 'exchange/xlsx-sheets', 'exchange/csv-sheets', 'exchange/ics'],
  ...['present/report-page', 'present/report-charts', 'present/report-sheets', 'present/morning-sheets'],
  ...['rulebook/folder', 'rulebook/lint', 'commands/import', 'commands/stats', 'commands/rules-test'],
  ...['commands/rules-lint', 'commands/rules-duties', 'commands/board-report-delegation'],
  ...['commands/board-report-decisions', 'commands/board-report-internal-control'],
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

/** The package's own search asks Node for a report of the whole process (3 ms); trying the two files is quicker. */
const compiledPart = `
let addon;
export function getBinding() {
  if (addon) return addon;
  const load = process.getBuiltinModule('node:module').createRequire(import.meta.url);
  const folder = load.resolve('better-sqlite3/package.json').slice(0, -'package.json'.length);
  const { platform, arch } = process;
  const places = [\`prebuilds/\${platform}-\${arch}\`, \`prebuilds/\${platform}musl-\${arch}\`, 'build/Release/better_sqlite3'];
  let reason;
  for (const place of places) {
    try {
      return (addon = load(\`\${folder}\${place}.node\`));
    } catch (error) {
      reason ??= error;
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
    of.onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'node' }));
    of.onLoad({ filter: /.*/, namespace: 'node' }, async ({ path }) => {
      const module = `process.getBuiltinModule(${JSON.stringify(path)})`;
      if (whole.includes(path)) return { contents: `module.exports = ${module};` };
      const names = Object.keys(await import(path)).filter(
        name => name !== 'default' && /^[A-Za-z_$][\w$]*$/.test(name),
      );
      return { contents: `module.exports = {${names.map(n => `get ${n}() { return ${module}.${n}; }`).join(',')}};` };
    });
    // Its fourteen files are bundled; the compiled part stays where npm put it.
    of.onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: `${root}/node_modules/better-sqlite3/lib/index.js` }));
    of.onResolve({ filter: /^\.\/binding$/ }, () => ({ path: 'binding', namespace: 'compiled' }));
    of.onLoad({ filter: /.*/, namespace: 'compiled' }, () => ({ contents: compiledPart }));
  },
};

const common = {
  outdir: fresh,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.14',
  minify: true,
  legalComments: 'none',
  // For what is CommonJS and asks for a module by name: resolved when it does, not at start.
  banner: {
    js: "var require=id=>process.getBuiltinModule('node:module').createRequire(import.meta.url)(id);",
  },
  logLevel: 'warning',
  absWorkingDir: root,
};
await build({
  ...common,
  entryPoints: { 'kalix-ov': 'src/real-world.ts' },
  plugins: [chunksApart, dataAsText, nodeModulesWhenUsed],
});
await build({
  ...common,
  entryPoints: Object.fromEntries(apart.map(file => [`apart/${nameOf(file)}`, file])),
  splitting: true,
  chunkNames: 'apart/shared/[name]-[hash]',
  plugins: [dataAsText, nodeModulesWhenUsed],
});
// The old program is replaced when the new one is whole.
rmSync(`${root}/dist`, { recursive: true, force: true });
renameSync(fresh, `${root}/dist`);

/** Runs the new program; what it answers is not shown. */
function kalixOv(...words) {
  const options = {
    cwd: root,
    stdio: ['ignore', 'ignore', words[0] === 'rules' ? 'inherit' : 'ignore'],
    env: { ...process.env, KALIX_OV_DB: fresh },
  };
  return spawnSync(process.execPath, ['bin/kalix-ov.js', ...words], options).status;
}

// The built-in rulebook is checked against its schemas here, once, so that no start has to.
if (kalixOv('rules', 'lint', '--quiet') !== 0) process.exit(1);
// What each command loads is compiled here, once. There is no register: these say so, and are quiet.
for (const words of ['check', 'followups due', 'ivo-report', 'case list'])
  kalixOv(...words.split(' '), '--json', '--quiet');
