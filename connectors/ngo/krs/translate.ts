import type { OrganisationStanding } from '../../../src/core/residents/standing.js';
import type { KrsNumber } from '../../../src/vocabulary/krs-number.js';
import { type LocalDate, parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { parseNip } from '../../../src/vocabulary/nip.js';
import { parseRegon } from '../../../src/vocabulary/regon.js';
import type { Odpis } from './messages.js';

/**
 * The law adds these words to the name of an organisation that is being wound up or is bankrupt (k.s.h. art. 274 § 2 and
 * art. 461 § 2, Prawo upadłościowe art. 185 ust. 3), so a name counts as much as an entry in division 6.
 */
const IN_LIQUIDATION = /[^\p{L}]W LIKWIDACJI(?!\p{L})(?!\s+(BARIER|SKUTKÓW|SZKÓD|ZAGROŻEŃ|WYKLUCZENIA|UBÓSTWA)(?!\p{L}))/u; // what a foundation may want to see gone
const IN_BANKRUPTCY = /[^\p{L}]W UPADŁOŚCI(?!\p{L})(?!\s+KONSUMENCKIEJ)/u;

/**
 * An organisation whose liquidation or bankruptcy has ended stays in the register until it is struck off, sometimes for months, and has nobody
 * left to work. Only one that was reversed leaves it to go on; the register strikes such an entry out, and here it may still say so.
 */
const LIQUIDATION_REVERSED = /(UCHYLENI|COFNIĘCI)\p{L}+ (UCHWAŁY O )?(OTWARCIU |OTWARCIA )?LIKWIDACJI/u;
const BANKRUPTCY_REVERSED = /UCHYLENI\p{L}+ (POSTANOWIENIA O )?(OGŁOSZENIU |OGŁOSZENIA )?UPADŁOŚCI/u;

/** A current extract to the hub's words. `heardOn` is its date where it states none. Restructuring keeps nobody from working. */
export function toStanding(odpis: Odpis, krs: KrsNumber, heardOn: LocalDate): OrganisationStanding {
  const name = odpis.nazwa.trim();
  const inCapitals = name.toLocaleUpperCase('pl');
  const [regon, nip] = [parseRegon(odpis.regon ?? ''), parseNip(odpis.nip ?? '')];
  return {
    name, krs, ...(regon && { regon }), ...(nip && { nip }), register: odpis.rejestr === 'RejP' ? 'P' : 'S',
    inLiquidation: odpis.rozwiazana || odpis.likwidacja.some(({ zakonczenie }) => !LIQUIDATION_REVERSED.test(zakonczenie)) || IN_LIQUIDATION.test(inCapitals),
    inBankruptcy: odpis.upadlosc.some(({ zakonczenie }) => !BANKRUPTCY_REVERSED.test(zakonczenie)) || IN_BANKRUPTCY.test(inCapitals),
    asOf: toDate(odpis.stanZDnia) ?? heardOn,
  };
}

/** `20.11.2026`, as the register writes its dates. */
function toDate(text: string | undefined): LocalDate | undefined {
  const [, day, month, year] = /^([0-9]{2})\.([0-9]{2})\.([0-9]{4})$/.exec(text ?? '') ?? [];
  return parseLocalDate(`${year}-${month}-${day}`);
}
