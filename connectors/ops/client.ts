import { bulkhead } from 'cockatiel';
import type { AreaPresence, IdentityCheck } from '../../src/core/residents/checks.js';
import type { StatedIdentity } from '../../src/core/residents/parts.js';
import { warsawDate } from '../../src/vocabulary/local-date.js';
import { type PersonIdentifier, identifierKey } from '../../src/vocabulary/person-identifier.js';
import type { Connector, PersonAsk } from '../connector.js';
import { hear } from '../transport/hear.js';
import { type HttpTransport, type TransportLimits, httpTransport } from '../transport/http.js';
import { SOAP_LIMITS, type XmlMessage, askSoap } from '../transport/soap.js';
import { SourceFailure } from '../transport/source-failure.js';
import { OPS_FAULTS, OPS_FAULT_ENTRY } from './faults.js';
import {
  parseWeryfikujDaneOsobyOdpowiedz, parseWeryfikujWystepowanieOsobyOdpowiedz, writeWeryfikujDaneOsoby, writeWeryfikujWystepowanieOsoby,
} from './messages-check.js';
import {
  OPS_NAMESPACE, type OpsOperation, actionOf, parseUdostepnijDaneOsobyOdpowiedz, writeKontekstPrawny, writeUdostepnijDaneOsoby,
} from './messages.js';
import { toAreaPresence, toDaneDoWeryfikacji, toIdentityCheck } from './translate-check.js';
import { AREAS, toKluczOsoby, toKontekstPrawny, toSocialAssistancePart } from './translate.js';

/** The exchange answers about one person a call, so several people are several calls, this many at once. */
const AT_ONCE_MAX = 5;

/** `url` is the address of the service, `token` goes into the Authorization header as a bearer token. */
export function opsConnector({ url, token, limits, clock = () => new Date() }: {
  readonly url: string; readonly token?: string; readonly limits?: Partial<TransportLimits>; readonly clock?: () => Date;
}): Connector<'OPS'> {
  const http = httpTransport('OPS', url, { ...SOAP_LIMITS, ...limits });
  const wire: Wire = { http, token, clock };
  return {
    system: 'OPS',
    adapter: 'soap-1.1',
    batchMax: 1,
    async personParts(people, ask) {
      const gate = bulkhead(AT_ONCE_MAX, people.length);
      const asked = new Map(people.map((person) => [identifierKey(person), person]));
      return new Map(await Promise.all([...asked].map(async ([key, person]) =>
        [key, await gate.execute(() => hear(http, 'benefits', () => benefitsOf(wire, person, ask)))] as const)));
    },
    verify: (person, stated, ask) => hear(http, 'verify', () => checkOf(wire, person, stated, ask)),
    occurs: (person, ask) => hear(http, 'occurs', () => presenceOf(wire, person, ask)),
    health: () => http.health(),
    close: () => http.close(),
  };
}

interface Wire { readonly http: HttpTransport; readonly token: string | undefined; readonly clock: () => Date }

async function benefitsOf(wire: Wire, person: PersonIdentifier, ask: PersonAsk) {
  const body = writeUdostepnijDaneOsoby(toKluczOsoby(person), AREAS);
  const { answer, receivedAt } = await askExchange(wire, { operation: 'benefits', name: 'UdostepnijDaneOsoby', body }, ask);
  const dane = known(parseUdostepnijDaneOsobyOdpowiedz(answer));
  return { value: toSocialAssistancePart(dane, { asked: person, on: warsawDate(wire.clock()) }), asOf: receivedAt };
}

async function checkOf(wire: Wire, person: PersonIdentifier, stated: StatedIdentity, ask: PersonAsk): Promise<{ value: IdentityCheck; asOf: Date }> {
  const dane = toDaneDoWeryfikacji(stated);
  if (Object.keys(dane).length === 0) return { value: {}, asOf: wire.clock() }; // nothing to ask, and nobody is asked
  const body = writeWeryfikujDaneOsoby(toKluczOsoby(person), dane);
  const { answer, receivedAt } = await askExchange(wire, { operation: 'verify', name: 'WeryfikujDaneOsoby', body }, ask);
  return { value: toIdentityCheck(known(parseWeryfikujDaneOsobyOdpowiedz(answer)), person, dane), asOf: receivedAt };
}

async function presenceOf(wire: Wire, person: PersonIdentifier, ask: PersonAsk): Promise<{ value: readonly AreaPresence[]; asOf: Date }> {
  const body = writeWeryfikujWystepowanieOsoby(toKluczOsoby(person), AREAS);
  const { answer, receivedAt } = await askExchange(wire, { operation: 'occurs', name: 'WeryfikujWystepowanieOsoby', body }, ask);
  return { value: toAreaPresence(known(parseWeryfikujWystepowanieOsobyOdpowiedz(answer)), person), asOf: receivedAt };
}

interface Question { readonly operation: string; readonly name: OpsOperation; readonly body: XmlMessage }

const askExchange = ({ http, token }: Wire, { operation, name, body }: Question, ask: PersonAsk) => askSoap(http, {
  version: '1.1', operation, action: actionOf(name), namespaces: { cbb: OPS_NAMESPACE },
  header: writeKontekstPrawny(toKontekstPrawny(ask.legal, name)), body,
  ...(token !== undefined && { httpHeaders: { authorization: `Bearer ${token}` } }),
  idempotent: true, faults: OPS_FAULTS, faultEntry: OPS_FAULT_ENTRY,
}, ask);

/** Brak obiektu: the base does not know the person. */
function known<Said>(said: Said | undefined): Said {
  if (said === undefined) throw new SourceFailure('UNKNOWN_PERSON', false);
  return said;
}
