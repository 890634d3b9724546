import type { KrsNumber } from '../../vocabulary/krs-number.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Nip } from '../../vocabulary/nip.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Regon } from '../../vocabulary/regon.js';

/** What the National Court Register (KRS) says of an organisation now: whether it goes on, and under which numbers. */
export interface OrganisationStanding {
  readonly name: string;
  readonly krs: KrsNumber;
  readonly regon?: Regon;
  readonly nip?: Nip;
  /** P: entrepreneurs (przedsiębiorcy); S: associations, foundations, independent health units (stowarzyszenia). */
  readonly register: 'P' | 'S';
  /** Being wound up or dissolved. */
  readonly inLiquidation: boolean;
  readonly inBankruptcy: boolean;
  /** Day of which the extract tells (stan z dnia). */
  readonly asOf: LocalDate;
}

/**
 * Whether services can be entrusted to an organisation that stands like this in KRS; undefined: it is not there, or is no
 * more. `field` is the input that named the organisation.
 */
export function admit(standing: OrganisationStanding | undefined, field: string): Outcome<null> {
  if (!standing) return refuse('PROVIDER_NOT_IN_KRS', field);
  return standing.inLiquidation || standing.inBankruptcy ? refuse('PROVIDER_IN_LIQUIDATION', field) : done(null);
}
