import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, type JSONWebKeySet, SignJWT, UnsecuredJWT } from 'jose';
import { tokenVerifier } from '../../../src/gateway/access-token.js';
import { AUDIENCE, type Edge, ISSUER, issuer, startEdge, TENANT } from './edge.js';

const now = () => Math.floor(Date.now() / 1_000);
const claims = () => ({ iss: ISSUER, aud: AUDIENCE, sub: 'u-1', role: 'coordinator', tenant: TENANT, iat: now(), exp: now() + 600 });
type Issuer = Awaited<ReturnType<typeof issuer>>;

let ours: Issuer;
let verify: ReturnType<typeof tokenVerifier>;
beforeAll(async () => {
  ours = await issuer();
  verify = tokenVerifier({ issuer: ISSUER, audience: AUDIENCE, tenant: TENANT, keys: { jwks: ours.jwks }, algorithms: ['ES256', 'RS256'] });
});

describe('a right token becomes an actor', () => {
  test.each<[string, object, object]>([
    ['a coordinator', {}, { id: 'u-1', role: 'coordinator', tenant: 'demo' }],
    ['a provider, with its code', { role: 'provider', provider: 'NGO-1' }, { id: 'u-1', role: 'provider', tenant: 'demo', provider: 'NGO-1' }],
    ['a resident, with the record', { role: 'resident', resident: 'r-1' }, { id: 'u-1', role: 'resident', tenant: 'demo', resident: 'r-1' }],
    ['a resident without a record yet', { role: 'resident' }, { id: 'u-1', role: 'resident', tenant: 'demo' }],
    ['a clerk, whose other claims do not count', { role: 'clerk', provider: 'NGO-1', resident: 'r-1' }, { id: 'u-1', role: 'clerk', tenant: 'demo' }],
  ])('%s', async (_name, said, actor) => expect(await verify(await ours.sign({ ...said }))).toMatchObject({ ok: true, actor }));

  test('until its end and half a minute', async () => {
    expect((await verify(await ours.sign({ exp: now() - 20 }))).ok).toBe(true);
    expect(await verify(await ours.sign({ exp: now() - 40 }))).toEqual({ ok: false, because: 'EXPIRED' });
  });
});

describe('a wrong token is refused', () => {
  const sign = async (said: object, header: object = {}) => ours.sign({ ...said }, { ...header });
  test.each<[string, () => Promise<string>]>([
    ['garbage', async () => 'abc'],
    ['three words', async () => 'a.b.c'],
    ['a megabyte', async () => 'x'.repeat(1_000_000)],
    ['of tomorrow (nbf)', () => sign({ nbf: now() + 3_600 })],
    ['issued tomorrow (iat)', () => sign({ iat: now() + 3_600, exp: now() + 7_200 })],
    ['without an end', () => sign({ exp: undefined })],
    ['of another issuer', () => sign({ iss: 'https://other.example' })],
    ['for another audience', () => sign({ aud: 'other' })],
    ['that is an ID token', () => sign({}, { typ: 'JWT' })],
    ['without a subject', () => sign({ sub: undefined })],
    ['with a subject that is a line break', () => sign({ sub: 'a\nb' })],
    ['without a tenant', () => sign({ tenant: undefined })],
    ['of another tenant of the same issuer', () => sign({ tenant: 'other-gmina' })],
    ['of a tenant whose name begins with ours', () => sign({ tenant: `${TENANT}-2` })],
    ['of an unknown role', () => sign({ role: 'root' })],
    ['of the role that only the hub itself has', () => sign({ role: 'system' })],
    ['of a role from the prototype', () => sign({ role: 'constructor' })],
    ['of a provider that does not say which', () => sign({ role: 'provider' })],
    ['by a key nobody knows', () => sign({}, { kid: 'two' })],
    ['by another key under our name', async () => (await issuer()).sign()],
    ['that is not signed (alg none)', async () => new UnsecuredJWT(claims()).encode()],
    ['signed with our public key as a secret (HS256)', async () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'one' })
      .sign(new TextEncoder().encode(await exportSPKI(ours.publicKey)))],
    ['that brings its own key (jwk)', async () => {
      const theirs = await generateKeyPair('ES256', { extractable: true });
      return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'mine', jwk: await exportJWK(theirs.publicKey) }).sign(theirs.privateKey);
    }],
    ['that says where its key lies (jku)', async () => {
      const theirs = await generateKeyPair('ES256');
      return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'mine', jku: 'http://127.0.0.1:9/keys' }).sign(theirs.privateKey);
    }],
    ['with a critical header we do not know', () => sign({}, { crit: ['x'], x: 1 }).catch(async () => 'a.b.c')],
    ['whose claims were changed', async () => {
      const [head, , signature] = (await ours.sign()).split('.');
      return [head, Buffer.from(JSON.stringify({ ...claims(), role: 'director' })).toString('base64url'), signature].join('.');
    }],
  ])('%s', async (_name, token) => expect(await verify(await token())).toEqual({ ok: false, because: 'INVALID' }));
});

