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
  const folder = compiledFolder(fs, file);
  const compiled = folder && compiledFile(folder, argv[0]);
  const cachedData = compiled && readCompiled(fs, file, compiled);
  const script = new Script(fs.readFileSync(file, 'latin1'), {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const { answer } = script.runInThisContext()({ exports: {} }, file, path => loadApart(path, folder));
  const code = await answer(argv);
  if (code === 0 && compiled && script.cachedDataRejected !== false) keepCompiled(fs, folder, compiled, script);
  // At once: waiting for Node to find nothing more to do takes 3 ms.
  process.exit(code);
}

/** What is large or seldom needed is a module of its own. */
function loadApart(path, folder) {
  if (folder) process.getBuiltinModule('node:module').enableCompileCache?.(folder);
  return import(`../dist/${path}`);
}

/**
 * Beside the program, where who runs it may write there. In an installation that belongs to root: in the user's own
 * cache, under the program's size and time. Compiled code is run: a folder that is another account's, or that others may
 * write in, is not used (as when root runs with somebody's HOME).
 */
function compiledFolder(fs, file) {
  const beside = `${import.meta.dirname}/../dist`;
  try {
    fs.accessSync(beside, fs.constants.W_OK);
    return `${beside}/compiled`;
  } catch {
    return ownCacheFolder(fs, fs.statSync(file));
  }
}

function ownCacheFolder(fs, { size, mtimeMs }) {
  const { HOME, XDG_CACHE_HOME } = process.env;
  const usual = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  const base = XDG_CACHE_HOME || (HOME && `${HOME}/${usual}`);
  if (!process.getuid || !base?.startsWith('/')) return undefined;
  const own = `${base}/kalix-ov`;
  const folder = `${own}/${size}-${Math.trunc(mtimeMs)}`;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return [base, own, folder].every(path => isMineAlone(fs.lstatSync(path))) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function isMineAlone(entry) {
  return entry.isDirectory() && entry.uid === process.getuid() && (entry.mode & 0o022) === 0;
}

/** By the command's first word. A word that is no command is never run to its end, so nothing is kept under it. */
function compiledFile(folder, word = '') {
  const { version, platform, arch } = process;
  return /^[a-z-]+$/.test(word) ? `${folder}/${version}-${platform}-${arch}-${word}` : undefined;
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

/** Whole or not at all. */
function keepCompiled(fs, folder, compiled, script) {
  const fresh = `${compiled}.${process.pid}`;
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(fresh, script.createCachedData());
    fs.renameSync(fresh, compiled);
  } catch {
    fs.rmSync(fresh, { force: true });
  }
}
