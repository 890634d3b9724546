import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { competenceFromJson } from '../src/competence-cli.js';
import { readConfig } from '../src/config.js';
import { APPLICATION_LIFE } from '../src/core/applications/lifecycle.js';
import { PLAN_ITEM_LIFE, PLAN_LIFE } from '../src/core/plans/lifecycle.js';
import { REFERRAL_LIFE } from '../src/core/referrals/lifecycle.js';
import { DEMO_TENANT } from '../src/demo/demo-centre.js';
import { PROJECT_ROOT } from '../src/project-root.js';
import { REFUSALS } from '../src/vocabulary/refusals.js';
import { runningHub, type RunningHub } from './running-hub.js';

const README = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
const section = (title: string) => README.split(/^## /m).find((part) => part.startsWith(`${title}\n`))!;
/** Each `curl` of the text with the JSON answer that is printed below it. */
const SESSIONS = [...README.matchAll(/```console\n([^`]*?curl[^`]*)```\n```json\n([^`]*)```/g)].map(([, command, answer]) => ({ command: command!, answer: answer! }));

describe('README', () => {
  let hub: RunningHub;
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(async () => { await hub.close(); });

  test.each(SESSIONS.map((session, i) => [i + 1, session] as const))('session %i gives the printed answer', async (_, { command, answer }) => {
    const body = /-d '([\s\S]*)'/.exec(command)![1]!.replaceAll('\n', '');
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', body, headers: { 'content-type': 'application/json', ...(command.includes('Bearer') && { authorization: `Bearer ${token}` }) },
    });
    expect(await response.json()).toEqual(JSON.parse(answer));
  });

  test('there are sessions to check', () => expect(SESSIONS).toHaveLength(2));

  test('every npm script it names exists, and every script is named', () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const named = new Set([...README.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name]) => name!).filter((name) => name !== 'ci'));
    expect([...named].filter((name) => !(name in scripts))).toEqual([]);
    const userFacing = Object.keys(scripts).filter((name) => !/^(pre|post)/.test(name) && !['build', 'lint'].includes(name));
    expect(userFacing.filter((name) => !named.has(name))).toEqual([]);
  });

  test('refusals are those of the code, word for word', () => {
    const rows = [...section('Refusals').matchAll(/^\| `([A-Z_]+)` \| (.*) \|$/gm)].map(([, code, sentence]) => [code, sentence]);
    expect(Object.fromEntries(rows)).toEqual(REFUSALS);
  });

  test('the example of a centre is a configuration that the hub takes', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'cus-hub-readme-')), 'gmina.json');
    writeFileSync(file, /```json\n([\s\S]*?)```/.exec(section('Your own systems'))![1]!);
    const { centre } = readConfig({ HUB_CONFIG: file, OPS_TOKEN: 'synthetic' });
    expect(centre).toMatchObject({ tenant: 'moja-gmina', centre: { form: 'OPS_TRANSFORMED' } });
    expect(Object.keys(centre!.sources).toSorted()).toEqual(['GMINA', 'HEALTH', 'NGO', 'OPS', 'PUP']);
  });

  test('the case for the command line is one that it takes', () => {
    const [, text] = /```json\n(\{ "centre"[\s\S]*?)```/.exec(section('Try it'))!;
    const answer = competenceFromJson(text!);
    expect(answer.ok && JSON.parse(answer.json)).toMatchObject({ outcome: 'ROUTED', parts: [{ matter: 'PS-003', mode: 'INTERNAL', unit: 'CUS-PS' }] });
  });

  test('every environment variable that the configuration reads is described', () => {
    const read = [...readFileSync(join(PROJECT_ROOT, 'src/config.ts'), 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name!);
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name) => !section('Your own systems').includes(`\`${name}\``))).toEqual([]);
  });

  test('the states are those of the lifecycles', () => {
    const words = section('The path of the data').match(/\b[A-Z]+(?:_[A-Z]+)*\b/g)!;
    const states = [APPLICATION_LIFE, PLAN_LIFE, PLAN_ITEM_LIFE, REFERRAL_LIFE].flatMap((life) => Object.keys(life));
    expect(states.filter((state) => !words.includes(state))).toEqual([]);
  });

  test('every file and folder it names exists', () => {
    const paths = [...README.matchAll(/`((?:src|schema|connectors|test)\/[\w./{},<>*-]+)`/g)].map(([, path]) => path!).filter((path) => !/[{<*]/.test(path));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(PROJECT_ROOT, path)))).toEqual([]);
  });
});
