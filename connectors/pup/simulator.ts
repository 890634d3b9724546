import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type RequestListener, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { identifierKey } from '../../src/vocabulary/person-identifier.js';
import { type Simulator, type SimulatorMode, playMode } from '../transport/knobs.js';
import { type Osoba, type PupPerson, peopleSaid } from './simulated-register.js';

const PATH = '/pup/dane-osob';
const BATCH_MAX = 100;

interface PupSimulatorOptions {
  /** Whoever is listed without `pup` is known and not registered; whoever is not listed is unknown. */
  readonly people: readonly PupPerson[];
  readonly port?: number;
  /** When given, nobody is answered without a session that this account has opened. */
  readonly account?: { readonly user: string; readonly password: string };
}

/** What can be turned on the wire itself, beside the modes that every simulator has. */
export interface PupKnobs {
  /** Every session ends, as after a restart at the office. */
  expireSessions(): void;
  /** Sessions opened since start. */
  readonly logins: () => number;
}

/** A labour office on loopback: the server of the `soap` package reading pup.wsdl, so another stack than the connector's own. */
export async function pupSimulator({ people, port = 0, account }: PupSimulatorOptions): Promise<Simulator & PupKnobs> {
  const known = new Map(people.map((person) => [identifierKey(person.identifier), person]));
  const sessions = new Set<string>();
  let [mode, calls, logins]: [SimulatorMode, number, number] = ['up', 0, 0];
  const server = createServer();
  const listeners = await soapListeners(server, {
    Zaloguj(_, { Security: security }, refusal) {
      const { Username: user, Password: password } = security?.UsernameToken ?? {};
      if (mode === 'fault') throw refusal('PUP-099', `Błąd wewnętrzny: ${user}`);
      if (account && (user !== account.user || textOf(password) !== account.password)) throw refusal('PUP-012', `Nieznane konto ${user}`);
      logins += 1;
      const identyfikator = randomUUID();
      sessions.add(identyfikator);
      return { identyfikator };
    },
    PobierzDaneOsob(question, { Sesja: session, KontekstPrawny: context = {} }, refusal) {
      if (mode === 'fault') throw refusal('PUP-099', `Błąd wewnętrzny: ${JSON.stringify(question)}`);
      if (account && !sessions.has(session?.identyfikator ?? '')) throw refusal('PUP-013', `Brak sesji ${session?.identyfikator}`);
      if (!context.podstawaPrawna || !context.cel || !context.znakSprawy || !context.zakres) throw refusal('PUP-010', 'Brak kontekstu prawnego');
      const asked = [question.osoba ?? []].flat();
      if (asked.length === 0) throw refusal('PUP-020', 'Komunikat niezgodny ze schematem');
      if (asked.length > BATCH_MAX) throw refusal('PUP-021', 'Zbyt wiele osób');
      return peopleSaid(asked, [context.zakres].flat(), context.cel, known);
    },
  });
  server.on('request', (request, response) => {
    if (request.method === 'POST') calls += 1;
    const isSoap12 = request.headers['content-type']?.startsWith('application/soap+xml') === true;
    if (!playMode(mode, request, response)) listeners[isSoap12 ? '1.2' : '1.1'][calls % STYLES.length]!(request, response);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`,
    setMode: (next) => { mode = next; },
    calls: () => calls,
    expireSessions: () => sessions.clear(),
    logins: () => logins,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What changes from answer to answer, as behind a load balancer: prefixes, and whether a Fault comes with an error's status or with 200. */
interface Style { readonly envelope: string; readonly own: string; readonly faultsWith200: boolean }
const STYLES: readonly Style[] = [
  { envelope: 'soap', own: 'pup', faultsWith200: false },
  { envelope: 'SOAP-ENV', own: 'ns2', faultsWith200: true },
];
type Version = '1.1' | '1.2';

/** What the `soap` package makes of a message: a list of one is not a list. */
interface Question { readonly osoba?: Osoba | readonly Osoba[] }
interface Header {
  readonly Security?: { readonly UsernameToken?: { readonly Username?: string; readonly Password?: string | { readonly $value?: string } } };
  readonly Sesja?: { readonly identyfikator?: string };
  readonly KontekstPrawny?: { readonly podstawaPrawna?: string; readonly cel?: string; readonly znakSprawy?: string; readonly zakres?: string | readonly string[] };
}
/** The office's own no, to be thrown: a code of its table and a sentence that may name anybody. */
type Refusal = (kod: string, komunikat: string) => object;
type Operation = (question: Question, header: Header, refusal: Refusal) => object;
interface Office { readonly Zaloguj: Operation; readonly PobierzDaneOsob: Operation }

/** A listener for each version and style. `soap` takes the server's request event for itself; it is handed back, to play faults before it. */
async function soapListeners(server: Server, office: Office): Promise<Record<Version, readonly RequestListener[]>> {
  const { listen } = await import('soap'); // half a second, and only demo and tests need it
  const wsdl = readFileSync(join(PROJECT_ROOT, 'connectors/pup/pup.wsdl'), 'utf8');
  const listenAs = async (version: Version, style: Style): Promise<RequestListener> => {
    const as = (operation: Operation) => (question: Question, _: unknown, header?: Header | null) => operation(question, header ?? {}, refusalIn(version, style));
    const port = { Zaloguj: as(office.Zaloguj), PobierzDaneOsob: as(office.PobierzDaneOsob) };
    await new Promise<void>((ready, failed) => {
      listen(server, {
        path: PATH, services: { DaneOsob: { DaneOsobSoap11: port, DaneOsobSoap12: port } }, envelopeKey: style.envelope,
        xml: wsdl.replace('xmlns:pup=', `xmlns:${style.own}=`).replaceAll('"pup:', `"${style.own}:`),
        forceSoap12Headers: version === '1.2', callback: (error: unknown) => (error ? failed(error) : ready()),
      });
    });
    const [listener] = server.listeners('request');
    server.removeAllListeners('request');
    return listener as RequestListener;
  };
  const listeners: Record<Version, RequestListener[]> = { '1.1': [], '1.2': [] };
  for (const version of ['1.1', '1.2'] as const) for (const style of STYLES) listeners[version].push(await listenAs(version, style));
  return listeners;
}

/** In the form in which `soap` turns a thrown object into a Fault. */
const refusalIn = (version: Version, { envelope, own, faultsWith200 }: Style): Refusal => (kod, komunikat) => {
  const isOurs = kod === 'PUP-099';
  const exception = { [`${own}:Wyjatek`]: { [`${own}:kod`]: kod, [`${own}:komunikat`]: komunikat } };
  return {
    Fault: version === '1.1'
      ? { faultcode: `${envelope}:${isOurs ? 'Server' : 'Client'}`, faultstring: komunikat, detail: exception, statusCode: faultsWith200 ? 200 : 500 }
      : {
        Code: { Value: `${envelope}:${isOurs ? 'Receiver' : 'Sender'}`, Subcode: { Value: `${own}:${kod}` } },
        Reason: { Text: { attributes: { 'xml:lang': 'pl' }, $value: komunikat } }, Detail: exception,
        statusCode: faultsWith200 ? 200 : isOurs ? 500 : 400,
      },
  };
};

const textOf = (password: string | { readonly $value?: string } | undefined): string | undefined =>
  (typeof password === 'object' ? password.$value : password);
