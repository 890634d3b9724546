import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isSigningKey } from '../connectors/gmina/edoreczenia/token.js';
import { NFZ_VERSIONS } from '../connectors/health/nfz/client.js';
import { PUP_ADAPTERS } from '../connectors/pup/client.js';
import { MAINTENANCE_DAYS } from '../connectors/transport/maintenance.js';
import { CENTRE_FORMS } from './core/routing/facts.js';
import { isUnit, UNITS, type Unit } from './core/law/units.js';
import { isMatterCode } from './core/law/matters.js';
import { parseAde, type Ade } from './vocabulary/ade.js';
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

const unitCode = z.custom<Unit>((text) => typeof text === 'string' && isUnit(text), 'nie ma takiej jednostki');
const ade = z.string().transform((text, context) => {
  const address = parseAde(text);
  if (!address) context.addIssue({ code: 'custom', message: 'musi być adresem do doręczeń elektronicznych, na przykład AE:PL-10001-20002-ABCDE-11' });
  return address as Ade;
});

/** Planned breaks of a source, in which it is not asked: `[{ "days": ["SUN"], "from": "22:00", "until": "05:00" }]`, by the clock in Poland. */
const time = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'musi być godziną, na przykład 22:00');
const maintenance = z.array(z.strictObject({
  days: z.array(z.enum(MAINTENANCE_DAYS, `musi być jednym z: ${MAINTENANCE_DAYS.join(', ')}`)).min(1, 'musi zawierać co najmniej jeden dzień'), from: time, until: time,
}));

const whole = (least: number, most: number) => {
  const because = `musi być liczbą całkowitą od ${least} do ${most}`;
  return z.int(because).min(least, because).max(most, because);
};

/** How patiently and how often a source is asked, where not as its connector would by itself. Times in milliseconds. */
const limits = z.strictObject({
  attemptMilliseconds: whole(100, 60_000).exactOptional(), attempts: whole(1, 5).exactOptional(),
  concurrent: whole(1, 200).exactOptional(), waiting: whole(0, 5_000).exactOptional(),
  failuresToOpen: whole(1, 100).exactOptional(), openMilliseconds: whole(100, 600_000).exactOptional(),
  ratePerSecond: whole(1, 1_000).exactOptional(),
});

/** The name of an environment variable that holds a secret. Somebody who writes the secret itself here must not read it again in a complaint or a log. */
const variable = z.string().regex(/^[A-Z_][A-Z0-9_]*$/, 'musi być nazwą zmiennej środowiskowej (wielkie litery, cyfry, _), a nie samym sekretem');

/** How the hub reaches one source. Secrets are names of environment variables, never values. */
const source = <A extends string>(adapter: A) => z.strictObject({
  adapter: z.literal(adapter), url, tokenEnv: variable.optional(), maintenance: maintenance.exactOptional(), limits: limits.exactOptional(),
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
  loginEnv: variable, passwordEnv: variable, providerId: z.string().optional(), doctorId: z.string().optional(),
});

/** The account that a labour office has given; without one it asks for no session. */
const pup = source('soap-1.1').extend({
  adapter: z.enum(PUP_ADAPTERS, `musi być jednym z: ${PUP_ADAPTERS.join(', ')}`), account: z.strictObject({ userEnv: variable, passwordEnv: variable }).optional(),
});

/** The centre's box of e-Doręczenia. The key is private, PEM or JWK, and stands in the variable that is named. */
const edoreczenia = z.strictObject({ url, address: ade, tokenUrl: url, clientId: z.string().min(1), keyEnv: variable });

/** The office's EZD RP, and the classes of its archive schedule (JRWA) in which the hub may open cases; in `jrwa` it opens them. */
const jrwa = z.string().regex(/^[0-9]{1,8}$/, 'musi być klasą JRWA, na przykład 5122');
const ezd = z.strictObject({
  url, tokenUrl: url, host: z.string().min(1), officeId: z.string().min(1), postId: z.string().min(1), keyIdEnv: variable, keyEnv: variable,
  classes: z.record(jrwa, z.strictObject({ listId: z.string().min(1), category: z.string().min(1) })), jrwa: jrwa.default('5122'),
}).refine((office) => Object.hasOwn(office.classes, office.jrwa), { path: ['classes'], error: 'musi zawierać klasę, którą podaje jrwa (bez niej: 5122)' });

