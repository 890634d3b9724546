import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import fastifyStatic from '@fastify/static';
import { ROLES, type Role } from '../../core/access/actor.js';
import { PROJECT_ROOT } from '../../project-root.js';

/** Where `npm run build:playground` puts GraphiQL. */
const BUNDLE = join(PROJECT_ROOT, 'dist', 'playground');

/**
 * The playground at `/`, served from this machine alone. `tokenOf` makes a token for the role switch; null outside of
 * the demo, where people bring their own token.
 */
export async function playgroundRoutes(app: FastifyInstance, tokenOf: ((role: Role) => Promise<string>) | null): Promise<void> {
  if (!existsSync(BUNDLE)) return;
  await app.register(fastifyStatic, { root: BUNDLE, prefix: '/', wildcard: false });
  if (!tokenOf) return;
  app.post<{ Body: { role?: unknown } }>('/playground/token', async (request, reply) => {
    const role = request.body?.role;
    if (typeof role !== 'string' || !Object.hasOwn(ROLES, role)) return reply.code(400).send({ error: { code: 'INVALID_VALUE', message: 'Nie ma takiej roli.' } });
    return { token: await tokenOf(role as Role) };
  });
}
