import type { Ade } from '../../vocabulary/ade.js';
import type { Unit } from '../law/units.js';

/** The centre as its letters name it; who keeps the data (RODO art. 13), and where the units are that it writes to. */
export interface Office {
  readonly name: string;
  readonly address: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** How to reach the inspektor ochrony danych. */
  readonly dataProtectionOfficer: string;
  readonly units: readonly UnitAddress[];
}

/** Where a unit hears what is passed to it, beside its inbox in the graph. */
export interface UnitAddress {
  readonly unit: Unit;
  /** TERC of its area: a gmina, a powiat or a wojewodztwo. Null for units of the whole state, and nobody else: there is a PUP in every powiat. */
  readonly territory: string | null;
  readonly name: string;
  readonly address: string | null;
  readonly ade: Ade | null;
  /** The unit works in the office's own EZD: what is passed to it is filed there as well. */
  readonly ezd: boolean;
}

/** The unit's address where the centre knows it. A namesake elsewhere is another office; where no area decides, the only one that the centre knows is meant. */
export function addressOf({ units }: Office, unit: Unit, territory: string | null): UnitAddress | undefined {
  const known = units.filter((each) => each.unit === unit);
  return known.find((each) => each.territory === territory) ?? (territory === null && known.length === 1 ? known[0] : undefined);
}
