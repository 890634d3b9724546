import type { GminaCode } from '../../vocabulary/gmina-code.js';
import type { CompetenceInput } from './facts.js';

/** The gmina of residence, or of the last permanent registration of a homeless person, refunds the gmina of stay. U.p.s. art. 101 ust. 7. */
export function refundingGmina({ person }: CompetenceInput, handling: GminaCode): GminaCode | null {
  const refunding = person.homeless ? (person.lastPermanentRegistration ?? person.residence) : person.residence;
  return refunding === handling ? null : refunding;
}
