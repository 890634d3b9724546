import type { PersonAsk, SourceFaultKind } from '../../../connectors/connector.js';
import type { SyntheticPerson } from '../../../connectors/synthetic-person.js';
import { DEFAULT_LIMITS, type TransportLimits } from '../../../connectors/transport/http.js';
import type { SimulatorMode } from '../../../connectors/transport/knobs.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { type PersonIdentifier, parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';

export const SHORT: TransportLimits = { ...DEFAULT_LIMITS, attemptMilliseconds: 1_000, attempts: 1, failuresToOpen: 100 };

export const ask = (signal: AbortSignal = new AbortController().signal): PersonAsk => ({
  signal, correlationId: 'c-1', legal: { basis: 'ustawa o CUS art. 50 <ust. 3> & "inne"', purpose: 'NEEDS_RECOGNITION', caseId: 'CUS.8120.17.2026' },
});

export const pesel = (value: string): PersonIdentifier => parsePersonIdentifier({ type: 'PESEL', value })!;
/** Born in 1902: the number begins with a zero that must survive the wire. */
export const ZANETA = pesel('02070803628');
export const JAN = pesel('44051401359');
export const OLENA = parsePersonIdentifier({ type: 'DOCUMENT', value: 'AB123456', country: 'UA' })!;

/** Different people born on 1 January 1950. */
export const manyPesels = (count: number): readonly PersonIdentifier[] => Array.from({ length: count }, (_, i) => {
  const digits = `500101${String(i).padStart(4, '0')}`;
  const sum = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3].reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return pesel(`${digits}${(10 - (sum % 10)) % 10}`);
});

export const person = (identifier: PersonIdentifier, known: Partial<SyntheticPerson> = {}): SyntheticPerson => ({
  identifier, givenName: 'Żaneta', familyName: 'Gżegżółka & "Łoś" <junior>', birthDate: parseLocalDate('1902-07-08')!, sex: 'FEMALE', ...known,
});

/** What a connector makes of each thing that a simulator can do wrong. */
export const FAULT_KINDS: Readonly<Record<Exclude<SimulatorMode, 'up'>, readonly SourceFaultKind[]>> = {
  down: ['UNREACHABLE'],
  slow: ['TIMEOUT'],
  'server-error': ['SERVER_ERROR'],
  fault: ['FAULT'],
  malformed: ['MALFORMED'],
  truncated: ['UNREACHABLE', 'MALFORMED'],
  'wrong-content-type': ['WRONG_CONTENT_TYPE'],
  refused: ['REFUSED'],
  maintenance: ['MAINTENANCE'],
};
