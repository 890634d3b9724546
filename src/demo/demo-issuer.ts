import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import type { Role } from '../core/access/actor.js';
import { StartFault } from '../embedded/start-fault.js';

/** The issuer and audience of demo tokens. Production refuses to start when it is told to trust this issuer. */
export const DEMO_ISSUER = 'urn:cus-hub:demo';
export const DEMO_AUDIENCE = 'urn:cus-hub';

export interface DemoTokenWish {
  readonly role: Role;
  readonly tenant: string;
  /** `sub` of the token; `demo-<role>` when left out. */
  readonly subject?: string;
  /** Required for the role `provider`. */
  readonly provider?: string;
  /** Required for the role `unit`. */
  readonly unit?: string;
  /** TERC of that unit's area. */
  readonly territory?: string;
  readonly resident?: string;
  readonly lifetimeSeconds: number;
}

export interface DemoIssuer {
  readonly issuer: typeof DEMO_ISSUER;
  readonly audience: typeof DEMO_AUDIENCE;
  /** The public half, for `tokenVerifier`. */
  readonly jwks: JSONWebKeySet;
  issue(wish: DemoTokenWish): Promise<string>;
}

/**
 * Signs tokens of the demo with a key of its own, kept in `<dataDir>/demo-key.json` (0600). Two processes that start at once end
 * up with one key. Throws StartFault when the file cannot be made or read.
 */
export async function demoIssuer(dataDir: string): Promise<DemoIssuer> {
  const path = join(dataDir, 'demo-key.json');
  const secret = (await readKey(path)) ?? (await createKey(dataDir, path));
  const { d: _, ...open } = secret;
  const key = await importJWK(secret, 'ES256');
  const issue = ({ role, tenant, subject = `demo-${role}`, provider, unit, territory, resident, lifetimeSeconds }: DemoTokenWish) => {
    if (role === 'provider' && provider === undefined) throw new StartFault('Token realizatora musi wskazywać realizatora: podaj jego kod (provider).');
    if (role === 'unit' && unit === undefined) throw new StartFault('Token jednostki musi wskazywać jednostkę: podaj jej kod (unit).');
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ role, tenant, ...(provider !== undefined && { provider }), ...(unit !== undefined && { unit, ...(territory !== undefined && { territory }) }), ...(resident !== undefined && { resident }) })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: secret.kid! })
      .setIssuer(DEMO_ISSUER).setAudience(DEMO_AUDIENCE).setSubject(subject).setJti(randomUUID())
      .setIssuedAt(now).setExpirationTime(now + lifetimeSeconds).sign(key);
  };
  return { issuer: DEMO_ISSUER, audience: DEMO_AUDIENCE, jwks: { keys: [open] }, issue: async (wish) => issue(wish) };
}

/** Undefined when there is no file yet. */
async function readKey(path: string): Promise<JWK | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartFault(`Nie można odczytać klucza demonstracyjnego ${path} (${error.code ?? 'błąd'}). Popraw prawa do pliku.`);
  });
  return text === undefined ? undefined : parseKey(text, path);
}

function parseKey(text: string, path: string): JWK {
  const broken = new StartFault(`Plik klucza demonstracyjnego ${path} jest uszkodzony. Usuń go; powstanie nowy.`);
  try {
    const key: JWK = JSON.parse(text);
    if (key.kty === 'EC' && [key.x, key.y, key.d, key.kid].every((each) => typeof each === 'string')) return key;
  } catch {
    throw broken;
  }
  throw broken;
}

/** Written whole under another name, then linked: whoever links second reads the first one's key. */
async function createKey(dataDir: string, path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const secret: JWK = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig' };
  secret.kid = await calculateJwkThumbprint(secret);
  const draft = `${path}.${randomUUID()}`;
  try {
    await mkdir(dataDir, { recursive: true });
    await writeFile(draft, JSON.stringify(secret), { mode: 0o600, flag: 'wx' });
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    const { code = 'błąd' } = error as NodeJS.ErrnoException;
    throw new StartFault(`Nie można zapisać klucza demonstracyjnego ${path} (${code}). Sprawdź miejsce na dysku i prawa do folderu.`);
  } finally {
    await rm(draft, { force: true });
  }
  return (await readKey(path)) ?? secret;
}