/** Digits of TERC by which the area of a unit is told. */
const DIGITS_OF = { gmina: 7, powiat: 4, wojewodztwo: 2, state: 0 } as const;

/** The file that HUB_CONFIG names: one centre, and where its source systems are. README shows one. */
const centreFile = z.strictObject({
  tenant: z.string().regex(/^[a-z0-9-]{1,40}$/, 'małe litery, cyfry i myślniki, do 40 znaków'),
  centre: z.strictObject({
    form: z.enum(CENTRE_FORMS), gminas: z.array(gminaCode).min(1, 'musi zawierać co najmniej jeden kod gminy'), powiatRights: z.boolean(),
    agreements: z.array(z.strictObject({
      matter: z.string().refine(isMatterCode, 'nie ma takiej sprawy'), unit: unitCode,
      basis: z.string().min(3, 'musi mieć co najmniej 3 znaki'),
    })).default([]),
  }),
  office: z.strictObject({
    name: z.string().min(3), address: z.string().min(3), phone: z.string().nullable().default(null), email: z.string().nullable().default(null), dataProtectionOfficer: z.string().min(3),
    units: z.array(z.strictObject({
      unit: unitCode, territory: z.string().regex(/^([0-9]{2}|[0-9]{4}|[0-9]{7})$/, 'musi być kodem TERC: 2, 4 albo 7 cyfr').nullable().default(null),
      name: z.string().min(3), address: z.string().nullable().default(null), ade: ade.nullable().default(null), ezd: z.boolean().default(false),
    }).refine(({ unit, territory }) => (territory ?? '').length === DIGITS_OF[UNITS[unit].level], {
      path: ['territory'], error: 'musi być kodem TERC obszaru jednostki: 7 cyfr dla gminy, 4 dla powiatu, 2 dla województwa; jednostki całego kraju go nie mają',
    })).default([]),
  }),
  sources: z.strictObject({
    OPS: z.discriminatedUnion('adapter', [source('soap-1.1'), exportFolder], 'musi mieć adapter soap-1.1 albo export-folder').optional(),
    GMINA: source('rest').extend({ edoreczenia: edoreczenia.optional(), ezd: ezd.optional() }).optional(), PUP: pup.optional(),
    HEALTH: source('fhir-r4').extend({ nfz: nfz.optional(), ewus: ewus.optional() }).optional(),
    NGO: source('hsds-3.0').extend({ adapter: z.enum(['hsds-3.0', 'hsds-3.1']), krs: krs.optional() }).optional(),
  }),
});
export type CentreFile = z.infer<typeof centreFile>;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const port = z.coerce.number('musi być liczbą').int('musi być liczbą całkowitą').min(0, 'musi być numerem portu (0–65535)').max(65_535, 'musi być numerem portu (0–65535)');
const databaseUrl = z.string().refine(isDatabaseAddress, 'musi być adresem postgres://użytkownik:hasło@host:port/baza; znaki specjalne w haśle zapisuje się jako %XX')
  .refine((text) => !URL.canParse(text) || new URL(text).search === '', 'nie może mieć nic po „?”: hub tego nie czyta, także sslmode');
const ROLES = ['gateway', 'relay', 'consumer', 'clock'] as const;

