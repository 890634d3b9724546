import type { SourceFaultKind } from '../connector.js';

/** The register's error codes (`kod` of a 4xx answer). A code that is not here is a FAULT that asking again does not mend. */
export const FAULTS = {
  BLAD_ZAPYTANIA: { kind: 'FAULT', retryable: false }, // the question breaks the grammar
  PRZEKROCZONO_LIMIT: { kind: 'FAULT', retryable: false }, // more than 100 identifiers
  BRAK_PODSTAWY_PRAWNEJ: { kind: 'REFUSED', retryable: false },
  ZAKRES_NIEDOZWOLONY: { kind: 'REFUSED', retryable: false }, // the purpose does not open this scope of data
  REJESTR_W_AKTUALIZACJI: { kind: 'MAINTENANCE', retryable: true }, // the nightly update is running
} as const satisfies Readonly<Record<string, { kind: SourceFaultKind; retryable: boolean }>>;

export function faultOf(kod: string | undefined): { readonly kind: SourceFaultKind; readonly retryable: boolean } {
  return kod !== undefined && Object.hasOwn(FAULTS, kod) ? FAULTS[kod as keyof typeof FAULTS] : FAULTS.BLAD_ZAPYTANIA;
}
