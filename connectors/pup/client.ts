import type { LabourPart } from '../../src/core/residents/parts.js';
import { type PersonIdentifier, identifierKey } from '../../src/vocabulary/person-identifier.js';
import { type LocalDate, warsawDate } from '../../src/vocabulary/local-date.js';
import type { Ask, Connector, Heard, PersonAsk } from '../connector.js';
import { hear } from '../transport/hear.js';
import { type HttpTransport, type TransportLimits, httpTransport } from '../transport/http.js';
import { inGroups } from '../transport/in-groups.js';
import { type WithSession, sharedSession } from '../transport/shared-session.js';
import { SOAP_LIMITS, type SoapQuestion, type SoapVersion, askSoap } from '../transport/soap.js';
import { SourceFailure } from '../transport/source-failure.js';
import { malformed } from '../transport/xml.js';
import { PUP_FAULTS, PUP_FAULT_ENTRY, isSessionLost } from './faults.js';
import { PUP_NAMESPACE, type WynikOsoby, parseEwidencja, parsePobierzDaneOsobOdpowiedz, parseZalogujOdpowiedz } from './messages.js';
import { type PupOperation, WSSE_NAMESPACE, ZALOGUJ, actionOf, writeKontekstPrawny, writePobierzDaneOsob, writeSecurity, writeSesja } from './questions.js';
import { toIdentifierKey, toKluczOsoby, toKontekstPrawny, toLabourPart } from './translate.js';

/** One address speaks either version; which of them an office offers stands in its WSDL. */
export const PUP_ADAPTERS = ['soap-1.1', 'soap-1.2'] as const;
export type PupAdapter = (typeof PUP_ADAPTERS)[number];
const VERSIONS: Readonly<Record<PupAdapter, SoapVersion>> = { 'soap-1.1': '1.1', 'soap-1.2': '1.2' };

/** What an office has given the centre. The password goes into the envelope of a login and nowhere else. */
export interface PupAccount {
  readonly user: string;
  readonly password: string;
}

export interface PupAddress {
  readonly url: string;
  /** `soap-1.1` where left out. */
  readonly adapter?: PupAdapter;
  /** Opens a session. Without one the office asks for none: it knows the centre by its network or certificate. */
  readonly account?: PupAccount;
  readonly limits?: Partial<TransportLimits>;
  readonly clock?: () => Date;
}

/** The schema allows no more people in one question. */
const BATCH_MAX = 100;
/** A wrong password is not tried again for so long, because the account would be locked. */
const REFUSED_MILLISECONDS = 5 * 60_000;
const ACCOUNT_REFUSED = 'Urząd pracy nie przyjmuje konta huba: jest nieznane albo hasło jest błędne. Sprawdź konfigurację (sources.PUP.account).';

/** One office's wire: its operations in the version that was chosen. */
interface Wire {
  readonly http: HttpTransport;
  readonly version: SoapVersion;
  readonly clock: () => Date;
}

export function pupConnector({ url, adapter = 'soap-1.1', account, limits, clock = () => new Date() }: PupAddress): Connector<'PUP'> {
  const wire: Wire = { http: httpTransport('PUP', url, { ...SOAP_LIMITS, ...limits }), version: VERSIONS[adapter], clock };
  let attention: readonly string[] = [];
  const withSession: WithSession<string | undefined> = account === undefined ? (question) => question(undefined) : sharedSession({
    login: async (ask) => {
      try {
        const session = await login(wire, account, ask);
        attention = [];
        return session;
      } catch (error) {
        if (error instanceof SourceFailure && error.kind === 'REFUSED') attention = [ACCOUNT_REFUSED];
        throw error;
      }
    },
    isLost: ({ code }) => isSessionLost(code),
    refusedMilliseconds: REFUSED_MILLISECONDS,
  });
  return {
    system: 'PUP',
    adapter,
    batchMax: BATCH_MAX,
    async personParts(people, ask) {
      const asked = [...new Map(people.map((person) => [identifierKey(person), person])).values()];
      const answers = await Promise.all(inGroups(asked, BATCH_MAX).map((batch) => heardOf(wire, withSession, batch, ask)));
      return new Map(answers.flat());
    },
    health: () => ({ ...wire.http.health(), ...(attention.length > 0 && { attention }) }),
    close: () => wire.http.close(),
  };
}

/** One call; each person of the batch gets an answer, and one unreadable record costs only its own person. */
async function heardOf(
  wire: Wire, withSession: WithSession<string | undefined>, people: readonly PersonIdentifier[], ask: PersonAsk,
): Promise<readonly (readonly [string, Heard<LabourPart>])[]> {
  const heard = await hear(wire.http, 'status', () => withSession((session) => peopleIn(wire, session, people, ask), ask));
  return Promise.all(people.map(async (person) => {
    const key = identifierKey(person);
    if (!heard.heard) return [key, heard] as const;
    const about = heard.value.filter(({ osoba }) => toIdentifierKey(osoba) === key);
    return [key, await hear(wire.http, 'status', async () => ({ value: onlyPart(about, warsawDate(wire.clock())), asOf: heard.asOf }))] as const;
  }));
}

async function login(wire: Wire, { user, password }: PupAccount, ask: Ask): Promise<string> {
  const { answer } = await askSoap(wire.http, {
    ...spoken(wire, 'Zaloguj'), operation: 'login', header: writeSecurity(user, password), body: ZALOGUJ,
  }, ask);
  return parseZalogujOdpowiedz(answer);
}

async function peopleIn(wire: Wire, session: string | undefined, people: readonly PersonIdentifier[], ask: PersonAsk) {
  const { answer, receivedAt } = await askSoap(wire.http, {
    ...spoken(wire, 'PobierzDaneOsob'), operation: 'status',
    header: { ...(session !== undefined && writeSesja(session)), ...writeKontekstPrawny(toKontekstPrawny(ask.legal)) },
    body: writePobierzDaneOsob(people.map(toKluczOsoby)),
  }, ask);
  return { value: parsePobierzDaneOsobOdpowiedz(answer), asOf: receivedAt };
}

const spoken = ({ version }: Wire, operation: PupOperation): Pick<SoapQuestion, 'version' | 'action' | 'namespaces' | 'idempotent' | 'faults' | 'faultEntry'> => ({
  version, action: actionOf(operation), namespaces: { pup: PUP_NAMESPACE, wsse: WSSE_NAMESPACE }, idempotent: true, faults: PUP_FAULTS, faultEntry: PUP_FAULT_ENTRY,
});

/** A person left out, or answered twice, breaks the message: neither means "unknown". */
function onlyPart(about: readonly WynikOsoby[], on: LocalDate): LabourPart {
  const [only, ...more] = about;
  if (!only || more.length > 0) throw malformed();
  const ewidencja = parseEwidencja(only);
  if (!ewidencja) throw new SourceFailure('UNKNOWN_PERSON', false);
  return toLabourPart(ewidencja, on);
}
