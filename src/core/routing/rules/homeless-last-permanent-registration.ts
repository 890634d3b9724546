import type { PlaceRule } from '../rule.js';

/** A homeless person: the gmina of the last registration for permanent residence. */
export const homelessLastPermanentRegistration: PlaceRule = {
  name: 'homeless-last-permanent-registration',
  version: '2026-01',
  statute: 'u.p.s. art. 101 ust. 2',
  connection: 'LAST_REGISTRATION',
  looksAt: ['person.homeless', 'person.lastPermanentRegistration'],
  settles: ({ input: { person } }) =>
    person.homeless && person.lastPermanentRegistration
      ? {
          gmina: person.lastPermanentRegistration,
          because: 'W przypadku osoby bezdomnej właściwa jest gmina ostatniego miejsca zameldowania na pobyt stały.',
        }
      : undefined,
};