describe('keys that the issuer publishes', () => {
  let server: Server;
  let fetches = 0;
  let serve: JSONWebKeySet | 'down' = 'down';
  beforeAll(async () => {
    server = createServer((_request, response) => {
      fetches += 1;
      if (serve === 'down') response.writeHead(503).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(serve));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  const remote = () => tokenVerifier({
    issuer: ISSUER, audience: AUDIENCE, tenant: TENANT, algorithms: ['ES256'], keys: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys` },
  });

  test('are fetched once, and for a flood of unknown keys not again', async () => {
    serve = ours.jwks;
    fetches = 0;
    const verifier = remote();
    expect((await verifier(await ours.sign())).ok).toBe(true);
    for (let each = 0; each < 50; each += 1) expect((await verifier(await ours.sign({}, { kid: `k${each}` }))).ok).toBe(false);
    expect(fetches).toBe(1);
  });

  test('that cannot be had are not the caller\'s fault, and are not asked for at every request', async () => {
    serve = 'down';
    fetches = 0;
    const verifier = remote();
    for (let each = 0; each < 5; each += 1) expect(await verifier(await ours.sign())).toEqual({ ok: false, because: 'KEYS_UNAVAILABLE' });
    expect(fetches).toBe(1);
  });
});

describe('over HTTP', () => {
  let edge: Edge;
  beforeAll(async () => { edge = await startEdge(); });
  afterAll(() => edge.gateway.close(1_000));

  test('the actor reaches the resolvers', async () => {
    const answer = await edge.post({ query: '{ whoami }' }, { authorization: `Bearer ${await edge.sign({ sub: 'u-3' })}` });
    expect(JSON.parse(String(answer.json.data!['whoami']))).toEqual({ id: 'u-3', role: 'coordinator', tenant: 'demo' });
  });
  test('a good token of another tenant is answered 401, like any other wrong one', async () => {
    const answer = await edge.post({ query: '{ whoami }' }, { authorization: `Bearer ${await edge.sign({ tenant: 'other-gmina' })}` });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="cus-hub", error="invalid_token"']);
    expect(answer.json).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
  test('without a token there is no actor', async () => expect((await edge.post({ query: '{ whoami }' })).json.data).toEqual({ whoami: null }));

  test.each(['Bearer x', 'Bearer', 'Basic dTpw', 'bearer a.b.c', 'Bearer a b'])('"%s" is answered 401 before the body is read', async (authorization) => {
    const answer = await edge.post('{"no json', { authorization });
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="cus-hub", error="invalid_token"']);
    expect(answer.json.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
  test('no token is ever logged', async () => {
    const token = await edge.sign();
    await edge.post({ query: '{ fail }' }, { authorization: `Bearer ${token}` });
    expect(edge.logged()).not.toContain(token.slice(-20));
  });
});
