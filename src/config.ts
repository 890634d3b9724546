import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { NFZ_VERSIONS } from '../connectors/health/nfz/client.js';
import { MAINTENANCE_DAYS } from '../connectors/transport/maintenance.js';
import { CENTRE_FORMS } from './core/routing/facts.js';
import { isUnit, type Unit } from './core/law/units.js';
import { isMatterCode } from './core/law/matters.js';
import { parseGminaCode, type GminaCode } from './vocabulary/gmina-code.js';
import { DEMO_ISSUER } from './demo/demo-issuer.js';
import { StartFault } from './embedded/start-fault.js';

type Env = Readonly<Record<string, string | undefined>>;

const url = z.url({ protocol: /^https?$/, error: 'musi być adresem http(s)' });
const gminaCode = z.string().transform((text, context) => {
  const code = parseGminaCode(text);
  if (!code) context.addIssue({ code: 'custom', message: 'musi być 7-cyfrowym kodem TERC gminy' });
  return code as GminaCode;
});

/** Planned breaks of a source, in which it is not asked: `[{ "days": ["SUN"], "from": "22:00", "until": "05:00" }]`, by the clock in Poland. */
const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'musi być godziną, na przykład 22:00');
const maintenance = z.array(z.strictObject({
  days: z.array(z.enum(MAINTENANCE_DAYS, `musi być jednym z: ${MAINTENANCE_DAYS.join(', ')}`)).min(1, 'musi zawierać co najmniej jeden dzień'), from: time, until: time,
}));

/** How the hub reaches one source. Secrets are names of environment variables, never values. */
const source = <A extends string>(adapter: A) => z.strictObject({
  adapter: z.literal(adapter), url, tokenEnv: z.string().optional(), maintenance: maintenance.optional(),
});

/** A folder in which the source leaves its exports: `{ "adapter": "export-folder", "folder": "/srv/ops" }`. Its address is a file URL. */
const exportFolder = z.strictObject({ adapter: z.literal('export-folder'), folder: z.string().refine(isAbsolute, 'musi być ścieżką bezwzględną') })
  .transform(({ adapter, folder }) => ({ adapter, url: pathToFileURL(folder).href }));

/** The National Court Register, beside a directory of NGOs: `{ "url": "https://api-krs.ms.gov.pl" }`. */
const krs = z.strictObject({ url });

/** Queues of the NFZ, beside a health provider. Each version of the API has a host of its own. */
const nfz = z.strictObject({ url, version: z.enum(NFZ_VERSIONS, 'musi być wersją 1.3 albo 1.4') });

/** eWUŚ with a partner provider's account. Branches that ask whom the operator works for want `providerId` or `doctorId`. */
const ewus = z.strictObject({
  url, domain: z.string().regex(/^(0[1-9]|1[0-6])$/, 'musi być numerem oddziału NFZ (01–16), nie kodem TERC'),
  loginEnv: z.string(), passwordEnv: z.string(), providerId: z.string().optional(), doctorId: z.string().optional(),
});

/** The file that HUB_CONFIG names: one centre, and where its source systems are. README shows one. */
const centreFile = z.strictObject({
  tenant: z.string().regex(/^[a-z0-9-]{1,40}$/, 'małe litery, cyfry i myślniki, do 40 znaków'),
  centre: z.strictObject({
    form: z.enum(CENTRE_FORMS), gminas: z.array(gminaCode).min(1), powiatRights: z.boolean(),
    agreements: z.array(z.strictObject({
      matter: z.string().refine(isMatterCode, 'nie ma takiej sprawy'), unit: z.custom<Unit>((text) => typeof text === 'string' && isUnit(text), 'nie ma takiej jednostki'),
      basis: z.string().min(3),
    })).default([]),
  }),
  sources: z.strictObject({
    OPS: z.discriminatedUnion('adapter', [source('soap-1.1'), exportFolder], 'musi mieć adapter soap-1.1 albo export-folder').optional(),
    GMINA: source('rest').optional(), PUP: source('soap-1.1').optional(),
    HEALTH: source('fhir-r4').extend({ nfz: nfz.optional(), ewus: ewus.optional() }).optional(),
    NGO: source('hsds-3.0').extend({ adapter: z.enum(['hsds-3.0', 'hsds-3.1']), krs: krs.optional() }).optional(),
  }),
});
export type CentreFile = z.infer<typeof centreFile>;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const port = z.coerce.number('musi być liczbą').int('musi być liczbą całkowitą').min(0).max(65_535, 'musi być numerem portu (0–65535)');
const ROLES = ['gateway', 'relay', 'consumer'] as const;

