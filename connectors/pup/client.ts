import type { LabourPart } from '../../src/core/residents/parts.js';
import { type PersonIdentifier, identifierKey } from '../../src/vocabulary/person-identifier.js';
import type { Connector, Heard, PersonAsk } from '../connector.js';
import { hear } from '../transport/hear.js';
import { type HttpTransport, type TransportLimits, httpTransport } from '../transport/http.js';
import { SOAP_LIMITS, askSoap } from '../transport/soap.js';
import { SourceFailure } from '../transport/source-failure.js';
import { malformed } from '../transport/xml.js';
import { PUP_FAULTS } from './faults.js';
import {
  PUP_ACTION, PUP_NAMESPACE, WSSE_NAMESPACE, type WynikOsoby, parsePobierzStatusOdpowiedz, writeKontekstPrawny, writePobierzStatus, writeSecurity,
} from './messages.js';
import { toIdentifierKey, toKluczOsoby, toKontekstPrawny, toLabourPart } from './translate.js';

/** The schema allows no more people in one question. */
const BATCH_MAX = 50;

interface Account { readonly user?: string; readonly password?: string }

/** `url` is the address of the port; `user` and `password` travel as a WS-Security UsernameToken. */
export function pupConnector({ url, limits, ...account }: Account & {
  readonly url: string; readonly limits?: Partial<TransportLimits>;
}): Connector<'PUP'> {
  const http = httpTransport('PUP', url, { ...SOAP_LIMITS, ...limits });
  return {
    system: 'PUP',
    adapter: 'soap-1.1',
    batchMax: BATCH_MAX,
    async personParts(people, ask) {
      const asked = [...new Map(people.map((person) => [identifierKey(person), person])).values()];
      const answers = await Promise.all(inBatches(asked).map((batch) => heardOf(http, account, batch, ask)));
      return new Map(answers.flat());
    },
    health: () => http.health(),
    close: () => http.close(),
  };
}

/** One call; each person of the batch gets an answer, and one unreadable record costs only its own person. */
async function heardOf(
  http: HttpTransport, account: Account, people: readonly PersonIdentifier[], ask: PersonAsk,
): Promise<readonly (readonly [string, Heard<LabourPart>])[]> {
  const heard = await hear(http, 'status', () => statusOf(http, account, people, ask));
  return Promise.all(people.map(async (person) => {
    const key = identifierKey(person);
    if (!heard.heard) return [key, heard] as const;
    const about = heard.value.filter(({ osoba }) => toIdentifierKey(osoba) === key);
    return [key, await hear(http, 'status', async () => ({ value: onlyPart(about), asOf: heard.asOf }))] as const;
  }));
}

async function statusOf(http: HttpTransport, { user, password }: Account, people: readonly PersonIdentifier[], ask: PersonAsk) {
  const { answer, receivedAt } = await askSoap(http, {
    version: '1.1', operation: 'status', action: PUP_ACTION, namespaces: { pup: PUP_NAMESPACE, wsse: WSSE_NAMESPACE },
    header: {
      ...(user !== undefined && writeSecurity(user, password ?? '')),
      ...writeKontekstPrawny(toKontekstPrawny(ask.legal)),
    },
    body: writePobierzStatus(people.map(toKluczOsoby)),
    idempotent: true, faults: PUP_FAULTS,
  }, ask);
  return { value: parsePobierzStatusOdpowiedz(answer), asOf: receivedAt };
}

/** A person left out, or answered twice, breaks the message: neither means "unknown". */
function onlyPart(about: readonly WynikOsoby[]): LabourPart {
  const [only, ...more] = about;
  if (!only || more.length > 0) throw malformed();
  if (!only.ewidencja) throw new SourceFailure('UNKNOWN_PERSON', false);
  return toLabourPart(only.ewidencja);
}

const inBatches = (people: readonly PersonIdentifier[]): readonly (readonly PersonIdentifier[])[] =>
  Array.from({ length: Math.ceil(people.length / BATCH_MAX) }, (_, i) => people.slice(i * BATCH_MAX, (i + 1) * BATCH_MAX));
