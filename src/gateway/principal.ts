import type { Actor } from '../core/access/actor.js';
import type { TokenRefusal, VerifyToken } from './access-token.js';
import { type HubError, hubError } from './hub-error.js';
import { type PrincipalKey, principalKey } from './limits/request-rate.js';

/** Who asks. Without a token there is no actor: the schema and public fields still answer. */
export interface Principal {
  readonly actor: Actor | undefined;
  readonly key: PrincipalKey;
  /** When the token ends; undefined where there is none. */
  readonly expiresAt?: Date;
}

/** `refusal` goes to the client with `status` and, for a bad token, the `WWW-Authenticate` header of RFC 6750. */
export interface RefusedPrincipal {
  readonly refusal: HubError;
  readonly status: 401 | 503;
  readonly headers: Readonly<Record<string, string>>;
}

/** `Bearer <token>` to a principal. The header as it came, or the value that a WebSocket's connection parameters hold. */
export async function identify(authorization: string | undefined, address: string, verifyToken: VerifyToken): Promise<Principal | RefusedPrincipal> {
  if (authorization === undefined) return { actor: undefined, key: principalKey(undefined, address) };
  const [, token] = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(authorization.trim()) ?? [];
  const verdict = token === undefined ? ({ ok: false, because: 'INVALID' } as const) : await verifyToken(token);
  if (!verdict.ok) return refused(verdict);
  return { actor: verdict.actor, key: principalKey(verdict.actor, address), expiresAt: verdict.expiresAt };
}

function refused({ because }: TokenRefusal): RefusedPrincipal {
  if (because === 'KEYS_UNAVAILABLE') {
    const refusal = hubError('AUTHENTICATION_UNAVAILABLE', 'Nie można teraz sprawdzić tokenu: wystawca tokenów nie odpowiada. Spróbuj za chwilę.', { retryable: true });
    return { refusal, status: 503, headers: { 'retry-after': '5' } };
  }
  const message = because === 'EXPIRED' ? 'Token dostępu wygasł. Zaloguj się ponownie.' : 'Token dostępu jest nieprawidłowy. Zaloguj się ponownie.';
  return { refusal: hubError('UNAUTHENTICATED', message), status: 401, headers: { 'www-authenticate': 'Bearer realm="cus-hub", error="invalid_token"' } };
}
