#!/usr/bin/env node
// Checks the Node version before anything else loads: better-sqlite3 crashes on older ones.
const compiledFolder = `${import.meta.dirname}/../dist/compiled`;
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  process.stderr.write(
    `kalix-ov kräver Node 22.14 eller senare (här är ${process.versions.node}). ` +
      'Kör med "npx kalix-ov" i projektmappen, eller installera en nyare Node.\n',
  );
  process.exitCode = 2;
} else {
  await run(process.argv.slice(2));
}

/**
 * Runs the program with the code that V8 compiled the last time this command was run to its end, if this is the same
 * Node: compiling it again takes a fourth of a short command.
 */
async function run(argv) {
  const fs = process.getBuiltinModule('node:fs');
  const { Script } = process.getBuiltinModule('node:vm');
  const file = `${import.meta.dirname}/../dist/kalix-ov.js`;
  const compiled = compiledFile(argv[0]);
  const cachedData = compiled && readCompiled(fs, file, compiled);
  const script = new Script(fs.readFileSync(file, 'latin1'), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const { answer } = script.runInThisContext()({ exports: {} }, file, loadApart);
  const code = await answer(argv);
  if (code === 0 && compiled && script.cachedDataRejected !== false) keepCompiled(fs, compiled, script);
  // At once: waiting for Node to find nothing more to do takes 3 ms.
  process.exit(code);
}

/** What is large or seldom needed is a module of its own. */
function loadApart(path) {
  process.getBuiltinModule('node:module').enableCompileCache?.(compiledFolder);
  return import(`../dist/${path}`);
}

/** By the command's first word. A word that is no command is never run to its end, so nothing is kept under it. */
function compiledFile(word = '') {
  const { version, platform, arch } = process;
  return /^[a-z-]+$/.test(word) ? `${compiledFolder}/${version}-${platform}-${arch}-${word}` : undefined;
}

/** Never another program's: it is no older than the program itself, and V8 refuses another version's or length's. */
function readCompiled(fs, file, compiled) {
  try {
    const made = fs.statSync(compiled, { throwIfNoEntry: false });
    return made && made.mtimeMs >= fs.statSync(file).mtimeMs ? fs.readFileSync(compiled) : undefined;
  } catch {
    return undefined;
  }
}

/** Whole or not at all. Where the program's folder cannot be written, every start compiles. */
function keepCompiled(fs, compiled, script) {
  const fresh = `${compiled}.${process.pid}`;
  try {
    fs.mkdirSync(compiledFolder, { recursive: true });
    fs.writeFileSync(fresh, script.createCachedData());
    fs.renameSync(fresh, compiled);
  } catch {
    fs.rmSync(fresh, { force: true });
  }
}
