import type { PlaceRule } from '../rule.js';

/** Assessment of disability of a homeless person: the place of stay. */
export const stayWhenHomeless: PlaceRule = {
  name: 'stay-when-homeless',
  version: '2026-01',
  statute: 'u.r.z.s. art. 6b',
  connection: 'STAY_WHEN_HOMELESS',
  looksAt: ['person.homeless', 'person.stay'],
  settles: ({ input: { person } }) =>
    person.homeless && person.stay
      ? { gmina: person.stay, because: 'Dla osoby bezdomnej właściwość w tej sprawie ustala się według miejsca pobytu.' }
      : undefined,
};
