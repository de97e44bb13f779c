#!/usr/bin/env node
// Checks the Node version before anything else loads: better-sqlite3 crashes on older ones.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(
    `kalix-ov kräver Node 22.14 eller senare (här är ${process.versions.node}). ` +
      'Kör med "npx kalix-ov" i projektmappen, eller installera en nyare Node.\n',
  );
  process.exitCode = 2;
} else {
  // Compiled code is kept beside the program (never in anybody's home); V8 checks that it is of this very source.
  process.getBuiltinModule('node:module').enableCompileCache?.(`${import.meta.dirname}/../dist/compiled`);
  const { main } = await import('../dist/kalix-ov.js');
  await main(process.argv.slice(2));
}