const environment = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  HUB_DATA_DIR: z.string().optional(),
  HUB_CONFIG: z.string().optional(),
  HUB_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'musi zaczynać się od postgres://').optional(),
  HUB_DATABASE_OWNER_URL: z.string().regex(/^postgres(ql)?:\/\//, 'musi zaczynać się od postgres://').optional(),
  HUB_PSEUDONYM_KEY: z.string().min(32, 'musi mieć co najmniej 32 znaki').optional(),
  HUB_PUBLIC_URL: url.optional(),
  HUB_PLAYGROUND: flag.optional(),
  HUB_ROLES: z.string().default(ROLES.join(',')).transform((text) => text.split(',').map((role) => role.trim())).pipe(z.array(z.enum(ROLES)).min(1)),
  KAFKA_BROKERS: z.string().regex(/^[^\s,:]+:\d{1,5}(\s*,\s*[^\s,:]+:\d{1,5})*$/, 'musi mieć postać host:port,host:port').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'jest jednym z: trace, debug, info, warn, error, fatal, silent').optional(),
  KAFKA_TOPIC_PREFIX: z.string().regex(/^[a-z0-9-]{1,40}$/, 'małe litery, cyfry i myślniki').default('hub'),
  OIDC_ISSUER: z.string().optional(),
  OIDC_AUDIENCE: z.string().default('cus-hub'),
  OIDC_JWKS_URL: url.optional(),
  NODE_ENV: z.string().default('development'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  readonly dataDir: string | null;
  readonly publicUrl: string | null;
  readonly playground: boolean;
  readonly roles: readonly (typeof ROLES)[number][];
  readonly pseudonymKey: string | null;
  /** Null: embedded PostgreSQL in the data folder. */
  readonly database: { readonly url: string; readonly ownerUrl: string } | null;
  /** Null: the demo gmina with simulated sources. */
  readonly centre: CentreFile | null;
  readonly tokenOfSource: (name: string | undefined) => string | undefined;
  /** Null: events stay in the journal until there is a broker. */
  readonly kafka: { readonly brokers: readonly string[]; readonly topicPrefix: string } | null;
  readonly topicPrefix: string;
  /** Null: the demo's own tokens. */
  readonly oidc: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string } | null;
}

/**
 * Reads the environment once, at start, and complains about everything at once. In production (NODE_ENV) it refuses
 * whatever belongs to the demo: its key, its sources, its database.
 */
export function readConfig(env: Env): Config {
  const wrong: string[] = [];
  const read = environment.safeParse(withoutEmpty(env));
  if (!read.success) throw cannotStart(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const set = read.data;
  const centre = set.HUB_CONFIG === undefined ? null : readCentre(set.HUB_CONFIG, wrong);
  for (const [system, address] of Object.entries(centre?.sources ?? {})) {
    const name = address && 'tokenEnv' in address ? address.tokenEnv : undefined;
    if (name !== undefined && !env[name]) wrong.push(`${name}: brak zmiennej, którą podaje HUB_CONFIG (sources.${system})`);
  }
  const { loginEnv, passwordEnv } = centre?.sources.HEALTH?.ewus ?? {};
  for (const name of [loginEnv, passwordEnv]) if (name !== undefined && !env[name]) wrong.push(`${name}: brak zmiennej, którą podaje HUB_CONFIG (sources.HEALTH.ewus)`);
  if (set.OIDC_ISSUER !== undefined && set.OIDC_JWKS_URL === undefined) wrong.push('OIDC_JWKS_URL: potrzebny razem z OIDC_ISSUER');
  if (set.OIDC_ISSUER === DEMO_ISSUER) wrong.push('OIDC_ISSUER: to wystawca tokenów pokazowych, nie można mu ufać');
  if (set.NODE_ENV === 'production') {
    for (const name of ['HUB_CONFIG', 'HUB_DATABASE_URL', 'HUB_PSEUDONYM_KEY', 'OIDC_ISSUER'] as const) {
      if (set[name] === undefined) wrong.push(`${name}: wymagany, gdy NODE_ENV=production (części pokazowe nie działają w produkcji)`);
    }
  }
  if (wrong.length > 0) throw cannotStart(wrong);
  return {
    port: set.PORT, host: set.HOST, logLevel: set.LOG_LEVEL ?? (set.NODE_ENV === 'production' ? 'info' : 'error'), dataDir: set.HUB_DATA_DIR ?? null, publicUrl: set.HUB_PUBLIC_URL ?? null, roles: set.HUB_ROLES,
    playground: set.HUB_PLAYGROUND ?? set.NODE_ENV !== 'production', pseudonymKey: set.HUB_PSEUDONYM_KEY ?? null, topicPrefix: set.KAFKA_TOPIC_PREFIX,
    database: set.HUB_DATABASE_URL === undefined ? null : { url: set.HUB_DATABASE_URL, ownerUrl: set.HUB_DATABASE_OWNER_URL ?? set.HUB_DATABASE_URL },
    centre, tokenOfSource: (name) => (name === undefined ? undefined : env[name]),
    kafka: set.KAFKA_BROKERS === undefined ? null : {
      brokers: set.KAFKA_BROKERS.split(',').map((broker) => broker.trim()), topicPrefix: set.KAFKA_TOPIC_PREFIX,
    },
    oidc: set.OIDC_ISSUER === undefined ? null : { issuer: set.OIDC_ISSUER, audience: set.OIDC_AUDIENCE, jwksUrl: set.OIDC_JWKS_URL! },
  };
}

/** `PORT=` in a shell means that it is not set. */
const withoutEmpty = (env: Env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

const cannotStart = (wrong: readonly string[]) => new StartFault(`Nie można uruchomić huba, popraw konfigurację:\n${wrong.map((line) => `  - ${line}`).join('\n')}`);

function readCentre(path: string, wrong: string[]): CentreFile | null {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    wrong.push(`HUB_CONFIG: pliku ${path} nie ma albo nie jest to JSON`);
    return null;
  }
  const read = centreFile.safeParse(document);
  if (read.success) return read.data;
  wrong.push(...read.error.issues.map((issue) => `HUB_CONFIG, ${issue.path.join('.') || 'plik'}: ${issue.message}`));
  return null;
}
