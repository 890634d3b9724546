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

export interface DemoTokens {
  /** Makes a token for the role switch. */
  readonly tokenOf: (role: Role) => Promise<string>;
  /** Names and addresses of this hub, beside those of the machine itself. */
  readonly hosts: readonly string[];
}

/** The playground at `/`, served from this machine alone. Outside of the demo there are no tokens to give, and people bring their own. */
export async function playgroundRoutes(app: FastifyInstance, demo: DemoTokens | null): Promise<void> {
  if (!existsSync(BUNDLE)) return;
  await app.register(fastifyStatic, {
    root: BUNDLE, preCompressed: true, dotfiles: 'ignore',
    setHeaders: (reply) => void reply.header('content-security-policy', POLICY),
  });
  app.get('/playground/settings', ({ hostname }) => ({ tokens: demo !== null && isOurs(hostname, demo.hosts) }));
  if (!demo) return;
  app.post<{ Body: { role?: unknown } }>('/playground/token', async (request) => {
    if (!isOurs(request.hostname, demo.hosts)) throw hubError('FORBIDDEN', 'Pod tym adresem playground nie wydaje tokenów. Otwórz go pod adresem localhost albo podaj ten adres w HUB_PUBLIC_URL.', { status: 403 });
    const role = request.body?.role;
    if (!isRole(role)) throw hubError('BAD_USER_INPUT', 'Nie ma takiej roli.', { status: 400 });
    return { token: await demo.tokenOf(role) };
  });
}

/** A page of somebody else whose name was made to lead here (DNS rebinding) still says that name in `Host`. */
const isOurs = (hostname: string, hosts: readonly string[]): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(bare(hostname)) || hosts.some((host) => bare(host) === bare(hostname));

const bare = (host: string): string => host.toLowerCase().replace(/^\[(.*)\]$/, '$1');

const isRole = (said: unknown): said is Role => typeof said === 'string' && Object.hasOwn(ROLES, said);
