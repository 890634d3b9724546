// Compiles what has changed since the last build: `npm start`, `npm test` and `npm run hub` call it first.
// --tests compiles the tests as well; --no-playground leaves GraphiQL out.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const wants = (flag) => process.argv.includes(flag);
const [project, stamp, folders] = wants('--tests')
  ? ['.', '.built-with-tests', ['src', 'schema', 'connectors', 'test']]
  : ['src', '.built', ['src', 'schema', 'connectors']];

const newestIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .reduce((newest, entry) => (entry.isFile() ? Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs) : newest), 0);

const run = (script, ...args) => {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 2, 2] }); // stdout belongs to the command that follows
  if (status !== 0) process.exit(status ?? 1);
};

const built = join(root, 'dist', stamp);
const newest = Math.max(
  ...folders.map((folder) => newestIn(join(root, folder))),
  ...['package.json', 'tsconfig.json'].map((file) => statSync(join(root, file)).mtimeMs),
);
if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  process.stderr.write('Kompiluję…\n');
  run(join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', project);
  writeFileSync(built, '');
}
if (!wants('--no-playground')) run(join(root, 'src', 'gateway', 'playground', 'build.mjs'));
