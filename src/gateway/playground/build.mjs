// Bundles the playground (GraphiQL and our parts of it) into dist/playground. Does nothing when nothing has changed.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BROWSER = join(import.meta.dirname, 'browser');
const TARGET = join(ROOT, 'dist', 'playground');
const PAGE = ['index.html', 'favicon.svg'];
/** In the finished folder: every file that it was built from, with the digest of its text. */
const RECIPE = '.built-from.json';
const GZIP_FROM_BYTES = 2_000;

const digest = (path) => createHash('sha256').update(readFileSync(path)).digest('base64');

function isFresh() {
  if (!existsSync(join(TARGET, RECIPE))) return false;
  const recipe = JSON.parse(readFileSync(join(TARGET, RECIPE), 'utf8'));
  return Object.entries(recipe).every(([path, known]) => existsSync(join(ROOT, path)) && digest(join(ROOT, path)) === known);
}

/** GraphiQL's style sheet carries its fonts and Monaco's styles within. Fonts become files, which a browser loads when it needs them. */
const styles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /[/\\]monaco-editor[/\\].*\.css$/ }, () => ({ contents: '', loader: 'css' }));
    build.onLoad({ filter: /[/\\]graphiql[/\\]dist[/\\]style\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(/url\(data:font\/(\w+);base64,([^)]+)\)/g, (_, kind, base64) => `url(${fontFile(build.initialOptions.outdir, kind, base64)})`),
      loader: 'css',
    }));
    build.onResolve({ filter: /^fonts\// }, ({ path }) => ({ path, external: true }));
  },
};

/** The variables editor would underline every input that leaves a default out: a field with a default is not required. */
const defaults = {
  name: 'defaults',
  setup(build) {
    build.onLoad({ filter: /getVariablesJSONSchema\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replace('if (fieldRequired) {', 'if (fieldRequired && field.defaultValue === undefined) {');
      if (contents === text) throw new Error('graphql-language-service has changed: look whether this correction is still needed');
      return { contents, loader: 'js' };
    });
  },
};

function fontFile(folder, kind, base64) {
  const bytes = Buffer.from(base64, 'base64');
  const name = `fonts/${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.${kind}`;
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return name;
}

/** The names that GraphiQL imports lead to CommonJS, whose named exports are lost where a part is loaded lazily. */
const PRETTIER = { 'prettier/parser-graphql': 'prettier/plugins/graphql', 'prettier/parser-babel': 'prettier/plugins/babel' };

async function bundle(folder) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    entryPoints: {
      graphiql: join(BROWSER, 'entry.tsx'),
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    absWorkingDir: ROOT, outdir: folder, bundle: true, splitting: true, format: 'esm', target: 'es2022', minify: true, metafile: true, legalComments: 'none',
    chunkNames: 'parts/[hash]', define: { 'process.env.NODE_ENV': '"production"' }, alias: PRETTIER, plugins: [styles, defaults], logLevel: 'warning',
  });
  return metafile;
}

/** Empty style sheets of lazily loaded parts are left out; what is large gets a compressed twin. */
function write(folder, { inputs, outputs }) {
  for (const path of Object.keys(outputs)) {
    const file = join(ROOT, path);
    const bytes = readFileSync(file);
    if (bytes.length === 0) rmSync(file);
    else if (bytes.length >= GZIP_FROM_BYTES) writeFileSync(`${file}.gz`, gzipSync(bytes));
  }
  for (const name of PAGE) copyFileSync(join(BROWSER, name), join(folder, name));
  const ours = Object.keys(inputs).filter((path) => !path.includes('node_modules') && existsSync(join(ROOT, path)));
  const sources = [...ours, ...[...PAGE.map((name) => join(BROWSER, name)), import.meta.filename, join(ROOT, 'package-lock.json')].map((path) => relative(ROOT, path))];
  writeFileSync(join(folder, RECIPE), JSON.stringify(Object.fromEntries(sources.map((path) => [path, digest(join(ROOT, path))])), null, 1));
}

/** The folder appears whole or not at all. Two builds at once end with either one's folder, which are the same. */
function moveIntoPlace(folder) {
  const old = `${folder}.old`;
  if (existsSync(TARGET)) renameSync(TARGET, old);
  try {
    renameSync(folder, TARGET);
  } catch (error) {
    if (!isFresh()) throw error;
    rmSync(folder, { recursive: true });
  }
  rmSync(old, { recursive: true, force: true });
}

if (!isFresh()) {
  process.stdout.write('Buduję playground (kilka sekund, tylko gdy coś się zmieniło)…\n');
  const folder = join(ROOT, 'dist', `.${basename(TARGET)}-${process.pid}`);
  try {
    write(folder, await bundle(folder));
    moveIntoPlace(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
