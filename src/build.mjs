// Compiles what has changed since the last build: `npm start`, `npm test` and `npm run hub` call it first.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built');
const wantsPlayground = !process.argv.includes('--no-playground');

const newestIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .reduce((newest, entry) => (entry.isFile() ? Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs) : newest), 0);

const run = (command, args) => {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }); // stdout belongs to the command that follows
  if (status !== 0) process.exit(status ?? 1);
};

const newest = Math.max(
  ...['src', 'schema', 'connectors', 'test'].map((folder) => newestIn(join(root, folder))),
  ...['package.json', 'tsconfig.json'].map((file) => statSync(join(root, file)).mtimeMs),
);
if (!existsSync(stamp) || statSync(stamp).mtimeMs < newest) {
  process.stderr.write('Kompiluję…\n');
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, '');
}
if (wantsPlayground) run(process.execPath, [join(root, 'src', 'gateway', 'playground', 'build.mjs')]);