const environment = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  HUB_DATA_DIR: z.string().optional(),
  HUB_CONFIG: z.string().optional(),
  HUB_DATABASE_URL: databaseUrl.optional(),
  HUB_DATABASE_OWNER_URL: databaseUrl.optional(),
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
  /** Where that stands, and how to read it again. */
  readonly centreFile: { readonly path: string; readonly read: () => CentreReading } | null;
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
  const read = environment.safeParse(withoutEmpty(env), IN_POLISH);
  if (!read.success) throw cannotStart(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const set = read.data;
  const path = set.HUB_CONFIG;
  const file = path === undefined ? null : { path, read: () => readCentre(path, env) };
  const reading = file?.read();
  if (reading && 'wrong' in reading) wrong.push(...reading.wrong);
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
    centre: reading && 'centre' in reading ? reading.centre : null, centreFile: file, tokenOfSource: (name) => (name === undefined ? undefined : env[name]),
    kafka: set.KAFKA_BROKERS === undefined ? null : {
      brokers: set.KAFKA_BROKERS.split(',').map((broker) => broker.trim()), topicPrefix: set.KAFKA_TOPIC_PREFIX,
    },
    oidc: set.OIDC_ISSUER === undefined ? null : { issuer: set.OIDC_ISSUER, audience: set.OIDC_AUDIENCE, jwksUrl: set.OIDC_JWKS_URL! },
  };
}

/** `PORT=` in a shell means that it is not set. */
const withoutEmpty = (env: Env) => Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

const cannotStart = (wrong: readonly string[]) => new StartFault(`Nie można uruchomić huba, popraw konfigurację:\n${wrong.map((line) => `  - ${line}`).join('\n')}`);

/** What HUB_CONFIG says now, or all that is wrong with it. */
export type CentreReading = { readonly centre: CentreFile } | { readonly wrong: readonly string[] };

function readCentre(path: string, env: Env): CentreReading {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { wrong: [`HUB_CONFIG: pliku ${path} nie ma albo nie jest to JSON`] };
  }
  const read = centreFile.safeParse(document, IN_POLISH);
  if (!read.success) return { wrong: read.error.issues.map((issue) => `HUB_CONFIG, ${issue.path.join('.') || 'plik'}: ${issue.message}`) };
  const missing = secretsOf(read.data.sources, 'sources').filter(({ name }) => !env[name]);
  if (missing.length > 0) return { wrong: missing.map(({ place }) => `HUB_CONFIG, ${place}: zmienna, którą tu wskazano, nie jest ustawiona`) };
  const { keyEnv } = read.data.sources.GMINA?.edoreczenia ?? {};
  if (keyEnv !== undefined && !isSigningKey(env[keyEnv] ?? '')) {
    return { wrong: ['HUB_CONFIG, sources.GMINA.edoreczenia.keyEnv: zmienna, którą tu wskazano, musi być kluczem prywatnym w PEM albo JWK: RSA od 2048 bitów albo EC P-256 lub P-384'] };
  }
  return { centre: read.data };
}

/** Environment variables that the file names, whatever ends with `Env`, and where it does. A name is not told: it may be a secret that looks like one. */
const secretsOf = (said: unknown, place: string): { readonly name: string; readonly place: string }[] =>
  (typeof said !== 'object' || said === null ? [] : Object.entries(said).flatMap(([key, value]) =>
    (typeof value === 'string' && key.endsWith('Env') ? [{ name: value, place: `${place}.${key}` }] : secretsOf(value, `${place}.${key}`))));

/** As the driver reads it: a password with a bare `#` or `%` makes no address, or another one. */
function isDatabaseAddress(text: string): boolean {
  try {
    const { protocol, username, password, hash } = new URL(text);
    decodeURIComponent(`${username}:${password}`);
    return /^postgres(ql)?:$/.test(protocol) && hash === '';
  } catch {
    return false;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'tekstem', number: 'liczbą', boolean: 'jedną z wartości: true, false', array: 'listą', object: 'obiektem',
};

/** Complaints for which the place itself has no words. */
const IN_POLISH: z.core.ParseContext<z.core.$ZodIssue> = {
  error: (issue) => {
    if (issue.code === 'unrecognized_keys') return `nie ma takiego ustawienia: ${issue.keys.join(', ')}`;
    if (issue.input === undefined) return 'brakuje tej wartości';
    if (issue.code === 'too_small' && issue.origin === 'string') return `za krótkie; najmniejsza długość: ${issue.minimum}`;
    if (issue.code === 'invalid_type') return `musi być ${TYPES[issue.expected] ?? 'inną wartością'}`;
    return issue.code === 'invalid_value' ? `musi być jedną z wartości: ${issue.values.join(', ')}` : 'jest nieprawidłowe';
  },
};
