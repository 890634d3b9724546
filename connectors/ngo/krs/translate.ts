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
const IN_LIQUIDATION = /\sW LIKWIDACJI"?$/;
const IN_BANKRUPTCY = /\sW UPADŁOŚCI( LIKWIDACYJNEJ| UKŁADOWEJ)?"?$/;

/** A current extract to the hub's words. `heardOn` is its date where it states none. Restructuring keeps nobody from working. */
export function toStanding(odpis: Odpis, krs: KrsNumber, heardOn: LocalDate): OrganisationStanding {
  const name = odpis.nazwa.trim();
  const inCapitals = name.toLocaleUpperCase('pl');
  const [regon, nip] = [parseRegon(odpis.regon ?? ''), parseNip(odpis.nip ?? '')];
  return {
    name, krs, ...(regon && { regon }), ...(nip && { nip }), register: odpis.rejestr === 'RejP' ? 'P' : 'S',
    inLiquidation: odpis.rozwiazana || odpis.likwidacja.some(({ zakonczone }) => !zakonczone) || IN_LIQUIDATION.test(inCapitals),
    inBankruptcy: odpis.upadlosc.some(({ zakonczone }) => !zakonczone) || IN_BANKRUPTCY.test(inCapitals),
    asOf: toDate(odpis.stanZDnia) ?? heardOn,
  };
}

/** `20.11.2026`, as the register writes its dates. */
function toDate(text: string | undefined): LocalDate | undefined {
  const [, day, month, year] = /^([0-9]{2})\.([0-9]{2})\.([0-9]{4})$/.exec(text ?? '') ?? [];
  return parseLocalDate(`${year}-${month}-${day}`);
}
