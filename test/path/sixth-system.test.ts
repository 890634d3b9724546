import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DEMO_OFFICE, DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { demoIssuer } from '../../src/demo/demo-issuer.js';
import { graphClient, type GraphClient } from '../../src/demo/graph-client.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { testDatabase, type TestDatabase } from '../postgres.js';

/** The section of the README, as somebody reads it who adds a system. */
const SECTION = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8').split(/^## /m).find((part) => part.startsWith('A sixth system\n'))!;
const NEW_FILES = [...SECTION.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, path, text]) => ({ path: path!, text: text! }));
const CHANGES = changesOf(/```diff\n([\s\S]*?)```/.exec(SECTION)![1]!);

interface Change { readonly path: string; readonly before: string; readonly after: string }

/** Lines of a diff: a path begins a file; a kept or removed line after an added one begins a new place. */
function changesOf(diff: string): Change[] {
  const changes: { path: string; before: string[]; after: string[] }[] = [];
  let path = '';
  let last = '';
  for (const line of diff.trimEnd().split('\n')) {
    const mark = line[0]!;
    if (!'+- '.includes(mark)) path = line;
    else {
      if (mark !== '+' && !'- '.includes(last)) changes.push({ path, before: [], after: [] });
      if (mark !== '+') changes.at(-1)!.before.push(line.slice(1));
      if (mark !== '-') changes.at(-1)!.after.push(line.slice(1));
    }
    last = '+- '.includes(mark) ? mark : '+';
  }
  return changes.map(({ before, after, ...change }) => ({ ...change, before: before.join('\n'), after: after.join('\n') }));
}

/** A copy of the program and its tests, as somebody has it who adds a system. */
const copy = mkdtempSync(join(tmpdir(), 'cus-hub-sixth-'));
const apply = ({ path, before, after }: Change) => {
  const parts = readFileSync(join(copy, path), 'utf8').split(`${before}\n`);
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} places like this: ${before}`);
  writeFileSync(join(copy, path), parts.join(`${after}\n`));
};
/** Files about which the compiler complains. */
const compile = (...flags: string[]): string[] => {
  const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--pretty', 'false', ...flags], { cwd: copy, encoding: 'utf8' });
  return [...new Set([...stdout.matchAll(/^([\w/.-]+)\(\d/gm)].map(([, path]) => path!))];
};

describe('a sixth system, added as the README says', () => {
  const running: ChildProcess[] = [];
  let database: TestDatabase;
  let administrator: GraphClient;
  let simulator: ChildProcess;
  let [named, wrong]: [string[], string[]] = [[], []];

  const start = (program: string, args: string[], env: Record<string, string> = {}) => {
    const child = fork(join(copy, 'dist', 'src', program), args, { env: { ...process.env, ...env }, execArgv: [], stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    running.push(child);
    return child;
  };

  beforeAll(async () => {
    for (const each of ['src', 'schema', 'connectors', 'test', 'package.json', 'tsconfig.json']) cpSync(join(PROJECT_ROOT, each), join(copy, each), { recursive: true });
    symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(copy, 'node_modules'));
    const [name, ...others] = CHANGES;
    apply(name!);
    named = compile('--noEmit', '--incremental', 'false');
    others.forEach(apply);
    for (const { path, text } of NEW_FILES) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    wrong = compile();

    simulator = start('demo/simulator-program.js', ['PCPR']);
    const [{ url }] = (await once(simulator, 'message')) as [{ url: string }];
    database = await testDatabase();
    const folder = join(copy, 'data');
    const centre = { tenant: DEMO_TENANT, centre: { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false }, office: DEMO_OFFICE, sources: { PCPR: { adapter: 'rest', url } } };
    writeFileSync(join(copy, 'centre.json'), JSON.stringify(centre));
    const hub = start('main.js', [], {
      HUB_CONFIG: join(copy, 'centre.json'), HUB_DATA_DIR: folder, HUB_DATABASE_URL: database.url, HUB_DATABASE_OWNER_URL: database.ownerUrl, PORT: '0', HUB_PLAYGROUND: 'false',
    });
    const graphUrl = await new Promise<string>((resolve, reject) => {
      hub.once('exit', () => reject(new Error('the hub ended before it was ready')));
      let said = '';
      hub.stdout!.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [address] = /http:\S+\/graphql/.exec(said) ?? [];
        if (address) resolve(address);
      });
    });
    const issuer = await demoIssuer(folder);
    administrator = graphClient(graphUrl, () => issuer.issue({ role: 'administrator', tenant: DEMO_TENANT, lifetimeSeconds: 60 }));
  }, 120_000);
  afterAll(async () => {
    for (const child of running.toReversed()) {
      const gone = once(child, 'exit');
      if (child.kill('SIGTERM')) await gone;
    }
    await database?.drop();
    rmSync(copy, { recursive: true, force: true });
  });

  const services = () => administrator.ask('{ services { edges { node { id system name provider { name } active } } provenance { system state because } } }');

  test('needs nothing but two files and these lines, and the tests compile, too; the compiler names the places, the configuration apart', () => {
    expect(wrong).toEqual([]);
    const changed = new Set(CHANGES.map(({ path }) => path));
    expect(named.toSorted()).toEqual([...changed].filter((path) => path !== 'src/config.ts').toSorted());
    expect(NEW_FILES.map(({ path }) => path)).toEqual(['connectors/pcpr/client.ts', 'connectors/pcpr/simulator.ts']);
  });

  test('gives its services to the catalogue, and what it says wrongly is refused by the record', async () => {
    expect(await services()).toEqual({ services: {
      edges: [{ node: { id: 'PCPR:7', system: 'PCPR', name: 'Poradnictwo rodzinne', provider: { name: 'Powiatowe centrum pomocy rodzinie' }, active: true } }],
      provenance: [{ system: 'PCPR', state: 'FRESH', because: 'System powiatowego centrum pomocy rodzinie (PCPR) odpowiedział.' }],
    } });
    expect(await administrator.ask('{ refusedRecords { system record code } }')).toEqual({ refusedRecords: [{ system: 'PCPR', record: 'uslugi/1', code: 'MISSING_FIELD' }] });
  });

  test('stands in systems beside the five', async () => {
    const { systems } = await administrator.ask<{ systems: readonly { system: string }[] }>('{ systems { system name connected adapter operations { coordinate breaker calls } } }');
    expect(systems.map(({ system }) => system)).toEqual(['OPS', 'GMINA', 'PUP', 'HEALTH', 'NGO', 'PCPR']);
    expect(systems.at(-1)).toEqual({
      system: 'PCPR', name: 'system powiatowego centrum pomocy rodzinie (PCPR)', connected: true, adapter: 'rest', operations: [{ coordinate: 'pcpr.services', breaker: 'CLOSED', calls: 1 }],
    });
  });

  test('has, for a part of the picture, to go where PUP has its own', () => {
    const places = [...SECTION.matchAll(/`((?:src|schema)\/[\w/.-]+\.ts)`/g)].map(([, path]) => path!);
    expect(places).toHaveLength(6);
    for (const place of places) expect(readFileSync(join(PROJECT_ROOT, place), 'utf8')).toMatch(/\bPUP\b|Labour/);
  });
});
