import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { httpServer } from '../../../src/gateway/http-server.js';
import { GATEWAY_LIMITS } from '../../../src/gateway/limits/gateway-limits.js';
import { type DemoTokens, playgroundRoutes } from '../../../src/gateway/playground/routes.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOSTS = ['0.0.0.0', 'fd00::7', 'Hub.Gmina.example'];

async function opened(tokens: DemoTokens | null): Promise<FastifyInstance> {
  const app = httpServer(GATEWAY_LIMITS, SILENT);
  await playgroundRoutes(app, tokens);
  return app;
}
const token = (app: FastifyInstance, host: string, headers = {}) =>
  app.inject({ method: 'POST', url: '/playground/token', headers: { host, 'content-type': 'application/json', ...headers }, payload: { role: 'director' } });
const settings = async (app: FastifyInstance, host: string) => (await app.inject({ url: '/playground/settings', headers: { host } })).json<unknown>();

beforeAll(() => { execFileSync(process.execPath, [join(PROJECT_ROOT, 'src', 'gateway', 'playground', 'build.mjs')]); }, 60_000);

describe('the demo gives its tokens to pages of this hub alone', () => {
  let demo: FastifyInstance;
  beforeAll(async () => { demo = await opened({ tokenOf: async (role) => `token-of-${role}`, hosts: HOSTS }); });
  afterAll(() => demo.close());

  test.each([
    'localhost', 'localhost:4000', 'LOCALHOST:4000', '127.0.0.1:4000', '127.8.9.1', '[::1]:4000', '0.0.0.0:4000', '[fd00::7]:4000', 'hub.gmina.example', 'hub.gmina.example:443',
  ])('as %s it gives one', async (host) => {
    expect((await token(demo, host)).json()).toEqual({ token: 'token-of-director' });
    expect(await settings(demo, host)).toEqual({ tokens: true });
  });

  test.each([
    'evil.example', 'evil.example:4000', 'localhost.evil.example:4000', '127.0.0.1.evil.example', 'evil.example@localhost', '192.168.1.7:4000', '[::2]', '1270.0.0.1', 'hub.gmina.example.',
  ])('as "%s" it gives none, and the page asks for one to be pasted', async (host) => {
    const answer = await token(demo, host, { 'x-forwarded-host': 'localhost', origin: `http://${host}` });
    expect([answer.statusCode, answer.json()]).toEqual([403, { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'FORBIDDEN' }) })] }]);
    expect(await settings(demo, host)).toEqual({ tokens: false });
  });
});

test('outside of the demo nobody gets one, wherever the page is', async () => {
  const hub = await opened(null);
  expect((await token(hub, 'localhost:4000')).statusCode).toBe(404);
  expect(await settings(hub, 'localhost:4000')).toEqual({ tokens: false });
  await hub.close();
});
