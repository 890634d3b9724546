import type { InsurancePart } from '../../../src/core/residents/parts.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import type { Pesel } from '../../../src/vocabulary/pesel.js';
import { malformed } from '../../transport/xml.js';
import { readXsDate } from '../../transport/xs-date.js';
import type { Pacjent, StatusCwuOdp } from './messages.js';

/** Throws SourceFailure MALFORMED for an answer about somebody else, and for a state that does not exist. */
export function toInsurancePart(odp: StatusCwuOdp, asked: Pesel): InsurancePart {
  if (odp.numerPesel !== asked) throw malformed();
  switch (odp.statusCwu) {
    case '1': return ofPatient(odp.pacjent ?? fail());
    case '0': return { status: 'NOT_FOUND', validOn: dayOf(odp.dataCzasOperacji), notes: [] };
    case '-1': return { status: 'ANNULLED_PESEL', validOn: dayOf(odp.dataCzasOperacji), notes: [] };
    default: throw malformed();
  }
}

const INSURED = new Map<string, InsurancePart['status']>([['1', 'INSURED'], ['0', 'NOT_INSURED']]);

function ofPatient({ statusUbezp, dataWaznosciPotwierdzenia, oznRec, informacje }: Pacjent): InsurancePart {
  const mark = oznRec === undefined ? [] : [{ code: oznRec, text: `Oznaczenie na receptę: ${oznRec}.` }];
  const more = informacje.flatMap(({ kod, wartosc }) => (kod && wartosc ? [{ code: kod, text: wartosc }] : []));
  return { status: INSURED.get(statusUbezp) ?? fail(), validOn: readXsDate(dataWaznosciPotwierdzenia), notes: [...mark, ...more] };
}

/** `2026-11-24T00:10:00.271+01:00`: the day in Poland. */
function dayOf(instant: string): LocalDate {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? fail() : warsawDate(at);
}

const fail = (): never => { throw malformed(); };
