// Bundles src/ into dist/: one entry, one lazily loaded chunk per command.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync(new URL('dist', import.meta.url), { recursive: true, force: true });
await build({
  entryPoints: { 'kalix-ov': 'src/real-world.ts' },
  outdir: 'dist',
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
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'warning',
  absWorkingDir: import.meta.dirname,
});
// The built-in rulebook was checked against its schemas by no one until now.
execFileSync(process.execPath, ['bin/kalix-ov.js', 'rules', 'lint', '--quiet'], {
  cwd: import.meta.dirname,
  stdio: ['ignore', 'ignore', 'inherit'],
});
