import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ROLES, type Role } from '../../core/access/actor.js';
import { PROJECT_ROOT } from '../../project-root.js';
import { hubError } from '../hub-error.js';

/** Where `npm run build:playground` puts GraphiQL. */
const BUNDLE = join(PROJECT_ROOT, 'dist', 'playground');

/** Nothing from anywhere else, and nobody may frame it. The editor writes its styles (not its scripts) into the page. */
const POLICY = [
  "default-src 'none'", "script-src 'self'", "worker-src 'self'", "connect-src 'self'", "style-src 'self' 'unsafe-inline'", "font-src 'self'",
  "img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

/**
 * The playground at `/`, served from this machine alone. `tokenOf` makes a token for the role switch; null outside of
 * the demo, where people bring their own token.
 */
export async function playgroundRoutes(app: FastifyInstance, tokenOf: ((role: Role) => Promise<string>) | null): Promise<void> {
  if (!existsSync(BUNDLE)) return;
  await app.register(fastifyStatic, {
    root: BUNDLE, preCompressed: true, dotfiles: 'ignore',
    setHeaders: (reply) => void reply.header('content-security-policy', POLICY),
  });
  app.get('/playground/settings', () => ({ tokens: tokenOf !== null }));
  if (!tokenOf) return;
  app.post<{ Body: { role?: unknown } }>('/playground/token', async (request) => {
    const role = request.body?.role;
    if (!isRole(role)) throw hubError('BAD_USER_INPUT', 'Nie ma takiej roli.', { status: 400 });
    return { token: await tokenOf(role) };
  });
}

const isRole = (said: unknown): said is Role => typeof said === 'string' && Object.hasOwn(ROLES, said);
