/**
 * A small hub for the tests, in a process of its own: `node start-in-child.js <folder> [ordinary-user] [lock-only]`.
 * Writes lines of JSON: `{progress}`, then `{pid, url}` or `{fault}`. Runs until it is killed or standard input ends.
 */
import { once } from 'node:events';
import { openDataFolder } from '../../src/embedded/data-folder.js';
import { NOBODY } from '../../src/embedded/os-user.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/embedded/postgres.js';
import { StartFault } from '../../src/embedded/start-fault.js';

const [path = '', ...wishes] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

if (wishes.includes('ordinary-user') && process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(NOBODY.gid);
  process.setuid?.(NOBODY.uid);
}
try {
  const folder = await openDataFolder(path, { fresh: false });
  let server: EmbeddedPostgres | undefined;
  if (!wishes.includes('lock-only')) {
    server = await startEmbeddedPostgres({ folder, durable: false, onProgress: (progress) => say({ progress }) });
  }
  say({ pid: server?.pid ?? process.pid, url: server?.url ?? '' });
  process.stdin.resume();
  await once(process.stdin, 'end');
  await server?.stop();
  folder.close();
} catch (error) {
  if (!(error instanceof StartFault)) throw error;
  say({ fault: error.message });
}
