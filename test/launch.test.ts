import { afterEach, describe, expect, test } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './postgres.js';

/** `npm start` as its user sees it: the program itself, on a folder and a port of its own. */
const MAIN = join(import.meta.dirname, '..', 'src', 'main.js');
const CLI = join(import.meta.dirname, '..', 'src', 'cli.js');
const running = new Set<ChildProcess>();

interface Started { readonly process: ChildProcess; readonly output: () => string; until(text: RegExp): Promise<void>; readonly ended: Promise<number | null> }

function start(env: Record<string, string>, ...args: string[]): Started {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { output += text; heard.forEach((tell) => tell()); });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    process: child, output: () => output, ended,
    until: (text) => new Promise((resolve, reject) => {
      const look = () => { if (text.test(output)) resolve(); };
      heard.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended: ${output}`)));
    }),
  };
}

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return String(port);
};

const readyAt = async (port: string) => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
/** Processes whose command line or environment names the folder; the process table is Linux's. */
const processesOf = (folder: string) => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(folder));

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

describe('npm start', () => {
  test('shows its progress, walks one application, says where to look; keeps the data; Ctrl-C leaves nothing', async () => {
    const folder = join(temporaryFolder(), 'data');
    const env = { HUB_DATA_DIR: folder, PORT: await freePort() };
    const first = start(env);
    await first.until(/CUS Hub działa/);
    expect(first.output()).toMatch(/Zakładam bazę danych[\s\S]*Uruchamiam PostgreSQL[\s\S]*PLAN_ITEM_CLOSED[\s\S]*playground +http:\/\/127\.0\.0\.1:/);
    expect(await readyAt(env.PORT)).toBe(200);

    const busy = start({ ...env, HUB_DATA_DIR: `${folder}-2` });
    expect(await busy.ended).toBe(1);
    expect(busy.output().trim().split('\n').at(-1)).toMatch(/^Port \d+ jest zajęty.*PORT=/);
    const locked = start({ ...env, PORT: '0' });
    expect(await locked.ended).toBe(1);
    expect(locked.output().trim()).toMatch(/jest używany przez działający hub.*HUB_DATA_DIR=/);

    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(processesOf(folder)).toEqual([]);

    const second = start(env);
    await second.until(/CUS Hub działa/);
    expect(second.output()).not.toMatch(/Zakładam bazę|PLAN_ITEM_CLOSED/);
    const token = execFileSync(process.execPath, [CLI, 'token', '--role', 'coordinator'], { env: { ...process.env, ...env }, encoding: 'utf8' }).trim();
    const response = await fetch(`http://127.0.0.1:${env.PORT}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: '{ applications { edges { node { number state } } } }' }),
    });
    expect(await response.json()).toEqual({ data: { applications: { edges: [{ node: { number: expect.stringMatching(/^W\/\d{4}\/000001$/), state: 'IN_REALISATION' } }] } } });
    second.process.kill('SIGTERM');
    expect(await second.ended).toBe(0);

    const fresh = start(env, '--fresh', '--no-walk');
    await fresh.until(/CUS Hub działa/);
    expect(fresh.output()).toMatch(/Zakładam bazę danych/);
    fresh.process.kill('SIGKILL');
    await fresh.ended;
    const after = start(env);
    await after.until(/CUS Hub działa/);
    after.process.kill('SIGINT');
    expect(await after.ended).toBe(0);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }, 120_000);

  test('a signal while it is still starting closes what has begun', async () => {
    const folder = join(temporaryFolder(), 'data');
    const early = start({ HUB_DATA_DIR: folder, PORT: '0' }, '--no-walk');
    await early.until(/Uruchamiam PostgreSQL/);
    early.process.kill('SIGINT');
    expect(await early.ended).toBe(0);
    expect(processesOf(folder)).toEqual([]);
    rmSync(join(folder, '..'), { recursive: true, force: true });
  }, 60_000);

  test('says all at once what is wrong with its configuration, and does not start', async () => {
    const file = join(temporaryFolder(), 'gmina.json');
    writeFileSync(file, JSON.stringify({ tenant: 'X Y', centre: { form: 'CUS', gminas: ['1'], powiatRights: false }, sources: {} }));
    const wrong = start({ PORT: 'abc' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toContain('PORT');
    const production = start({ NODE_ENV: 'production', PORT: '0' });
    expect(await production.ended).toBe(1);
    expect(production.output().match(/(HUB_CONFIG|HUB_DATABASE_URL|HUB_PSEUDONYM_KEY|OIDC_ISSUER): wymagany/g)).toHaveLength(4);
    const centre = start({ HUB_CONFIG: file, PORT: '0' });
    expect(await centre.ended).toBe(1);
    expect(centre.output()).toMatch(/tenant[\s\S]*centre\.form[\s\S]*centre\.gminas/);
    const option = start({}, '--frsh');
    expect(await option.ended).toBe(1);
    expect(option.output()).toContain('npm start -- --help');
  }, 60_000);

  test('says in one sentence that its database cannot be reached', async () => {
    const folder = join(temporaryFolder(), 'data');
    const refused = start({ HUB_DATA_DIR: folder, PORT: '0', HUB_DATABASE_URL: 'postgres://hub:synthetic-hidden-word@127.0.0.1:1/hub' });
    expect(await refused.ended).toBe(1);
    expect(refused.output().trim().split('\n')).toEqual([expect.stringMatching(/^Nie można połączyć się z bazą danych, którą podaje HUB_DATABASE_URL: .*Sprawdź, czy PostgreSQL działa/)]);
    expect(refused.output()).not.toContain('synthetic-hidden-word');
    expect(processesOf(folder)).toEqual([]);
  }, 60_000);
});

describe('npm run hub', () => {
  const cli = (args: string[], env: Record<string, string> = {}) => {
    try {
      return { code: 0, out: execFileSync(process.execPath, [CLI, ...args], { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }) };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, out: stderr };
    }
  };
  test('--help lists the roles', () => {
    expect(cli(['--help'])).toMatchObject({ code: 0, out: expect.stringMatching(/coordinator[\s\S]*director[\s\S]*provider[\s\S]*auditor/) });
  });
  test.each(['competence', 'deadline', 'token', 'walk', 'simulator'])('%s --help explains, and does nothing else', (command) => {
    expect(cli([command, '--help'])).toEqual(cli(['--help']));
  });
  test('a token can be printed before the first start, and the folder still opens', () => {
    const folder = join(temporaryFolder(), 'data');
    expect(cli(['token', '--role', 'director'], { HUB_DATA_DIR: folder }).out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(cli(['token', '--role', 'king'], { HUB_DATA_DIR: folder })).toMatchObject({ code: 2, out: expect.stringContaining('coordinator') });
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });
  test('a deadline is printed without a database', () => {
    expect(cli(['deadline', '2026-11-24', 'P30D'])).toEqual({ code: 0, out: '{"rawEnd":"2026-12-24","legalEnd":"2026-12-28","alarm":"2026-12-24"}\n' });
    expect(cli(['deadline', '2026-02-30', 'P30D'])).toMatchObject({ code: 2, out: expect.stringContaining('"code"') });
  });
});
