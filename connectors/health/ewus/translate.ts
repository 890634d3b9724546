import type { InsurancePart } from '../../../src/core/residents/parts.js';
import { warsawDate, warsawMoment } from '../../../src/vocabulary/local-date.js';
import type { Pesel } from '../../../src/vocabulary/pesel.js';
import { parseInstant } from '../../transport/instant.js';
import { malformed } from '../../transport/xml.js';
import { readXsDate } from '../../transport/xs-date.js';
import type { Pacjent, StatusCwuOdp } from './messages.js';

/** Throws SourceFailure MALFORMED for an answer about somebody else, and for a state that does not exist. */
export function toInsurancePart(odp: StatusCwuOdp, asked: Pesel): InsurancePart {
  if (odp.numerPesel !== asked) throw malformed();
  switch (odp.statusCwu) {
    case '1': return ofPatient(odp.pacjent ?? fail());
    case '0': return { status: 'NOT_FOUND', validOn: warsawDate(askedAt(odp)), notes: [] };
    case '-1': return { status: 'ANNULLED_PESEL', validOn: warsawDate(askedAt(odp)), notes: [] };
    default: throw malformed();
  }
}

const INSURED = new Map<string, InsurancePart['status']>([['1', 'INSURED'], ['0', 'NOT_INSURED']]);

function ofPatient({ statusUbezp, dataWaznosciPotwierdzenia, oznRec, informacje }: Pacjent): InsurancePart {
  const mark = oznRec === undefined ? [] : [{ code: oznRec, text: `Oznaczenie na receptę: ${oznRec}.` }];
  const more = informacje.map(({ kod, wartosc }) => ({ code: kod || 'BEZ_KODU', text: wartosc || 'eWUŚ dołączył informację bez treści.' }));
  return { status: INSURED.get(statusUbezp) ?? fail(), validOn: readXsDate(dataWaznosciPotwierdzenia), notes: [...mark, ...more] };
}

/** `data_czas_operacji`, when eWUŚ itself was asked: a gateway in between can give again what it heard before. Throws SourceFailure. */
export const askedAt = ({ dataCzasOperacji }: StatusCwuOdp): Date => parseInstant(dataCzasOperacji) ?? fail();

/** A confirmation holds on its own day only. Undefined for one of today. */
export function staleBecause(asked: Date, { validOn }: InsurancePart, now: Date): string | undefined {
  const today = warsawDate(now);
  if (warsawDate(asked) === today && validOn === today) return undefined;
  return `eWUŚ podał potwierdzenie z ${warsawMoment(asked)}, ważne tylko w dniu ${validOn}; o dniu dzisiejszym nic nie mówi.`;
}

const fail = (): never => { throw malformed(); };
