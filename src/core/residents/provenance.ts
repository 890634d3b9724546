import { PURPOSE_RULES } from '../access/purposes.js';
import type { Purpose } from '../../vocabulary/legal-context.js';
import { SOURCE_SYSTEM_NAMES, type SourceSystem } from '../../vocabulary/source-system.js';

/** How much one part of the picture can be relied on. */
export const PROVENANCE_STATES = ['FRESH', 'STALE', 'UNAVAILABLE', 'UNKNOWN_PERSON', 'NOT_ASKED', 'DENIED'] as const;
export type ProvenanceState = (typeof PROVENANCE_STATES)[number];

/** Stands beside every part: who said it, as of when, and in Polish why it is as it is. */
export interface Provenance {
  readonly system: SourceSystem;
  readonly state: ProvenanceState;
  readonly asOf?: Date;
  readonly because: string;
}

const WHY_NOT_HEARD: Readonly<Record<string, string>> = {
  UNREACHABLE: 'nie przyjmuje połączeń',
  TIMEOUT: 'nie odpowiedział w wyznaczonym czasie',
  CIRCUIT_OPEN: 'zawiódł kilka razy z rzędu i przez chwilę nie jest pytany',
  OVERLOADED: 'jest przeciążony',
  SERVER_ERROR: 'zgłosił błąd wewnętrzny',
  REFUSED: 'odmówił hubowi dostępu; powiadom administratora',
  FAULT: 'odpowiedział błędem',
  MALFORMED: 'przysłał odpowiedź, której nie da się odczytać',
  WRONG_CONTENT_TYPE: 'przysłał odpowiedź w nieznanym formacie',
  MAINTENANCE: 'ma przerwę techniczną',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const fresh = (system: SourceSystem, asOf: Date): Provenance =>
  ({ system, state: 'FRESH', asOf, because: `${capital(SOURCE_SYSTEM_NAMES[system])} odpowiedział.` });

export const stale = (system: SourceSystem, asOf: Date, because: string): Provenance => ({ system, state: 'STALE', asOf, because });

export const denied = (system: SourceSystem, purpose: Purpose): Provenance =>
  ({ system, state: 'DENIED', because: `Cel „${PURPOSE_RULES[purpose].name}” nie obejmuje danych, które ma ${SOURCE_SYSTEM_NAMES[system]}. Źródła nie zapytano.` });

export const notConnected = (system: SourceSystem): Provenance =>
  ({ system, state: 'NOT_ASKED', because: `${capital(SOURCE_SYSTEM_NAMES[system])} nie jest podłączony do tego centrum.` });

/** `kind` is one of the faults a connector can report. */
export function notHeard(system: SourceSystem, kind: string): Provenance {
  const name = capital(SOURCE_SYSTEM_NAMES[system]);
  if (kind === 'UNKNOWN_PERSON') return { system, state: 'UNKNOWN_PERSON', because: `${name} nie zna tej osoby.` };
  if (kind === 'UNSUPPORTED_IDENTIFIER') return { system, state: 'NOT_ASKED', because: `${name} nie wyszukuje osób po takim identyfikatorze.` };
  return { system, state: 'UNAVAILABLE', because: `${name} ${WHY_NOT_HEARD[kind] ?? 'nie odpowiedział'}.` };
}
