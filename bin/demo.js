#!/usr/bin/env node
// npm start: a demo register in a temporary folder, and the program's three daily answers on it. Writes nowhere else.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`Demon kräver Node 22.18 eller senare (här är ${process.versions.node}). Kör "npm start".\n`);
  process.exitCode = 2;
} else {
  await demo();
}

async function demo() {
  const [{ demoDecisions }, { demoHome, demoToday, fillDemo }, { session }] = await Promise.all([
    import('../bench/decisions.ts'),
    import('../bench/demo-register.ts'),
    import('../bench/session.ts'),
  ]);
  const home = demoHome();
  const interrupted = cleanUpAlways(home);
  console.log(`Demo: ${demoDecisions(demoToday).length} beslut i ett register i en tillfällig mapp. Personnumren är`);
  console.log(`Skatteverkets testnummer. Dagen är ${demoToday}.`);
  const filled = fillDemo(home);
  show('import beslut.csv', filled.stdout);
  if (filled.status !== 0) return stop(filled.status, filled.stderr);
  for (const line of session) {
    await new Promise(setImmediate); // lets a Ctrl-C be heard between two commands
    if (interrupted()) return stop(130, '');
    show(line, '');
    const { status } = home.run(line.split(' '), { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) return stop(status, '');
  }
  console.log('\nDemoregistret är borttaget. Kör själv: npx kalix-ov --help');
}

/** Removes the folder however the demo ends. Answers with whether someone has asked it to. */
function cleanUpAlways(home) {
  let asked = false;
  process.on('exit', () => home.remove());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked = true;
    });
  }
  process.stdout.on('error', () => process.exit(0)); // the reader has gone: npm start | head
  return () => asked;
}

function show(line, answer) {
  console.log(`\n$ kalix-ov ${line}\n${answer}`.trimEnd());
}

function stop(status, message) {
  process.stderr.write(message);
  process.exitCode = status;
}
