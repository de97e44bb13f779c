// Bundles src/ into dist/: one entry, one lazily loaded chunk per command.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const root = import.meta.dirname;
const fresh = `${root}/dist.${process.pid}`;
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));

await build({
  entryPoints: { 'kalix-ov': 'src/real-world.ts' },
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.14',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  external: ['better-sqlite3'],
  chunkNames: 'chunks/[name]-[hash]',
  // For the few bundled packages that are CommonJS and ask for a Node module: resolved when they do, not at start.
  banner: {
    js: "var require=id=>process.getBuiltinModule('node:module').createRequire(import.meta.url)(id);",
  },
  logLevel: 'warning',
  absWorkingDir: root,
});
// The old program is replaced when the new one is whole.
rmSync(`${root}/dist`, { recursive: true, force: true });
renameSync(fresh, `${root}/dist`);

// The built-in rulebook is checked against its schemas here, once, so that no start has to.
execFileSync(process.execPath, ['bin/kalix-ov.js', 'rules', 'lint', '--quiet'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
