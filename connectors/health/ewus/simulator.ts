import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import type { SyntheticPerson } from '../../synthetic-person.js';
import type { Simulator } from '../../transport/knobs.js';
import { type SimulatorAnswer, startSimulator } from '../../transport/simulator-server.js';
import { readXml, type XmlElement } from '../../transport/xml.js';

/** Folder of the two services, as at the NFZ. */
export const EWUS_FOLDER = '/ws-broker-server-ewus/services';

export type PasswordState = 'good' | 'expires-soon' | 'expired';

/** What can be turned on the wire itself, beside the modes that every simulator has. */
export interface EwusKnobs {
  /** Every session ends, as after a restart at the NFZ. */
  expireSessions(): void;
  setPassword(state: PasswordState): void;
  /** Logins answered with a session since start. */
  readonly logins: () => number;
  /** Most questions about people that were open at one moment. */
  readonly atOnce: () => number;
}

export interface EwusWish {
  /** Whoever has no `insurance` is not in the central list. */
  readonly people: readonly SyntheticPerson[];
  readonly login: string;
  readonly password: string;
  /** How long an answer about a person takes. */
  readonly latencyMilliseconds?: number;
}

/** The NFZ's broker: the Auth and ServiceBroker ports below `EWUS_FOLDER`, one person a question, sessions that can end. */
export function ewusWire({ people, login, password, latencyMilliseconds = 0 }: EwusWish): { readonly answer: SimulatorAnswer; readonly knobs: EwusKnobs } {
  const known = new Map(people.map((person) => [person.identifier.value as string, person]));
  const sessions = new Map<string, string>();
  let [state, logins, open, atOnce]: [PasswordState, number, number, number] = ['good', 0, 0, 0];

  const logIn = (question: XmlElement): string => {
    const given = new Map(every(question, 'item').map((item) => [textOf(item, 'name'), textOf(item, 'value')]));
    const isKnown = given.get('login') === login && textOf(question, 'password') === password && /^(0[1-9]|1[0-6])$/.test(given.get('domain') ?? '');
    if (!isKnown) return fault('authentication', 'Client.AuthenticationException', 'Brak identyfikacji operatora.');
    if (state === 'expired') return fault('passExpired', 'Client.PassExpiredException', 'Hasło operatora wygasło.');
    const [session, authToken] = [randomBytes(16).toString('hex').toUpperCase(), randomBytes(11).toString('base64url')];
    sessions.set(session, authToken);
    logins += 1;
    return loggedIn(session, authToken, state === 'good' ? '[000] Użytkownik został prawidłowo zalogowany.' : '[001] Użytkownik został prawidłowo zalogowany. Hasło wygaśnie za 3 dni.');
  };

  const check = async (question: XmlElement): Promise<string> => {
    const idOf = (name: string) => every(question, name)[0]?.attributes['id'] ?? '';
    const token = sessions.get(idOf('session'));
    if (token === undefined) return fault('session', 'Client.SessionException', 'Brak sesji operatora. Podano nieistniejący identyfikator lub sesja wygasła.');
    if (token !== idOf('authToken')) return fault('authToken', 'Client.AuthTokenException', 'Brak poprawnego tokenu autoryzacyjnego.');
    open += 1;
    atOnce = Math.max(atOnce, open);
    await new Promise((resolve) => setTimeout(resolve, latencyMilliseconds));
    open -= 1;
    const pesel = textOf(question, 'numer_pesel');
    return /^[0-9]{11}$/.test(pesel) ? answerAbout(pesel, known.get(pesel), new Date()) : fault('input', 'Client.InputException', `Niepoprawny numer PESEL: ${pesel}`);
  };

  return {
    async answer(request: IncomingMessage, response: ServerResponse, mode) {
      const question = readXml(await buffer(request));
      if (mode === 'fault') return send(response, fault('server', 'Client.ServerException', 'Błąd wewnętrzny przy obsłudze pacjenta ImięTAK NazwiskoTAK'));
      if (request.url === `${EWUS_FOLDER}/Auth`) return send(response, logIn(question));
      if (request.url === `${EWUS_FOLDER}/ServiceBroker`) return send(response, await check(question));
      response.writeHead(404).end();
    },
    knobs: {
      expireSessions: () => sessions.clear(), setPassword: (next) => { state = next; }, logins: () => logins, atOnce: () => atOnce,
    },
  };
}

/** It alone on a port of its own. Its address is `<url>` with `EWUS_FOLDER`. */
export async function ewusSimulator({ port, ...wish }: EwusWish & { readonly port?: number }): Promise<Simulator & EwusKnobs> {
  const { answer, knobs } = ewusWire(wish);
  return { ...(await startSimulator(answer, port)), ...knobs };
}

