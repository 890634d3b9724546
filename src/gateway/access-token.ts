import { createHash } from 'node:crypto';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Actor, type Role, ROLES } from '../core/access/actor.js';

/** What a token says after its signature, issuer, audience, kind and times were checked. */
export type TokenVerdict = { readonly ok: true; readonly actor: Actor; readonly expiresAt: Date } | TokenRefusal;

/** KEYS_UNAVAILABLE: nobody's token can be checked now, so it is not the caller's fault. */
export interface TokenRefusal { readonly ok: false; readonly because: 'INVALID' | 'EXPIRED' | 'KEYS_UNAVAILABLE' }

export type VerifyToken = (token: string) => Promise<TokenVerdict>;

export interface TokenTrust {
  readonly issuer: string;
  readonly audience: string;
  /** Whom this hub serves. Its sources know no other, so a good token of another one opens nothing here. */
  readonly tenant: string;
  readonly keys: { readonly jwks: JSONWebKeySet } | { readonly url: string };
  readonly algorithms: readonly ('ES256' | 'RS256')[];
}

/** A verdict is remembered this long, and never beyond the token's own end. */
const REMEMBERED_MILLISECONDS = 60_000;
const REMEMBERED_MAX = 10_000;
const CLOCK_TOLERANCE_SECONDS = 30;
/** A longer text is no token of ours; it is not even hashed. */
const TOKEN_LENGTH_MAX = 8_192;

/**
 * Access tokens (RFC 9068): `typ: at+jwt`; claims `sub`, `role`, `tenant`, for a provider `provider`, for a receiving unit `unit` and the `territory` of its area, for a resident that has
 * a record `resident`. Never throws: whatever is wrong with a token is a refusal.
 */
export function tokenVerifier(trust: TokenTrust): VerifyToken {
  const keys = 'jwks' in trust.keys ? createLocalJWKSet(trust.keys.jwks) : fetchedKeys(new URL(trust.keys.url));
  const remembered = new Map<string, { verdict: TokenVerdict & { ok: true }; until: number }>();

  return async (token) => {
    if (token.length > TOKEN_LENGTH_MAX) return INVALID;
    const digest = createHash('sha256').update(token).digest('base64');
    const known = remembered.get(digest);
    if (known && Date.now() < known.until) return known.verdict;
    remembered.delete(digest);
    const verdict = await verify(token, keys, trust);
    if (!verdict.ok) return verdict;
    remembered.set(digest, { verdict, until: Math.min(Date.now() + REMEMBERED_MILLISECONDS, verdict.expiresAt.getTime()) });
    if (remembered.size > REMEMBERED_MAX) remembered.delete(remembered.keys().next().value!);
    return verdict;
  };
}

const INVALID: TokenRefusal = { ok: false, because: 'INVALID' };

async function verify(token: string, keys: JWTVerifyGetKey, { issuer, audience, tenant, algorithms }: TokenTrust): Promise<TokenVerdict> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer, audience, algorithms: [...algorithms], typ: 'at+jwt',
      clockTolerance: CLOCK_TOLERANCE_SECONDS, requiredClaims: ['exp', 'iat', 'sub'],
    });
    const actor = actorOf(payload);
    const isFromTheFuture = payload.iat! * 1_000 > Date.now() + CLOCK_TOLERANCE_SECONDS * 1_000; // jose checks iat only with a maximum age
    return actor?.tenant === tenant && !isFromTheFuture ? { ok: true, actor, expiresAt: new Date(payload.exp! * 1_000) } : INVALID;
  } catch (error) {
    if (error instanceof KeysUnavailable) return { ok: false, because: 'KEYS_UNAVAILABLE' };
    return error instanceof errors.JWTExpired ? { ok: false, because: 'EXPIRED' } : INVALID;
  }
}

/** Undefined when a claim is missing, or is not what its name says. A provider's token must say which provider, a unit's which unit. */
function actorOf({ sub, role, tenant, provider, resident, unit, territory }: JWTPayload): Actor | undefined {
  if (!isText(sub) || !isText(tenant) || !isRole(role)) return undefined;
  if (role === 'provider') return isText(provider) ? { id: sub, role, tenant, provider } : undefined;
  if (role === 'unit') return isText(unit) ? { id: sub, role, tenant, unit, ...(isText(territory) && { territory }) } : undefined;
  return { id: sub, role, tenant, ...(role === 'resident' && isText(resident) && { resident }) };
}

const isText = (claim: unknown): claim is string => typeof claim === 'string' && /^[\w:.@/-]{1,128}$/.test(claim);
const isRole = (claim: unknown): claim is Role => typeof claim === 'string' && Object.hasOwn(ROLES, claim);

class KeysUnavailable extends Error {}

/** After a failed fetch the issuer is left alone for this long, and the last good keys serve. */
const REST_MILLISECONDS = 5_000;

/** Keys from the issuer: fetched once in ten minutes, and for an unknown key at most once in 30 seconds. */
function fetchedKeys(url: URL): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(url, { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 5_000 });
  let restsUntil = 0;
  return async (header, token) => {
    const lastGood = remote.jwks();
    if (Date.now() >= restsUntil) {
      try {
        return await remote(header, token);
      } catch (error) {
        if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSENotSupported) throw error;
        restsUntil = Date.now() + REST_MILLISECONDS;
      }
    }
    if (lastGood === undefined) throw new KeysUnavailable();
    return createLocalJWKSet(lastGood)(header, token);
  };
}
