import type { PlaceRule } from '../rule.js';

/** Acts that look at registration (zameldowanie) and not at residence; the labour act of 2004 did. */
export const placeOfRegistration: PlaceRule = {
  name: 'place-of-registration',
  version: '2026-01',
  statute: 'ustawa z 20.04.2004 o promocji zatrudnienia art. 33',
  connection: 'REGISTRATION',
  looksAt: ['person.lastPermanentRegistration'],
  settles: ({ input: { person }, matter }) =>
    person.lastPermanentRegistration
      ? {
          gmina: person.lastPermanentRegistration,
          statute: matter.placeBasis ?? placeOfRegistration.statute,
          because: 'Właściwość w tej sprawie ustala się według miejsca zameldowania.',
        }
      : undefined,
};
