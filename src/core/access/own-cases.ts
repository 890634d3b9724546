import type { Actor } from './actor.js';

/** Whose case it is, as far as somebody outside the centre can see it. */
export interface CaseParties {
  readonly tenant: string;
  /** Account of a resident that filed it; null where the centre's staff wrote it down. */
  readonly account?: string | null | undefined;
  /** The applicant (wnioskodawca), as an opaque id; null for what was filed before this was kept. */
  readonly applicantId?: string | null | undefined;
  /** The person concerned, as an opaque id. */
  readonly residentId: string;
}

/**
 * What a resident is to a case. The applicant need not be whom it is about (ustawa o CUS art. 35). FILED: it came from this account, and nobody has
 * verified whose account that is.
 */
type Party = 'APPLICANT' | 'FILED' | 'PERSON_CONCERNED';

export function partyTo({ id, role, resident }: Actor, { account, applicantId, residentId }: CaseParties): Party | undefined {
  if (role !== 'resident') return undefined;
  if (resident !== undefined && applicantId === resident) return 'APPLICANT';
  if (account === id) return 'FILED';
  return residentId === resident ? 'PERSON_CONCERNED' : undefined;
}

/** That it exists, and where it stands. The staff of a tenant read its cases. */
export const mayRead = (actor: Actor, parties: CaseParties): boolean =>
  parties.tenant === actor.tenant && (actor.role !== 'resident' || partyTo(actor, parties) !== undefined);

/** What the centre found out and planned: not for an account that may be anybody's. */
export const mayReadWork = (actor: Actor, parties: CaseParties): boolean =>
  mayRead(actor, parties) && partyTo(actor, parties) !== 'FILED';

/** On an account the applicant acts, and reads the letters, and not whoever it is about; staff write down what the applicant said. */
export const speaksForApplicant = (actor: Actor, parties: CaseParties): boolean =>
  mayRead(actor, parties) && partyTo(actor, parties) !== 'PERSON_CONCERNED';

/** The same as a condition: cases of which an actor may read. */
export const ownCases = ({ id, role, resident }: Actor) => (role === 'resident'
  ? { $or: [{ account: id }, ...(resident === undefined ? [] : [{ applicantId: resident }, { residentId: resident }])] }
  : {});
