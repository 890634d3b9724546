import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Heard } from '../../../connectors/connector.js';
import { ewusInsurance, type EwusInsurance } from '../../../connectors/health/ewus/client.js';
import { EWUS_FOLDER, ewusSimulator, type EwusWish } from '../../../connectors/health/ewus/simulator.js';
import type { SyntheticPerson } from '../../../connectors/synthetic-person.js';
import type { TransportLimits } from '../../../connectors/transport/http.js';
import type { InsurancePart } from '../../../src/core/residents/parts.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import type { Pesel } from '../../../src/vocabulary/pesel.js';
import { ask, byPesel, keyOf, opened, personOf, TWENTY } from '../health/running.js';

export const fixture = (name: string): Buffer => readFileSync(join(PROJECT_ROOT, 'connectors/health/ewus/fixtures', name));

const OPERATOR = { domain: '16', login: 'POKAZ', password: 'tajne <hasło> & inne' } as const;

/** Five ways to stand in eWUŚ; the last one is not in the list at all. */
export const [INSURED, NOT_INSURED, ANNULLED, CHILD, UNKNOWN] = TWENTY as readonly [Pesel, Pesel, Pesel, Pesel, Pesel, ...Pesel[]];
const as = (pesel: Pesel, insurance: SyntheticPerson['insurance']): SyntheticPerson => ({ ...personOf(pesel), ...(insurance && { insurance }) });
export const PEOPLE: readonly SyntheticPerson[] = [
  as(INSURED, { status: 'INSURED' }), as(NOT_INSURED, { status: 'NOT_INSURED' }), as(ANNULLED, { status: 'ANNULLED_PESEL' }),
  as(CHILD, { status: 'INSURED', notes: [{ code: 'DN', text: '' }, { code: 'UKR', text: 'Uprawnienie na mocy ustawy o pomocy „obywatelom Ukrainy”' }] }),
  as(UNKNOWN, undefined),
];

export const simulator = (wish: Partial<EwusWish> = {}) => opened(ewusSimulator({ people: PEOPLE, ...OPERATOR, ...wish }));

export const wireTo = (origin: string, more: { password?: string; limits?: Partial<TransportLimits> } = {}): Promise<EwusInsurance> =>
  opened(ewusInsurance({ url: `${origin}${EWUS_FOLDER}`, ...OPERATOR, ...more, limits: { attemptMilliseconds: 2_000, ...more.limits } }));

export async function insuranceOf(wire: EwusInsurance, ...pesels: readonly Pesel[]): Promise<readonly Heard<InsurancePart>[]> {
  const heard = await wire.insurance(pesels.map(byPesel), ask());
  return pesels.map((pesel) => heard.get(keyOf(pesel))!);
}
