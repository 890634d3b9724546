import type { Organ } from '../law/units.js';

/** An organ that says it is, or is not, competent. `territory` is TERC of 2, 4 or 7 digits, or null for the whole state. */
export interface DisputingOrgan {
  readonly organ: Organ;
  readonly territory: string | null;
}

/** Who settles a dispute about competence. Until then each organ does only what bears no delay (k.p.a. art. 23). */
export interface DisputeBody {
  readonly body: 'SKO' | 'SKO_OR_NSA' | 'NSA' | 'MINISTER';
  readonly statute: string;
  /** Polish sentence for a notice. */
  readonly because: string;
}

/** Null where there can be no dispute: one organ, or a court, which is nobody's opponent in k.p.a. art. 22. */
export function disputeBody(one: DisputingOrgan, other: DisputingOrgan): DisputeBody | null {
  if (one.organ === 'SAD' || other.organ === 'SAD') return null;
  if (one.organ === other.organ && one.territory === other.territory) return null;
  const ofSelfGovernment = [one, other].filter(({ organ }) => SELF_GOVERNMENT.has(organ)).length;
  if (ofSelfGovernment === 1) return BETWEEN_SELF_GOVERNMENT_AND_STATE;
  if (ofSelfGovernment === 0) return BETWEEN_ORGANS_OF_THE_STATE;
  const [onePowiat, otherPowiat] = [one.territory?.slice(0, 4), other.territory?.slice(0, 4)];
  // A board (SKO) covers whole powiats, so two organs inside one powiat always have it in common.
  const underABoard = [one, other].every(({ organ }) => UNDER_A_BOARD.has(organ));
  return underABoard && onePowiat?.length === 4 && onePowiat === otherPowiat ? IN_ONE_POWIAT : BETWEEN_GMINAS;
}

const SELF_GOVERNMENT: ReadonlySet<Organ> = new Set<Organ>(['WOJT', 'STAROSTA', 'MARSZALEK', 'PZOON', 'PPP']);
/** The higher organ of assessment teams and counselling centres is another one (k.p.a. art. 17 pkt 1 in fine). */
const UNDER_A_BOARD: ReadonlySet<Organ> = new Set<Organ>(['WOJT', 'STAROSTA', 'MARSZALEK']);

const IN_ONE_POWIAT: DisputeBody = {
  body: 'SKO', statute: 'k.p.a. art. 22 § 1 pkt 1', because: 'Spór rozstrzyga samorządowe kolegium odwoławcze wspólne dla obu organów.' };
const BETWEEN_GMINAS: DisputeBody = {
  body: 'SKO_OR_NSA', statute: 'k.p.a. art. 22 § 1 pkt 1',
  because: 'Spór rozstrzyga wspólny dla obu organów organ wyższego stopnia, zwykle samorządowe kolegium odwoławcze, a jeżeli takiego nie ma – sąd administracyjny.' };
const BETWEEN_SELF_GOVERNMENT_AND_STATE: DisputeBody = {
  body: 'NSA', statute: 'k.p.a. art. 22 § 2', because: 'Spór kompetencyjny między samorządem a administracją rządową rozstrzyga sąd administracyjny.' };
const BETWEEN_ORGANS_OF_THE_STATE: DisputeBody = {
  body: 'MINISTER', statute: 'k.p.a. art. 22 § 1 pkt 6–9', because: 'Spór rozstrzyga wspólny organ wyższego stopnia albo minister właściwy do spraw administracji publicznej.' };
