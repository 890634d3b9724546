import type { PlaceRule } from '../rule.js';

/** Neither residence nor stay in the country is known: the last one that was. The last registration is what is known of it. */
export const lastKnownResidence: PlaceRule = {
  name: 'last-known-residence',
  version: '2026-11',
  statute: 'k.p.a. art. 21 § 1 pkt 3',
  connection: 'STAY_IN_DEFAULT',
  looksAt: ['person.lastPermanentRegistration'],
  settles: ({ input: { person } }) =>
    person.lastPermanentRegistration
      ? {
          gmina: person.lastPermanentRegistration,
          because: 'Miejsce zamieszkania i pobytu nie jest znane, dlatego właściwość ustala się według ostatniego znanego miejsca zamieszkania lub pobytu: ostatniego zameldowania na pobyt stały.',
        }
      : undefined,
};
