import { bulkhead } from 'cockatiel';
import { type PersonIdentifier, identifierKey } from '../../src/vocabulary/person-identifier.js';
import type { Connector, PersonAsk } from '../connector.js';
import { hear } from '../transport/hear.js';
import { type HttpTransport, type TransportLimits, httpTransport } from '../transport/http.js';
import { SOAP_LIMITS, askSoap } from '../transport/soap.js';
import { SourceFailure } from '../transport/source-failure.js';
import { OPS_FAULTS } from './faults.js';
import {
  OPS_ACTION, OPS_NAMESPACE, parseUdostepnijDaneOsobyOdpowiedz, writeKontekstPrawny, writeUdostepnijDaneOsoby,
} from './messages.js';
import { AREAS, toKluczOsoby, toKontekstPrawny, toSocialAssistancePart } from './translate.js';

/** The exchange answers about one person a call, so several people are several calls, this many at once. */
const AT_ONCE_MAX = 5;

/** `url` is the address of the service, `token` goes into the Authorization header as a bearer token. */
export function opsConnector({ url, token, limits }: {
  readonly url: string; readonly token?: string; readonly limits?: Partial<TransportLimits>;
}): Connector<'OPS'> {
  const http = httpTransport('OPS', url, { ...SOAP_LIMITS, ...limits });
  return {
    system: 'OPS',
    adapter: 'soap-1.1',
    batchMax: 1,
    async personParts(people, ask) {
      const gate = bulkhead(AT_ONCE_MAX, people.length);
      const asked = new Map(people.map((person) => [identifierKey(person), person]));
      return new Map(await Promise.all([...asked].map(async ([key, person]) =>
        [key, await gate.execute(() => hear(http, 'benefits', () => benefitsOf(http, token, person, ask)))] as const)));
    },
    health: () => http.health(),
    close: () => http.close(),
  };
}

async function benefitsOf(http: HttpTransport, token: string | undefined, person: PersonIdentifier, ask: PersonAsk) {
  const { answer, receivedAt } = await askSoap(http, {
    version: '1.1', operation: 'benefits', action: OPS_ACTION, namespaces: { cbb: OPS_NAMESPACE },
    header: writeKontekstPrawny(toKontekstPrawny(ask.legal)),
    body: writeUdostepnijDaneOsoby(toKluczOsoby(person), AREAS),
    ...(token !== undefined && { httpHeaders: { authorization: `Bearer ${token}` } }),
    idempotent: true, faults: OPS_FAULTS,
  }, ask);
  const dane = parseUdostepnijDaneOsobyOdpowiedz(answer);
  if (!dane) throw new SourceFailure('UNKNOWN_PERSON', false);
  return { value: toSocialAssistancePart(dane, person), asOf: receivedAt };
}
