import type { FaultTable, OwnEntry } from '../transport/soap-fault.js';
import { OPS_NAMESPACE } from './messages.js';

export const OPS_FAULT_ENTRY: OwnEntry = { namespace: OPS_NAMESPACE, name: 'Wyjatek' };

/** Codes of the exchange, from the detail of its Fault (`detail/Wyjatek/kod`). */
export const OPS_FAULTS = {
  'CBB-001': { meaning: 'brak obiektu w CBB', kind: 'UNKNOWN_PERSON', retryable: false },
  'CBB-010': { meaning: 'brak kontekstu prawnego albo niepełny', kind: 'REFUSED', retryable: false },
  'CBB-011': { meaning: 'jednostka nie ma uprawnienia do tego zbioru danych', kind: 'REFUSED', retryable: false },
  'CBB-020': { meaning: 'komunikat niezgodny ze schematem', kind: 'FAULT', retryable: false },
  'CBB-030': { meaning: 'przerwa techniczna', kind: 'MAINTENANCE', retryable: true },
  'CBB-031': { meaning: 'przekroczona liczba zapytań', kind: 'OVERLOADED', retryable: true },
  'CBB-099': { meaning: 'błąd wewnętrzny', kind: 'FAULT', retryable: false, counts: true },
} as const satisfies FaultTable;
