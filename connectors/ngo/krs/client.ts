import type { OrganisationStanding } from '../../../src/core/residents/standing.js';
import type { KrsNumber } from '../../../src/vocabulary/krs-number.js';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import type { Ask, Connector, Heard, SourceHealth } from '../../connector.js';
import { hear } from '../../transport/hear.js';
import { DEFAULT_LIMITS, type HttpAnswer, httpTransport, type HttpTransport, type TransportLimits } from '../../transport/http.js';
import { jsonOf } from '../../transport/json-answer.js';
import { registerCache } from '../../transport/register-cache.js';
import { SourceFailure } from '../../transport/source-failure.js';
import { parseOdpis } from './messages.js';
import { toStanding } from './translate.js';

const OPERATION = 'krs';
/** For sentences. */
const NAME = 'Krajowy Rejestr Sądowy (KRS)';
const DAY_MILLISECONDS = 24 * 3_600_000;
const ORGANISATIONS_KEPT_MAX = 2_000;
/** Associations and foundations first: most of those who are asked about. An organisation in both has one extract. */
const REGISTERS = ['S', 'P'] as const;
/** It is one register for the whole country, without a key. */
const CONCURRENT = 4;

/** Where KRS is. */
export interface KrsAddress {
  /** Without `/api/krs`: `https://api-krs.ms.gov.pl`. */
  readonly url: string;
  /** How long an extract is kept before it is asked for again; a day, as the register is published. */
  readonly keepMilliseconds?: number;
}

export interface KrsRegister {
  readonly standing: NonNullable<Connector['standing']>;
  health(): SourceHealth;
  close(): Promise<void>;
}

type Standing = Heard<OrganisationStanding | undefined>;

/** Current extracts from KRS, each kept for a day; when KRS fails after that, the last one is given with `staleBecause`. */
export function krsRegister({ url, keepMilliseconds = DAY_MILLISECONDS, limits }: KrsAddress & { readonly limits?: Partial<TransportLimits> | undefined }): KrsRegister {
  const transport = httpTransport('NGO', url, { ...DEFAULT_LIMITS, concurrent: CONCURRENT, ...limits });
  const kept = new Map<KrsNumber, (ask: Ask) => Promise<Standing>>();
  const newlyKept = (krs: KrsNumber) => {
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= ORGANISATIONS_KEPT_MAX) kept.delete(oldest);
    const extract = registerCache((ask) => hear(transport, OPERATION, () => readStanding(transport, krs, ask)), keepMilliseconds, NAME);
    kept.set(krs, extract);
    return extract;
  };
  return {
    standing: (krs, ask) => (kept.get(krs) ?? newlyKept(krs))(ask),
    health: transport.health,
    close: transport.close,
  };
}

async function readStanding(transport: HttpTransport, krs: KrsNumber, ask: Ask): Promise<{ value: OrganisationStanding | undefined; asOf: Date }> {
  let asOf: Date | undefined;
  for (const register of REGISTERS) {
    const { odpis, receivedAt } = await currentExtract(transport, krs, register, ask);
    asOf ??= receivedAt;
    if (!odpis) continue;
    const value = toStanding(odpis, krs, warsawDate(receivedAt));
    if (value.asOf > warsawDate(receivedAt)) throw new SourceFailure('MALFORMED', false); // nothing is known as of tomorrow
    return { value, asOf: receivedAt };
  }
  return { value: undefined, asOf: asOf! };
}

/** No extract: 404, the register has never had this number; 204, it has been struck off. */
async function currentExtract(transport: HttpTransport, krs: KrsNumber, register: (typeof REGISTERS)[number], ask: Ask) {
  let json: unknown;
  const { status, receivedAt } = await transport.send({
    operation: OPERATION, method: 'GET', path: `/api/krs/OdpisAktualny/${krs}?rejestr=${register}&format=json`,
    headers: { accept: 'application/json' }, idempotent: true,
    alsoReads: (answered) => answered === NOT_FOUND,
    check: (answer) => { if (answer.status !== NO_CONTENT && !isPlainNo(answer)) json = jsonOf(answer); },
  }, ask);
  if (status === NOT_FOUND || status === NO_CONTENT) return { odpis: undefined, receivedAt };
  const odpis = parseOdpis(json);
  if (odpis?.numerKRS !== krs) throw new SourceFailure('MALFORMED', false); // or somebody else's
  return { odpis, receivedAt };
}
/** No such number, told without JSON. A 404 with a page for people is not the register's, but of whoever stands before it. */
const isPlainNo = ({ status, contentType, body }: HttpAnswer): boolean => status === NOT_FOUND && (contentType === '' || contentType === 'text/plain' || body.length === 0);
const NOT_FOUND = 404;
const NO_CONTENT = 204;
