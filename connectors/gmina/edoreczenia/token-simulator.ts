import { createPublicKey, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { jwtVerify } from 'jose';
import { sendJson } from '../../transport/simulator-server.js';

/** Where Keycloak gives tokens in the realm of e-Doręczenia. */
export const TOKEN_PATH = '/auth/realms/EDOR/protocol/openid-connect/token';

/** The system that is registered with the operator. */
export interface RegisteredSystem {
  readonly clientId: string;
  /** PEM. */
  readonly publicKey: string;
  readonly tokenSeconds?: number;
}

/** The authorisation server: takes assertions that this system has signed, each once, and knows which of its tokens still hold. */
export function tokenWire({ clientId, publicKey, tokenSeconds = 300 }: RegisteredSystem) {
  const key = createPublicKey(publicKey);
  const spent = new Set<string>();
  const goodUntil = new Map<string, number>();
  let logins = 0;

  const isHonest = async (form: URLSearchParams, audience: string): Promise<boolean> => {
    try {
      const { payload: { jti } } = await jwtVerify(form.get('client_assertion') ?? '', key, {
        issuer: clientId, subject: clientId, audience, algorithms: ['RS256', 'ES256', 'ES384'], requiredClaims: ['exp', 'iat', 'jti'], maxTokenAge: '2m',
      });
      if (jti === undefined || spent.has(jti)) return false;
      spent.add(jti);
      return true;
    } catch {
      return false;
    }
  };

  return {
    async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const form = new URLSearchParams(await text(request));
      if (form.get('grant_type') !== 'client_credentials') return sendJson(response, 400, { error: 'unsupported_grant_type' });
      const isSigned = form.get('client_assertion_type') === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
      if (!isSigned || !(await isHonest(form, `http://${request.headers.host}${TOKEN_PATH}`))) {
        return sendJson(response, 400, { error: 'invalid_client', error_description: 'Client authentication with signed JWT failed' });
      }
      const token = randomBytes(24).toString('base64url');
      goodUntil.set(token, Date.now() + tokenSeconds * 1_000);
      logins += 1;
      sendJson(response, 200, {
        access_token: token, expires_in: tokenSeconds, refresh_expires_in: 0, token_type: 'Bearer', 'not-before-policy': 0, scope: 'system-attributes',
      });
    },
    holds: (authorization: string | undefined): boolean => (goodUntil.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '') ?? 0) > Date.now(),
    expireAll: () => goodUntil.clear(),
    logins: () => logins,
  };
}
