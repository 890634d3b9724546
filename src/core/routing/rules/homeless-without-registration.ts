import type { PlaceRule } from '../rule.js';

/** A homeless person who was never registered, or nobody knows where: nobody is left without a gmina, so the one of stay. */
export const homelessWithoutRegistration: PlaceRule = {
  name: 'homeless-without-registration',
  version: '2026-01',
  statute: 'k.p.a. art. 21 § 1 pkt 3',
  connection: 'LAST_REGISTRATION',
  looksAt: ['person.homeless', 'person.stay'],
  settles: ({ input: { person } }) =>
    person.homeless && person.stay
      ? { gmina: person.stay, because: 'Ostatnie zameldowanie na pobyt stały osoby bezdomnej nie jest znane, dlatego właściwa jest gmina miejsca pobytu.' }
      : undefined,
};
