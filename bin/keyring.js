// One question to the system's keyring: get, set or delete <name>. A secret to keep is read from standard input; the
// answer is one line of JSON. A process of its own, so that it can be ended (src/register/keyring.ts).
const service = 'kalix-ov';
// Linux's other store forgets everything when one logs out.
const options = { linux: { store: 'secret-service' } };
const [action, name] = process.argv.slice(2);

process.stdout.write(`${JSON.stringify(await answer())}\n`);

async function answer() {
  const keyring = await import('@napi-rs/keyring').catch(() => undefined);
  if (!keyring) return { fault: 'no-module' };
  try {
    return await ask(() => new keyring.Entry(service, name, options));
  } catch (error) {
    return { fault: /^Platform failure/.test(String(error?.message)) ? 'no-service' : 'no-access' };
  }
}

async function ask(entry) {
  if (action === 'delete') entry().deletePassword();
  if (action === 'delete') return {};
  const given = action === 'set' ? await standardInput() : undefined;
  if (given !== undefined) entry().setPassword(given);
  const secret = entry().getPassword();
  if (given !== undefined) return secret === given ? {} : { fault: 'no-access' };
  return secret === null ? { fault: 'no-entry' } : { secret };
}

async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
