import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Ask, SourceHealth } from '../../connector.js';
import { httpTransport, type TransportLimits } from '../../transport/http.js';
import { askForJson, jsonObject } from '../../transport/json-answer.js';
import { sharedSession, type WithSession } from '../../transport/shared-session.js';
import { SourceFailure } from '../../transport/source-failure.js';
import { isTokenOver, TOKEN_REFUSED, tokenOver } from './faults.js';

/** Who asks for tokens, and where. */
export interface TokenAddress {
  /** `https://…/auth/realms/EDOR/protocol/openid-connect/token`. */
  readonly tokenUrl: string;
  /** The system's identifier, as registered with the operator. */
  readonly clientId: string;
  /** Private key of the system: PEM, or a JWK as JSON. RSA of 2048 bits at least, or EC P-256 or P-384. */
  readonly key: string;
}

export interface Tokens {
  /** Asks with a bearer token that is not over. A question that fails with `tokenOver` is asked once more, with a new one. */
  readonly withToken: WithSession<string>;
  health(): SourceHealth;
  close(): Promise<void>;
}

/** Tokens of OIDC `client_credentials` with a signed assertion (RFC 7523), shared by all who ask. Throws for a key that cannot be read. */
export function tokens({ tokenUrl, clientId, key }: TokenAddress, limits: TransportLimits): Tokens {
  const sign = signerOf(key);
  const http = httpTransport('GMINA', tokenUrl, limits);
  let attention: string | undefined;

  const login = async (ask: Ask): Promise<Token> => {
    const assertion = await sign({ clientId, audience: tokenUrl });
    const { json, answer } = await askForJson(http, {
      operation: 'edor-token', method: 'POST', path: '',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials', client_id: clientId, client_assertion: assertion,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      }).toString(),
      idempotent: false, // an assertion is good for one use
      alsoReads: (status) => status === 400, // OAuth's own way of refusing; its words are not read
      check: ({ status }) => { if (status === 400) throw new SourceFailure('REFUSED', false); },
    }, ask);
    return parseToken(json, answer.receivedAt) ?? fail();
  };

  const withSession = sharedSession<Token>({
    login: async (ask) => {
      try {
        const token = await login(ask);
        attention = undefined;
        return token;
      } catch (error) {
        if (error instanceof SourceFailure && error.kind === 'REFUSED') attention = TOKEN_REFUSED;
        throw error;
      }
    },
    isLost: isTokenOver,
    refusedMilliseconds: REFUSED_MILLISECONDS,
  });
  return {
    withToken: (question, ask) => withSession(async ({ bearer, goodUntil }) => {
      if (Date.now() >= goodUntil) throw tokenOver();
      return question(bearer);
    }, ask),
    health: () => ({ ...http.health(), ...(attention !== undefined && { attention: [attention] }) }),
    close: () => http.close(),
  };
}

/** A refused system is not announced again for so long. */
const REFUSED_MILLISECONDS = 60_000;
const ASSERTION_SECONDS = 60;
/** The last tenth of its life a token is not used any more: it would end on the way. */
const USED_PART = 0.9;

interface Token {
  readonly bearer: string;
  /** Milliseconds since the epoch; Infinity where the server did not say. */
  readonly goodUntil: number;
}

function parseToken(raw: unknown, receivedAt: Date): Token | undefined {
  const { access_token: bearer, token_type: type, expires_in: seconds } = jsonObject(raw) ?? {};
  if (typeof bearer !== 'string' || !/^[\x21-\x7e]+$/.test(bearer) || String(type).toLowerCase() !== 'bearer') return undefined;
  if (seconds === undefined) return { bearer, goodUntil: Infinity };
  return typeof seconds === 'number' && seconds > 0 ? { bearer, goodUntil: receivedAt.getTime() + seconds * 1_000 * USED_PART } : undefined;
}

const fail = (): never => { throw new SourceFailure('MALFORMED', false); };

/** Whether an assertion can be signed with it; the configuration asks before anything is opened. */
export function isSigningKey(text: string): boolean {
  try {
    signerOf(text);
    return true;
  } catch {
    return false;
  }
}

function signerOf(text: string) {
  const { key, kid } = readKey(text);
  const alg = algorithmOf(key);
  return ({ clientId, audience }: { readonly clientId: string; readonly audience: string }): Promise<string> =>
    new SignJWT().setProtectedHeader({ alg, typ: 'JWT', ...(kid !== undefined && { kid }) })
      .setIssuer(clientId).setSubject(clientId).setAudience(audience).setJti(randomUUID())
      .setIssuedAt().setExpirationTime(`${ASSERTION_SECONDS}s`).sign(key);
}

function readKey(text: string): { readonly key: KeyObject; readonly kid?: string } {
  try {
    if (!text.trimStart().startsWith('{')) return { key: createPrivateKey(text) };
    const jwk = JSON.parse(text) as { readonly kid?: string };
    return { key: createPrivateKey({ key: jwk, format: 'jwk' }), ...(typeof jwk.kid === 'string' && { kid: jwk.kid }) };
  } catch {
    throw new Error('e-Doręczenia: klucz systemu jest nieczytelny; podaj klucz prywatny w PEM albo JWK'); // without its cause: it could quote the key
  }
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= RSA_BITS_MIN) return 'RS256';
  const algorithm = { prime256v1: 'ES256', secp384r1: 'ES384' }[details?.namedCurve ?? ''];
  if (algorithm === undefined) throw new Error('e-Doręczenia: klucz systemu musi być kluczem RSA albo EC (RSA od 2048 bitów, EC P-256 lub P-384)');
  return algorithm;
}
/** RFC 7518 § 3.3. */
const RSA_BITS_MIN = 2_048;
