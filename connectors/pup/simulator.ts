import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { identifierKey } from '../../src/vocabulary/person-identifier.js';
import type { SyntheticPerson } from '../synthetic-person.js';
import { type Simulator, type SimulatorMode, playMode } from '../transport/knobs.js';

const PATH = '/pup/status';
const BATCH_MAX = 50;

interface PupSimulatorOptions {
  /** Whoever is listed without `pup` is known and not registered; whoever is not listed is unknown. */
  readonly people: readonly SyntheticPerson[];
  readonly port?: number;
  /** When given, a question without this UsernameToken is refused. */
  readonly user?: string;
  readonly password?: string;
}

/** A labour office on loopback: the server of the `soap` package reading pup.wsdl, so another stack than the connector's own. */
export async function pupSimulator({ people, port = 0, user, password }: PupSimulatorOptions): Promise<Simulator> {
  const known = new Map(people.map((person) => [identifierKey(person.identifier), person]));
  let mode: SimulatorMode = 'up';
  let calls = 0;
  const server = createServer();
  const answerSoap = await soapListener(server, (question, header) => {
    if (mode === 'fault') throw fault('PUP-099', `Błąd wewnętrzny: ${JSON.stringify(question)}`);
    return answer(question, header, known);
  }, (security) => user === undefined || (security?.UsernameToken?.Username === user && textOf(security.UsernameToken.Password) === password));
  server.on('request', (request, response) => {
    if (request.method === 'POST') calls += 1;
    if (!playMode(mode, request, response)) answerSoap(request, response);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    setMode: (next) => { mode = next; },
    calls: () => calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What the `soap` package makes of a question: a list of one is not a list. */
interface Question { readonly osoba?: Osoba | readonly Osoba[] }
interface Osoba { readonly pesel?: string; readonly dokument?: { readonly kraj: string; readonly numer: string } }
interface Header { readonly KontekstPrawny?: Readonly<Record<string, unknown>> }
interface Security { readonly UsernameToken?: { readonly Username?: string; readonly Password?: string | { readonly $value?: string } } }

/** `soap` takes the server's request event for itself; it is handed back, so that faults can be played before it. */
async function soapListener(
  server: Server, service: (question: Question, header: Header) => object, admits: (security?: Security) => boolean,
): Promise<RequestListener> {
  const { listen } = await import('soap'); // half a second, and only demo and tests need it
  const wsdl = readFileSync(join(PROJECT_ROOT, 'connectors/pup/pup.wsdl'), 'utf8');
  await new Promise<void>((ready, failed) => {
    const soap = listen(server, PATH, {
      StatusOsob: { StatusOsobPort: { PobierzStatus: (question: Question, _: unknown, header?: Header) => service(question, header ?? {}) } },
    }, wsdl, (error) => (error ? failed(error) : ready()));
    soap.authenticate = (security: Security | undefined) => admits(security);
  });
  const [listener] = server.listeners('request');
  server.removeAllListeners('request');
  return listener as RequestListener;
}

function answer(question: Question, { KontekstPrawny: context = {} }: Header, known: ReadonlyMap<string, SyntheticPerson>): object {
  const asked = [question.osoba ?? []].flat() as readonly Osoba[];
  if (!context['podstawaPrawna'] || !context['cel'] || !context['znakSprawy']) throw fault('PUP-010', 'Brak kontekstu prawnego');
  if (asked.length === 0) throw fault('PUP-020', 'Komunikat niezgodny ze schematem');
  if (asked.length > BATCH_MAX) throw fault('PUP-021', 'Zbyt wiele osób');
  return { wynikOsoby: asked.map((osoba) => resultOf(osoba, known.get(keyOf(osoba)))).toReversed() }; // never in the order asked
}

const keyOf = ({ pesel, dokument }: Osoba): string => (pesel ? `PESEL:${pesel}` : `DOCUMENT:${dokument?.kraj}:${dokument?.numer}`);

function resultOf(osoba: Osoba, person: SyntheticPerson | undefined): object {
  if (!person) return { osoba, wynik: 'NIEZNANA' };
  return {
    osoba, wynik: 'ZNALEZIONO',
    ewidencja: {
      numerEwidencyjny: recordId(person), imie: person.givenName, nazwisko: person.familyName,
      dataUrodzenia: person.birthDate, plec: person.sex === 'FEMALE' ? 'K' : 'M',
      status: person.pup ? { UNEMPLOYED: 'BEZROBOTNY', JOB_SEEKER: 'POSZUKUJACY_PRACY' }[person.pup.status] : 'NIEZAREJESTROWANY',
      ...(person.pup && { dataRejestracji: person.pup.since }),
      ...(person.pup?.benefitUntil && { prawoDoZasilkuDo: person.pup.benefitUntil }),
    },
  };
}

/** Stable and without meaning: the office has its own number for everybody. */
const recordId = ({ identifier }: SyntheticPerson): string =>
  `PUP/${[...identifierKey(identifier)].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000_007, 11)}`;

/** In the form in which `soap` turns a thrown object into a Fault with HTTP 500. */
const fault = (kod: string, komunikat: string) => ({
  Fault: { faultcode: 'soap:Server', faultstring: komunikat, detail: { Wyjatek: { kod, komunikat } }, statusCode: 500 },
});

const textOf = (password: string | { readonly $value?: string } | undefined): string | undefined =>
  (typeof password === 'object' ? password.$value : password);
