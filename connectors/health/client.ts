import type { Catalogue } from '../../src/core/residents/catalogue.js';
import type { HealthPart } from '../../src/core/residents/parts.js';
import { identifierKey, type PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import type { Ask, Connector, Heard, PersonAsk, SourceFaultKind } from '../connector.js';
import { hear } from '../transport/hear.js';
import { DEFAULT_LIMITS, type HttpTransport, httpTransport, type TransportLimits } from '../transport/http.js';
import { inGroups } from '../transport/in-groups.js';
import { registerCache } from '../transport/register-cache.js';
import { SourceFailure } from '../transport/source-failure.js';
import { appointmentsOf, careRequestsOf } from './care.js';
import { directoryOf } from './directory.js';
import { type EwusAddress, ewusInsurance } from './ewus/client.js';
import { type FhirServer, fhirServer, wholeOf } from './fhir-server.js';
import { legalHeaders } from './legal-headers.js';
import type { Entry } from './messages.js';
import { COMMON_ELEMENTS } from './messages-care.js';
import { type NfzAddress, nfzQueues } from './nfz/client.js';
import { slotsOf } from './schedules.js';
import { patientFinder, PESEL_SYSTEM, toCatalogue, toHealthPart } from './translate.js';

/**
 * FHIR R4 server of a health provider; `url` is its base, `token` a bearer token, where the server wants one. Beside it,
 * where the centre has them: the queues of the NFZ, and eWUŚ with a partner provider's account.
 */
export function healthConnector({ url, token, limits, nfz, ewus, keepMilliseconds = CATALOGUE_FRESH_MILLISECONDS }: {
  readonly url: string; readonly token?: string; readonly limits?: Partial<TransportLimits>; readonly nfz?: NfzAddress; readonly ewus?: EwusAddress;
  /** How long the catalogue is kept. */
  readonly keepMilliseconds?: number;
}): Connector<'HEALTH'> {
  const transport = httpTransport('HEALTH', url, { ...DEFAULT_LIMITS, ...limits });
  const server = fhirServer(transport, url, token);
  const source = { transport, server, url };
  const queues = nfz && nfzQueues(nfz);
  const insurance = ewus && ewusInsurance(ewus);
  const wires = [transport, ...(queues ? [queues] : []), ...(insurance ? [insurance] : [])];
  return {
    system: 'HEALTH',
    adapter: ['fhir-r4', ...(nfz ? [`nfz-itl-${nfz.version}`] : []), ...(ewus ? ['ewus-cwu-5'] : [])].join(' + '),
    batchMax: PEOPLE_MAX,
    personParts: (people, ask) => personParts(transport, server, people, ask),
    catalogue: registerCache((ask) => hear(transport, 'services', () => readCatalogue(server, url, ask)), keepMilliseconds),
    slots: (services, period, ask) => slotsOf(source, services, period, ask),
    appointments: (records, ask) => appointmentsOf(source, records, ask),
    careRequests: (records, ask) => careRequestsOf(source, records, ask),
    ...(queues && { queues: queues.queues }),
    ...(insurance && { insurance: insurance.insurance }),
    health: () => {
      const told = wires.map((wire) => wire.health());
      return { ...transport.health(), operations: told.flatMap(({ operations }) => operations), attention: told.flatMap(({ attention = [] }) => attention) };
    },
    close: async () => { await Promise.all(wires.map((wire) => wire.close())); },
  };
}

/** Identifiers in one `identifier` parameter. */
const PEOPLE_MAX = 100;
/** Records in one page: everybody's, and some more for those who have two. */
const A_PAGE = '200';
const CATALOGUE_FRESH_MILLISECONDS = 15 * 60_000;

type KnownByPesel = PersonIdentifier & { readonly type: 'PESEL' };

async function personParts(
  transport: HttpTransport, server: FhirServer, people: readonly PersonIdentifier[], ask: PersonAsk,
): Promise<ReadonlyMap<string, Heard<HealthPart>>> {
  const notHeard = (kind: SourceFaultKind): Heard<never> =>
    ({ heard: false, fault: new SourceFailure(kind, false).toFault(transport.source, transport.coordinate('patient')) });
  const answers = new Map<string, Heard<HealthPart>>(people.map((person) => [identifierKey(person), notHeard('UNSUPPORTED_IDENTIFIER')]));
  const known = people.filter((person): person is KnownByPesel => person.type === 'PESEL');
  await Promise.all(inGroups(known, PEOPLE_MAX).map(async (asked) => {
    const answer = await hear(transport, 'patient', () => searchPatients(server, asked, ask));
    for (const person of asked) {
      if (!answer.heard) { answers.set(identifierKey(person), answer); continue; }
      const found = answer.value(person.value);
      const part = typeof found === 'string' ? undefined : toHealthPart(found);
      const kind = found === 'NOBODY' ? 'UNKNOWN_PERSON' : found === 'AMBIGUOUS' ? 'FAULT' : 'MALFORMED';
      answers.set(identifierKey(person), part ? { heard: true, value: part, asOf: answer.asOf } : notHeard(kind));
    }
  }));
  return answers;
}

/** Only these fields are asked for. A source may send more; the hub does not read it. */
const PATIENT_FIELDS = `identifier,active,name,gender,birthDate,deceased,link,generalPractitioner,managingOrganization,${COMMON_ELEMENTS}`;

/** All that the source has on these people, or a failure: half of it could hide a second record of the same person. */
async function searchPatients(server: FhirServer, people: readonly KnownByPesel[], ask: PersonAsk): Promise<{ value: ReturnType<typeof patientFinder>; asOf: Date }> {
  const identifiers = people.map(({ value }) => `${PESEL_SYSTEM}|${value}`).join(',');
  const answer = await server.search({
    operation: 'patient', method: 'POST', path: '/Patient/_search',
    headers: { prefer: 'handling=strict', ...legalHeaders(ask) },
    body: new URLSearchParams({ identifier: identifiers, _count: A_PAGE, _elements: PATIENT_FIELDS }).toString(),
  }, ask, (path) => !people.some(({ value }) => decodeURIComponent(path).includes(value)));
  return { value: patientFinder(wholeOf(answer).filter((resource) => resource.resourceType === 'Patient')), asOf: answer.asOf };
}

const SERVICES = '/HealthcareService?_count=50&_include=HealthcareService:organization&_include=HealthcareService:location';

async function readCatalogue(server: FhirServer, url: string, ask: Ask): Promise<{ value: Catalogue; asOf: Date }> {
  const { entries, asOf, unfinished } = await server.search({ operation: 'services', method: 'GET', path: SERVICES }, ask);
  const fetched = await fetchMissing(server, directoryOf(entries, url).missing(), ask);
  return { value: toCatalogue([...entries, ...fetched], url, unfinished), asOf };
}

const FETCHED_AT_ONCE = 4;
const FETCHED_MAX = 200;

/** For a server that does not do `_include`. What it does not have stays missing, and the service says so. */
async function fetchMissing(server: FhirServer, references: readonly string[], ask: Ask): Promise<readonly Entry[]> {
  const fetched: Entry[] = [];
  for (let i = 0; i < Math.min(references.length, FETCHED_MAX); i += FETCHED_AT_ONCE) {
    fetched.push(...(await Promise.all(references.slice(i, i + FETCHED_AT_ONCE).map((each) => fetchOne(server, each, ask)))).flat());
  }
  return fetched;
}

async function fetchOne(server: FhirServer, reference: string, ask: Ask): Promise<readonly Entry[]> {
  try {
    const resource = await server.read(reference, 'services', ask);
    return reference === `${resource.resourceType}/${resource.id}` ? [{ fullUrl: undefined, resource }] : [];
  } catch (error) {
    if (error instanceof SourceFailure && error.kind === 'FAULT') return []; // 404, 410, or its own word for it
    throw error;
  }
}
