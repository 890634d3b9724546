import type { SourceFaultKind } from '../connector.js';
import { SourceFailure } from './source-failure.js';
import type { XmlElement } from './xml.js';

/** What a connector knows of the codes that its source uses. The key is the code as it stands on the wire. */
export type FaultTable = Readonly<Record<string, {
  readonly meaning: string;
  readonly kind: SourceFaultKind;
  readonly retryable: boolean;
  /** An internal error: the breaker counts it although asking again is of no use. */
  readonly counts?: boolean;
}>>;

/** The entry of a Fault's detail that is the service's own, and whose child `kod` is its code. */
export interface OwnEntry {
  readonly namespace: string;
  readonly name: string;
}

/** A SOAP Fault without its texts: those were written for people and may name the person. */
export interface SoapFault {
  /** Local parts, the most specific first: the service's own code, subcodes from the inside out, the code of SOAP itself. */
  readonly codes: readonly string[];
}

/**
 * Fault of either version:
 *   1.1  faultcode, faultstring, faultactor?, detail?
 *   1.2  Code(Value, Subcode(Value, Subcode…)?), Reason(Text+), Detail?
 * Children are found by local name alone: 1.1 leaves them without a namespace, yet many stacks add one, and some send
 * the 1.2 form in a 1.1 envelope. A service's own code stands in the entry of the detail that it is known to write, and is looked for
 * nowhere else: details quote questions too. Services of the NFZ have no such entry but a second `faultcode`, somewhere in the detail.
 */
export function readSoapFault(fault: XmlElement, entry?: OwnEntry): SoapFault {
  const detail = child(fault, 'detail') ?? child(fault, 'Detail');
  const own = detail && (entry ? ownCode(detail, entry) : firstCalled(detail, 'faultcode'));
  const codes = [own, ...subcodes(child(fault, 'Code')), child(fault, 'faultcode')];
  return { codes: codes.flatMap((element) => (element ? [localPart(element.text)] : [])) };
}

/** The first code that the table knows decides. A fault nobody knows is not worth asking again, and counts: nothing says that it is about the question. */
export function failureOfSoapFault({ codes }: SoapFault, table: FaultTable): SourceFailure {
  const known = codes.find((code) => Object.hasOwn(table, code));
  const { kind, retryable, counts }: FaultTable[string] = (known !== undefined && table[known]) || UNHEARD_OF;
  return new SourceFailure(kind, retryable, { ...(counts !== undefined && { counts }), ...(known !== undefined && { code: known }) });
}

const UNHEARD_OF = { meaning: 'błąd, którego hub nie zna', kind: 'FAULT', retryable: false, counts: true } as const satisfies FaultTable[string];

const child = (parent: XmlElement, name: string): XmlElement | undefined => parent.children.find((each) => each.name === name);

/** Undefined where there are two: nobody can say which is meant. */
function ownCode(detail: XmlElement, { namespace, name }: OwnEntry): XmlElement | undefined {
  const isIn = (each: XmlElement) => each.namespace === namespace;
  const codes = detail.children.filter((each) => isIn(each) && each.name === name)
    .flatMap(({ children }) => children.filter((each) => isIn(each) && each.name === 'kod'));
  return codes.length === 1 ? codes[0] : undefined;
}

function subcodes(code: XmlElement | undefined): readonly (XmlElement | undefined)[] {
  return code ? [...subcodes(child(code, 'Subcode')), child(code, 'Value')] : [];
}

function firstCalled(parent: XmlElement, name: string): XmlElement | undefined {
  for (const each of parent.children) {
    const found = each.name === name ? each : firstCalled(each, name);
    if (found) return found;
  }
  return undefined;
}

/** `soap:Client` to `Client`: the prefix means nothing outside the document. */
const localPart = (qualified: string): string => qualified.trim().replace(/^[^:]*:/, '');
