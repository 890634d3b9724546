import { createHash } from 'node:crypto';
import { jsonObject } from '../../transport/json-answer.js';

/** Whose key it is. The key itself is hashed together with the time and never leaves. */
export interface ApiKey {
  /** Host of the EZD application as its clerks open it, without scheme: `ezd.gmina.gov.pl`. */
  readonly host: string;
  /** Id of the office in EZD (podmiot). */
  readonly officeId: string;
  readonly keyId: string;
  readonly key: string;
}

export function writeTokenQuestion({ host, officeId, keyId, key }: ApiKey, at: Date): URLSearchParams {
  const rt = at.toISOString();
  return new URLSearchParams({
    grant_type: 'api_credentials', client_id: `api_${hashOf(host)}`, scope: 'api.ezdrp.gov.pl', pid: officeId, aki: keyId, rt, akh: hashOf(rt + key),
  });
}

const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');

export function parseToken(raw: unknown): { readonly token: string; readonly seconds: number } | undefined {
  const { access_token: token, expires_in: seconds, token_type: type } = jsonObject(raw) ?? {};
  const isBearer = type === undefined || (typeof type === 'string' && type.toLowerCase() === 'bearer');
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || !isBearer) return undefined;
  return typeof seconds === 'number' && seconds > 0 ? { token, seconds } : undefined;
}
