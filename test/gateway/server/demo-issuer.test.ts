import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../src/core/access/actor.js';
import { type DemoIssuer, demoIssuer } from '../../../src/demo/demo-issuer.js';
import { tokenVerifier } from '../../../src/gateway/access-token.js';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'demo-issuer-')); });
afterAll(() => rm(folder, { recursive: true }));

const trust = ({ issuer, audience, jwks }: DemoIssuer) => tokenVerifier({ issuer, audience, tenant: 'demo', keys: { jwks }, algorithms: ['ES256'] });

test.each(Object.keys(ROLES) as Role[])('a demo token of the role %s is accepted by the verifier', async (role) => {
  const demo = await demoIssuer(folder);
  const token = await demo.issue({ role, tenant: 'demo', lifetimeSeconds: 60, ...(role === 'provider' && { provider: 'NGO-1' }), ...(role === 'unit' && { unit: 'PUP' }) });
  expect(await trust(demo)(token)).toMatchObject({ ok: true, actor: { id: `demo-${role}`, role, tenant: 'demo' } });
});

test('eight that start at once sign with one key, which only its owner may read and which holds no secret outside', async () => {
  const shared = join(folder, 'new');
  const issuers = await Promise.all(Array.from({ length: 8 }, () => demoIssuer(shared)));
  expect(new Set(issuers.map(({ jwks }) => JSON.stringify(jwks))).size).toBe(1);
  expect(JSON.stringify(issuers[0]!.jwks)).not.toContain('"d"');
  const first = trust(issuers[0]!);
  for (const each of issuers) expect((await first(await each.issue({ role: 'clerk', tenant: 'demo', lifetimeSeconds: 60 }))).ok).toBe(true);
  expect(await readdir(shared)).toEqual(['demo-key.json']);
  expect((await stat(join(shared, 'demo-key.json'))).mode & 0o777).toBe(0o600);
});

test('a later start signs with the same key', async () => {
  const token = await (await demoIssuer(folder)).issue({ role: 'clerk', tenant: 'demo', lifetimeSeconds: 60 });
  expect((await trust(await demoIssuer(folder))(token)).ok).toBe(true);
});

test.each(['', '{', '{"kty":"EC"}', 'null'])('a key file that holds "%s" is one sentence that says what to do', async (text) => {
  const broken = await mkdtemp(join(folder, 'broken-'));
  await writeFile(join(broken, 'demo-key.json'), text);
  await expect(demoIssuer(broken)).rejects.toThrow(/uszkodzony\. Usuń go/);
});

test('a folder that cannot be made is said as well', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(demoIssuer(join(folder, 'file', 'below'))).rejects.toThrow(/klucza demonstracyjnego/);
});

test('a token for a provider must say which', async () => {
  const demo = await demoIssuer(folder);
  await expect(demo.issue({ role: 'provider', tenant: 'demo', lifetimeSeconds: 60 })).rejects.toThrow('podaj jego kod');
});
