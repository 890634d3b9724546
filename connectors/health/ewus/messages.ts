import type { XmlMessage } from '../../transport/soap.js';
import { type XmlElement, inNamespace, malformed } from '../../transport/xml.js';

/**
 * eWUŚ (NFZ), SOAP 1.1, document/literal, UTF-8; two ports below the address of the services:
 *
 *   Auth           login => credentials of item(name, value): login, domain (branch of the NFZ, 2 digits), type 'SWD' | 'LEK'
 *                  with idntSwd | idntLek where the branch wants one; password
 *                  answer: session@id and authToken@id in the Header, loginReturn '[000] Użytkownik został …' in the Body
 *   ServiceBroker  executeService => location(namespace, localname checkCWU, version 5.0), date, payload/textload/status_cwu_pyt
 *                  (numer_pesel, system_swiad@nazwa@wersja), with session and authToken in the Header
 *                  answer: payload/textload/status_cwu_odp@data_czas_operacji => status_cwu, numer_pesel, pacjent?
 *     status_cwu   1 found | 0 not in the central list (CWU) | -1 the PESEL is annulled
 *     pacjent      data_waznosci_potwierdzenia xs:date, status_ubezp '1' | '0' @ozn_rec?, imie, nazwisko,
 *                  informacje_dodatkowe/informacja@kod@poziom@wartosc
 *
 * `system_swiad` stands in no namespace, as in the clients that the NFZ answers. Names of the person are not read.
 */
const COMMON = 'http://xml.kamsoft.pl/ws/common';
const AUTH = 'http://xml.kamsoft.pl/ws/kaas/login_types';
const BROKER = 'http://xml.kamsoft.pl/ws/broker';
const CWU = 'https://ewus.nfz.gov.pl/ws/broker/ewus/status_cwu/v5';
export const EWUS_NAMESPACES = { com: COMMON, auth: AUTH, brok: BROKER, ewus: CWU } as const;

/** Who logs in. The password goes into the envelope and nowhere else. */
export interface Operator {
  /** Branch of the NFZ (oddział wojewódzki), 2 digits; not TERC. */
  readonly domain: string;
  readonly login: string;
  readonly password: string;
  /** Branches that ask which provider (SWD) or doctor (LEK) the operator works for want one of these. */
  readonly providerId?: string;
  readonly doctorId?: string;
}

export interface EwusSession {
  readonly session: string;
  readonly authToken: string;
}

export function writeLogin({ domain, login, password, providerId, doctorId }: Operator): XmlMessage {
  const items = [
    item('login', login), item('domain', domain),
    ...(providerId !== undefined ? [item('type', 'SWD'), item('idntSwd', providerId)] : []),
    ...(doctorId !== undefined ? [item('type', 'LEK'), item('idntLek', doctorId)] : []),
  ];
  return { 'auth:login': { 'auth:credentials': { 'auth:item': items }, 'auth:password': password } };
}

const item = (name: string, value: string): XmlMessage => ({ 'auth:name': name, 'auth:value': value });

export const writeSession = ({ session, authToken }: EwusSession): XmlMessage =>
  ({ 'com:session': { '@id': session }, 'com:authToken': { '@id': authToken } });

export const writeCheckCwu = (pesel: string, at: Date): XmlMessage => ({
  'brok:executeService': {
    'com:location': { 'com:namespace': 'nfz.gov.pl/ws/broker/cwu', 'com:localname': 'checkCWU', 'com:version': '5.0' },
    'brok:date': at.toISOString(),
    'brok:payload': { 'brok:textload': { 'ewus:status_cwu_pyt': { 'ewus:numer_pesel': pesel, system_swiad: { '@nazwa': 'CUS Hub', '@wersja': '1' } } } },
  },
});

export interface LoginReturn extends EwusSession {
  /** The three digits at the beginning of the answer; 000 is a login without remarks. */
  readonly code: string | undefined;
}

export function parseLoginReturn(answer: XmlElement, header: XmlElement | undefined): LoginReturn {
  if (answer.name !== 'loginReturn' || answer.namespace !== AUTH || !header) throw malformed();
  const id = (name: string) => common.get(header, name).attributes['id'] || fail();
  return { session: id('session'), authToken: id('authToken'), code: /^\s*\[([0-9]{3})\]/.exec(answer.text)?.[1] };
}

export interface StatusCwuOdp {
  readonly statusCwu: string;
  readonly numerPesel: string;
  readonly dataCzasOperacji: string;
  readonly pacjent: Pacjent | undefined;
}

export interface Pacjent {
  readonly dataWaznosciPotwierdzenia: string;
  readonly statusUbezp: string;
  /** Mark for prescriptions. */
  readonly oznRec: string | undefined;
  readonly informacje: readonly { readonly kod: string | undefined; readonly wartosc: string | undefined }[];
}

export function parseExecuteServiceReturn(answer: XmlElement): StatusCwuOdp {
  if (answer.name !== 'executeServiceReturn' || answer.namespace !== BROKER) throw malformed();
  const odp = cwu.get(broker.get(broker.get(answer, 'payload'), 'textload'), 'status_cwu_odp');
  const pacjent = cwu.find(odp, 'pacjent');
  return {
    statusCwu: cwu.getText(odp, 'status_cwu'), numerPesel: cwu.getText(odp, 'numer_pesel'),
    dataCzasOperacji: odp.attributes['data_czas_operacji'] ?? fail(), pacjent: pacjent && readPacjent(pacjent),
  };
}

function readPacjent(pacjent: XmlElement): Pacjent {
  const more = cwu.find(pacjent, 'informacje_dodatkowe');
  return {
    dataWaznosciPotwierdzenia: cwu.getText(pacjent, 'data_waznosci_potwierdzenia'),
    statusUbezp: cwu.getText(pacjent, 'status_ubezp'),
    oznRec: cwu.get(pacjent, 'status_ubezp').attributes['ozn_rec'] || undefined,
    informacje: (more ? cwu.all(more, 'informacja') : []).map(({ attributes: { kod, wartosc } }) => ({ kod, wartosc })),
  };
}

const [common, broker, cwu] = [inNamespace(COMMON), inNamespace(BROKER), inNamespace(CWU)];
const fail = (): never => { throw malformed(); };