const every = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.flatMap((child) => [...(child.name === name ? [child] : []), ...every(child, name)]);
const textOf = (parent: XmlElement, name: string): string => every(parent, name)[0]?.text.trim() ?? '';

const STATUS_CWU = { found: '1', notFound: '0', annulled: '-1' } as const;

function answerAbout(pesel: string, person: SyntheticPerson | undefined, now: Date): string {
  const { status, notes = [] } = person?.insurance ?? {};
  const isFound = status === 'INSURED' || status === 'NOT_INSURED';
  const [mark, more] = [notes.find(({ code }) => code === 'DN'), notes.filter(({ code }) => code !== 'DN')];
  const pacjent = isFound ? `<ns2:pacjent>
    <ns2:data_waznosci_potwierdzenia>${warsawDate(now)}+01:00</ns2:data_waznosci_potwierdzenia>
    <ns2:status_ubezp${mark ? ' ozn_rec="DN"' : ''}>${status === 'INSURED' ? '1' : '0'}</ns2:status_ubezp>
    <ns2:imie>${escaped(person!.givenName)}</ns2:imie><ns2:nazwisko>${escaped(person!.familyName)}</ns2:nazwisko>
    ${more.length > 0 ? `<ns2:informacje_dodatkowe>${more.map(({ code, text }) => `<ns2:informacja kod="${escaped(code)}" poziom="I" wartosc="${escaped(text)}"/>`).join('')}</ns2:informacje_dodatkowe>` : ''}
  </ns2:pacjent>` : '';
  return envelope(`<ns3:executeServiceReturn xsi:type="ns3:ServiceResponse" xmlns:ns3="http://xml.kamsoft.pl/ws/broker" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <location xmlns="http://xml.kamsoft.pl/ws/common"><namespace>nfz.gov.pl/ws/broker/cwu</namespace><localname>checkCWU</localname><version>5.0</version></location>
    <ns3:date>${now.toISOString()}</ns3:date>
    <ns3:payload><ns3:textload>
      <ns2:status_cwu_odp data_czas_operacji="${now.toISOString()}" id_operacji="L1600M00000000001" xmlns:ns2="https://ewus.nfz.gov.pl/ws/broker/ewus/status_cwu/v5">
        <ns2:status_cwu>${status === 'ANNULLED_PESEL' ? STATUS_CWU.annulled : isFound ? STATUS_CWU.found : STATUS_CWU.notFound}</ns2:status_cwu>
        <ns2:numer_pesel>${pesel}</ns2:numer_pesel>
        <ns2:system_nfz nazwa="eWUS" wersja="pokaz"/>
        <ns2:swiad><ns2:id_swiad>POKAZ1</ns2:id_swiad><ns2:id_ow>16</ns2:id_ow><ns2:id_operatora>1</ns2:id_operatora></ns2:swiad>
        ${pacjent}
        <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignatureValue>AAAA</SignatureValue></Signature>
      </ns2:status_cwu_odp>
    </ns3:textload></ns3:payload>
  </ns3:executeServiceReturn>`);
}

const COMMON = 'http://xml.kamsoft.pl/ws/common';

const loggedIn = (session: string, authToken: string, says: string): string => envelope(
  `<ns1:loginReturn xmlns:ns1="http://xml.kamsoft.pl/ws/kaas/login_types">${escaped(numbered(says))}</ns1:loginReturn>`,
  `<soapenv:Header><ns1:session id="${session}" xmlns:ns1="${COMMON}"/><ns1:authToken id="${authToken}" xmlns:ns1="${COMMON}"/></soapenv:Header>`);

/** The broker writes Polish letters as character references and then escapes those as well. */
const numbered = (text: string): string => text.replace(/[^\x20-\x7e]/g, (letter) => `&#${letter.codePointAt(0)};`);

const fault = (name: string, code: string, says: string): string => envelope(`<soapenv:Fault>
    <faultcode>soapenv:Server</faultcode><faultstring>${escaped(says)}</faultstring>
    <detail><ns1:${name}Error xsi:type="ns1:${name}Exception" xmlns:ns1="${COMMON}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <ns1:faultcode>${code}</ns1:faultcode><ns1:faultstring>${escaped(numbered(says))}</ns1:faultstring><ns1:faultactor>pokaz</ns1:faultactor>
    </ns1:${name}Error></detail>
  </soapenv:Fault>`);

const envelope = (body: string, header = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function send(response: ServerResponse, xml: string): void {
  response.writeHead(xml.includes('<soapenv:Fault>') ? 500 : 200, { 'content-type': 'text/xml; charset=utf-8' }).end(xml);
}
