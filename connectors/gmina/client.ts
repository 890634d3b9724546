import type { RegistryPart } from '../../src/core/residents/parts.js';
import { warsawDate, warsawMoment } from '../../src/vocabulary/local-date.js';
import { identifierKey, type PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import type { Connector, Heard, PersonAsk, SourceFaultKind } from '../connector.js';
import { hear } from '../transport/hear.js';
import { DEFAULT_LIMITS, type HttpAnswer, httpTransport, type HttpTransport, type TransportLimits } from '../transport/http.js';
import { inGroups } from '../transport/in-groups.js';
import { jsonOf } from '../transport/json-answer.js';
import { SourceFailure } from '../transport/source-failure.js';
import { type EdoreczeniaAddress, edoreczeniaPost } from './edoreczenia/client.js';
import { type EzdAddress, ezdOffice } from './ezd/client.js';
import { faultOf } from './faults.js';
import { isBlad, type Odpowiedz, parseBlad, parseOdpowiedz } from './messages.js';
import { type Finding, toFindings, toZapytanie } from './translate.js';

const OPERATION = 'residents';
const PEOPLE_IN_ONE_QUESTION = 100;
/** A register that is brought up to date every night is at most a day old, and a little more while that runs. */
const FRESH_MILLISECONDS = 26 * 3_600_000;

/**
 * Register of residents (rejestr mieszkańców) over REST. `url` is the base; `token`, when given, is sent as a Bearer token. Beside it, where
 * the centre has them: its box of e-Doręczenia, and the EZD of the office.
 */
export function gminaConnector({ url, token, limits, edoreczenia, ezd }: {
  readonly url: string; readonly token?: string; readonly limits?: Partial<TransportLimits>; readonly edoreczenia?: EdoreczeniaAddress; readonly ezd?: EzdAddress;
}): Connector<'GMINA'> {
  const post = edoreczenia && edoreczeniaPost(edoreczenia); // first: a key that cannot be read leaves nothing open
  const transport = httpTransport('GMINA', url, { ...DEFAULT_LIMITS, ...limits });
  const office = ezd && ezdOffice(ezd);
  const wires = [transport, ...(post ? [post] : []), ...(office ? [office] : [])];
  return {
    system: 'GMINA',
    adapter: ['rest-json', ...(post ? ['edoreczenia-ua-3'] : []), ...(office ? ['ezd-rp-2'] : [])].join(' + '),
    batchMax: PEOPLE_IN_ONE_QUESTION,
    async personParts(people, ask) {
      const unique = [...new Map(people.map((person) => [identifierKey(person), person])).values()];
      const answers = await Promise.all(inGroups(unique, PEOPLE_IN_ONE_QUESTION).map((batch) => askAbout(transport, token, batch, ask)));
      return new Map(answers.flatMap((each) => [...each]));
    },
    ...(post && { post }),
    ...(office && { office }),
    health: () => {
      const told = wires.map((wire) => wire.health());
      const attention = told.flatMap((each) => each.attention ?? []);
      return { ...transport.health(), operations: told.flatMap(({ operations }) => operations), ...(attention.length > 0 && { attention }) };
    },
    close: async () => { await Promise.all(wires.map((wire) => wire.close())); },
  };
}

async function askAbout(
  transport: HttpTransport, token: string | undefined, people: readonly PersonIdentifier[], ask: PersonAsk,
): Promise<ReadonlyMap<string, Heard<RegistryPart>>> {
  const heard = await hear(transport, OPERATION, () => findings(transport, token, people, ask));
  const heardOf = (key: string): Heard<RegistryPart> => {
    if (!heard.heard) return heard;
    const finding = heard.value.get(key) ?? 'UNKNOWN_PERSON';
    const because = whyStale(heard.asOf);
    if (typeof finding === 'object') return { heard: true, value: finding, asOf: heard.asOf, ...(because && { staleBecause: because }) };
    const faultOfKind = (kind: SourceFaultKind) => new SourceFailure(kind, false).toFault(transport.source, transport.coordinate(OPERATION));
    if (finding !== 'UNKNOWN_PERSON' || !because) return { heard: false, fault: faultOfKind(finding) };
    return { heard: false, fault: { ...faultOfKind('FAULT'), asOf: heard.asOf, because: `${NOT_IN_IT} ${because}` } }; // who moved in since is not in it yet
  };
  return new Map(people.map(identifierKey).map((key) => [key, heardOf(key)]));
}

const NOT_IN_IT = 'W rejestrze mieszkańców tej osoby nie ma, ale nie wiadomo, czy gmina jej nie zna.';

const whyStale = (asOf: Date): string | undefined =>
  (Date.now() - asOf.getTime() > FRESH_MILLISECONDS ? `Rejestr mieszkańców podaje stan z ${warsawMoment(asOf)}: ma ponad 26 godzin.` : undefined);

async function findings(
  transport: HttpTransport, token: string | undefined, people: readonly PersonIdentifier[], ask: PersonAsk,
): Promise<{ value: ReadonlyMap<string, Finding>; asOf: Date }> {
  let odpowiedz: Odpowiedz | undefined;
  const answer = await transport.send({
    operation: OPERATION, method: 'POST', path: '/api/v1/mieszkancy/_wyszukaj',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(toZapytanie(people, ask.legal)),
    idempotent: true, // a search by POST, so that no identifier stands in a URL
    alsoReads: (status) => ERRORS_IN_ITS_OWN_WORDS.has(status),
    check: (heard) => {
      if (ERRORS_IN_ITS_OWN_WORDS.has(heard.status)) throw ownFault(heard);
      const json = jsonOf(heard);
      if (isBlad(json)) throw faultIn(json); // nobody is unknown to a register that says that it cannot answer
      odpowiedz = parseOdpowiedz(json, warsawDate(heard.receivedAt));
      if (!odpowiedz) throw new SourceFailure('MALFORMED', false);
    },
  }, ask);
  if (!odpowiedz) throw new SourceFailure('MALFORMED', false);
  const { stanNaDzien, osoby } = odpowiedz;
  const credible = stanNaDzien && stanNaDzien <= answer.receivedAt; // nothing is known as of tomorrow
  return { value: toFindings(people, osoby), asOf: credible ? stanNaDzien : answer.receivedAt };
}

/** 401 and 403 are the transport's: they mean the same on every wire. */
const ERRORS_IN_ITS_OWN_WORDS: ReadonlySet<number> = new Set([400, 404, 409, 422]);

const ownFault = (answer: HttpAnswer): SourceFailure => faultIn(answer.contentType === 'application/json' ? jsonOf(answer) : undefined);

function faultIn(json: unknown): SourceFailure {
  const { kind, retryable } = faultOf(parseBlad(json));
  return new SourceFailure(kind, retryable);
}
