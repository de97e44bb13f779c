/** Keyrings for tests: none at all, or a real one of their own (gnome-keyring on a bus that nobody else is on). */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** As Linux is without a desktop: nobody answers. (Other systems always have a keyring.) */
export const noBus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' };

export async function withoutKeyring<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  Object.assign(process.env, noBus);
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
  }
}

/** Starts nobody by itself: who is on the bus is who the test has started. */
const busRules = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

/** A bus with a keyring that lies in the folder: unlocked with the password, or locked without one. */
export async function keyringIn(folder: string, password?: string) {
  const runtime = join(folder, 'körs');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'bus.conf'), busRules);
  const own = { PATH: process.env.PATH ?? '', HOME: folder, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: folder };
  const bus = spawn('dbus-daemon', [`--config-file=${join(folder, 'bus.conf')}`, '--nofork', '--print-address=1'], {
    ...{ env: own, stdio: ['ignore', 'pipe', 'ignore'] },
  });
  const env = { DBUS_SESSION_BUS_ADDRESS: await firstLine(bus) };
  const unlock = password === undefined ? [] : ['--unlock'];
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], {
    ...{ env: { ...own, ...env }, stdio: ['pipe', 'ignore', 'ignore'] },
  });
  keyring.stdin?.end(password ?? '');
  while (asked('get', 'ingen', env).fault === 'no-service') await wait(50);
  return {
    env,
    keyring,
    stop: async () => {
      for (const child of [keyring, bus]) {
        child.kill('SIGKILL');
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
    },
  };
}

const program = join(import.meta.dirname, '..', '..', 'bin', 'keyring.js');

/** Straight to the keyring, past the register. */
export function asked(action: 'get' | 'delete', entry: string, env: object, file = program) {
  const told = execFileSync(process.execPath, [file, action, entry], { env: { ...process.env, ...env } });
  return JSON.parse(String(told)) as { secret?: string; fault?: string };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.setEncoding('utf8');
  while (!text.includes('\n')) text += ((await once(child.stdout as NodeJS.ReadableStream, 'data')) as [string])[0];
  return text.trim();
}
