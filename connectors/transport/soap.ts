import { XMLBuilder } from 'fast-xml-parser';
import type { Ask } from '../connector.js';
import { DEFAULT_LIMITS, type HttpAnswer, type HttpTransport, type TransportLimits } from './http.js';
import { type FaultTable, type OwnEntry, failureOfSoapFault, readSoapFault } from './soap-fault.js';
import { SourceFailure } from './source-failure.js';
import { FORBIDDEN_CHARACTERS, type XmlElement, malformed, readXml } from './xml.js';

const ENVELOPE = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
} as const;
export type SoapVersion = keyof typeof ENVELOPE;

/** XML is read in one go, at half a second for each hostile megabyte; an answer about 100 people is a sixth of one. */
export const SOAP_LIMITS: TransportLimits = { ...DEFAULT_LIMITS, answerBytesMax: 1_048_576 };

/** Elements by prefixed name, in the order in which they are written; `@name` is an attribute, `#text` the text beside it. */
export interface XmlMessage {
  readonly [name: string]: string | XmlMessage | readonly (string | XmlMessage)[] | undefined;
}

export interface SoapQuestion {
  readonly version: SoapVersion;
  /** Port of the service below the source's address, `/Auth`; none: the address itself. */
  readonly path?: string;
  /** Name of the operation in faults and in `systems`. */
  readonly operation: string;
  /** SOAPAction of 1.1, `action` parameter of 1.2. A constant of the operation, without personal data. */
  readonly action: string;
  /** Prefix to namespace, for the names in header and body. */
  readonly namespaces: Readonly<Record<string, string>>;
  readonly header?: XmlMessage;
  readonly body: XmlMessage;
  readonly httpHeaders?: Readonly<Record<string, string>>;
  readonly idempotent: boolean;
  readonly faults: FaultTable;
  /** Where the service puts its own code; see `readSoapFault`. */
  readonly faultEntry?: OwnEntry;
}

/** What a service said: the one element inside the Body, and the Header, where there is one. */
export interface SoapAnswer {
  readonly answer: XmlElement;
  readonly header: XmlElement | undefined;
}

/** The answer, as of when it came. Throws SourceFailure; deadline, retry and breaker are the transport's. */
export async function askSoap(http: HttpTransport, question: SoapQuestion, ask: Ask): Promise<SoapAnswer & { receivedAt: Date }> {
  let said: SoapAnswer | undefined;
  const { receivedAt } = await http.send({
    operation: question.operation, method: 'POST', path: question.path ?? '', idempotent: question.idempotent,
    headers: { ...headersOf(question), ...question.httpHeaders },
    body: writeEnvelope(question),
    alsoReads: (status) => status === 500 || (question.version === '1.2' && status === 400), // where SOAP puts its faults
    check: (heard) => { said = readSoapAnswer(heard, question.faults, question.faultEntry); },
  }, ask);
  if (!said) throw malformed();
  return { ...said, receivedAt };
}

/** An envelope in UTF-8. Every value is escaped; a character that XML cannot carry becomes U+FFFD. */
export function writeEnvelope({ version, namespaces, header, body }: Pick<SoapQuestion, 'version' | 'namespaces' | 'header' | 'body'>): string {
  const declarations = Object.entries(namespaces).map(([prefix, uri]) => [`@xmlns:${prefix}`, uri]);
  return '<?xml version="1.0" encoding="UTF-8"?>' + builder.build({
    'soap:Envelope': {
      '@xmlns:soap': ENVELOPE[version], ...Object.fromEntries(declarations), 'soap:Header': header, 'soap:Body': body,
    },
  });
}

/**
 * What an HTTP answer says, or a SourceFailure. A Fault is looked for first, whatever the status, because some stacks
 * send it with 200. A 5xx without a Fault is the server's own error.
 */
export function readSoapAnswer(heard: Said, faults: FaultTable, entry?: OwnEntry): SoapAnswer {
  if (heard.status >= 300) throw faultBehind(heard, faults, entry);
  if (PAGES_FOR_PEOPLE.has(heard.contentType)) throw new SourceFailure('MAINTENANCE', true);
  if (!XML_TYPES.has(heard.contentType)) throw new SourceFailure('WRONG_CONTENT_TYPE', false);
  const { header, body, fault } = openEnvelope(heard);
  if (fault) throw failureOfSoapFault(readSoapFault(fault, entry), faults);
  if (body.children.length !== 1) throw malformed(); // document/literal: one message, one element
  return { answer: body.children[0]!, header };
}

type Said = Pick<HttpAnswer, 'status' | 'contentType' | 'charset' | 'body'>;

const XML_TYPES = new Set(['text/xml', 'application/soap+xml', 'application/xml']);
const PAGES_FOR_PEOPLE = new Set(['text/html', 'application/xhtml+xml']);

const EVERY_FORBIDDEN_CHARACTER = new RegExp(FORBIDDEN_CHARACTERS, 'g');
const builder = new XMLBuilder({
  ignoreAttributes: false, attributeNamePrefix: '@', suppressBooleanAttributes: false,
  tagValueProcessor: (_, value) => String(value).replace(EVERY_FORBIDDEN_CHARACTER, '\ufffd'),
});

function headersOf({ version, action }: SoapQuestion): Record<string, string> {
  return version === '1.1'
    ? { 'content-type': 'text/xml; charset=utf-8', accept: 'text/xml', soapaction: `"${action}"` }
    : { 'content-type': `application/soap+xml; charset=utf-8; action="${action}"`, accept: 'application/soap+xml' };
}

/** The failure that an unsuccessful status stands for; the Fault in its body is closer to the truth than the number. */
function faultBehind(heard: Said, faults: FaultTable, entry: OwnEntry | undefined): SourceFailure {
  const { status, contentType } = heard;
  const number = status >= 500 ? new SourceFailure('SERVER_ERROR', true) : new SourceFailure('FAULT', false);
  if (!XML_TYPES.has(contentType)) return number;
  try {
    const { fault } = openEnvelope(heard);
    return fault ? failureOfSoapFault(readSoapFault(fault, entry), faults) : number;
  } catch {
    return number;
  }
}

/** An answer may be of either version, whichever was asked in: a 1.2 stack answers a 1.1 question with its own fault. */
function openEnvelope(heard: Said): { header: XmlElement | undefined; body: XmlElement; fault: XmlElement | undefined } {
  const root = readXml(heard.body, heard.charset);
  const isSoap = Object.values(ENVELOPE).some((namespace) => namespace === root.namespace);
  const bodies = root.children.filter((each) => each.name === 'Body' && each.namespace === root.namespace);
  if (!isSoap || root.name !== 'Envelope' || bodies.length !== 1) throw malformed();
  const body = bodies[0]!;
  const header = root.children.find((each) => each.name === 'Header' && each.namespace === root.namespace);
  return { header, body, fault: body.children.find((each) => each.name === 'Fault' && each.namespace === root.namespace) };
}
