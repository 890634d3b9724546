import { PURPOSE_RULES } from '../access/purposes.js';
import type { Purpose } from '../../vocabulary/legal-context.js';
import { warsawMoment } from '../../vocabulary/local-date.js';
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
  UNREACHABLE: 'nie przyjmuje połączeń albo je zrywa',
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

/** As much of a connector's fault as a sentence needs. */
interface NotHeard {
  readonly kind: string;
  /** When a break ends, or until when the source asked to be left alone. */
  readonly until?: Date;
  /** The connector's own sentence, where the kind does not say enough, and as of when it was found to be so. */
  readonly because?: string;
  readonly asOf?: Date;
}

/** What the source did instead of answering, for after its name: „ma przerwę techniczną”. */
export function whyNotHeard({ kind, until }: NotHeard): string {
  if (!until) return WHY_NOT_HEARD[kind] ?? 'nie odpowiedział';
  return kind === 'MAINTENANCE' ? `ma przerwę do ${warsawMoment(until)}` : `jest przeciążony i prosi, by nie pytać go przed ${warsawMoment(until)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** An answer; `named` is whoever gave it, where that is not the source system itself. */
export const provenanceOf = (system: SourceSystem, { asOf, staleBecause }: { asOf: Date; staleBecause?: string }, named = SOURCE_SYSTEM_NAMES[system]): Provenance =>
  (staleBecause === undefined
    ? { system, state: 'FRESH', asOf, because: `${capital(named)} odpowiedział.` }
    : { system, state: 'STALE', asOf, because: staleBecause });

export const denied = (system: SourceSystem, purpose: Purpose, named = SOURCE_SYSTEM_NAMES[system]): Provenance =>
  ({ system, state: 'DENIED', because: `Cel „${PURPOSE_RULES[purpose].name}” nie obejmuje danych, które ma ${named}. Źródła nie zapytano.` });

export const notConnected = (system: SourceSystem, named = SOURCE_SYSTEM_NAMES[system]): Provenance =>
  ({ system, state: 'NOT_ASKED', because: `${capital(named)} nie jest podłączony do tego centrum.` });

/** It is connected, and has no such question. */
export const notAsked = (system: SourceSystem): Provenance =>
  ({ system, state: 'NOT_ASKED', because: `${capital(SOURCE_SYSTEM_NAMES[system])} w tym centrum nie odpowiada na takie pytania.` });

export function notHeard(system: SourceSystem, fault: NotHeard, named = SOURCE_SYSTEM_NAMES[system]): Provenance {
  const name = capital(named);
  if (fault.kind === 'UNKNOWN_PERSON') return { system, state: 'UNKNOWN_PERSON', because: `${name} nie zna tej osoby.` };
  if (fault.kind === 'UNSUPPORTED_IDENTIFIER') return { system, state: 'NOT_ASKED', because: `${name} nie wyszukuje osób po takim identyfikatorze.` };
  return { system, state: 'UNAVAILABLE', ...(fault.asOf && { asOf: fault.asOf }), because: fault.because ?? `${name} ${whyNotHeard(fault)}.` };
}
