import type { FaultTable, OwnEntry } from '../transport/soap-fault.js';
import { PUP_NAMESPACE } from './messages.js';

export const PUP_FAULT_ENTRY: OwnEntry = { namespace: PUP_NAMESPACE, name: 'Wyjatek' };

/** Codes of the service, from the detail of its Fault (`detail/Wyjatek/kod`, in 1.2 also a Subcode), and one of its SOAP stack. */
export const PUP_FAULTS = {
  'PUP-010': { meaning: 'brak kontekstu prawnego albo niepełny', kind: 'REFUSED', retryable: false },
  'PUP-011': { meaning: 'brak porozumienia o udostępnianiu danych z tym urzędem', kind: 'REFUSED', retryable: false },
  'PUP-012': { meaning: 'nieznane konto albo błędne hasło', kind: 'REFUSED', retryable: false },
  'PUP-013': { meaning: 'brak sesji albo sesja wygasła', kind: 'REFUSED', retryable: false },
  'PUP-014': { meaning: 'cel nie otwiera żadnego z podanych zakresów', kind: 'REFUSED', retryable: false },
  AuthenticationFailure: { meaning: 'nieznane konto albo błędne hasło', kind: 'REFUSED', retryable: false },
  'PUP-020': { meaning: 'komunikat niezgodny ze schematem', kind: 'FAULT', retryable: false },
  'PUP-021': { meaning: 'więcej niż 100 osób w pytaniu', kind: 'FAULT', retryable: false },
  'PUP-030': { meaning: 'przerwa techniczna', kind: 'MAINTENANCE', retryable: true },
  'PUP-031': { meaning: 'przekroczona liczba zapytań', kind: 'OVERLOADED', retryable: true },
  'PUP-099': { meaning: 'błąd wewnętrzny', kind: 'FAULT', retryable: false, counts: true },
} as const satisfies FaultTable;
type PupFault = keyof typeof PUP_FAULTS;

const SESSION_LOST: PupFault = 'PUP-013';
export const isSessionLost = (code: string | undefined): boolean => code === SESSION_LOST;
