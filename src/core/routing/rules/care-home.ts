import type { PlaceRule } from '../rule.js';

/** Someone who lives in a care home still belongs to the gmina that referred them, or of residence before a private home. */
export const careHome: PlaceRule = {
  name: 'care-home',
  version: '2026-01',
  statute: 'u.p.s. art. 101 ust. 2a i 6',
  connection: 'CARE_HOME',
  looksAt: ['person.careHome'],
  settles: ({ input: { person } }) =>
    person.careHome
      ? {
          gmina: person.careHome,
          because: 'Dla mieszkańca domu pomocy społecznej właściwa jest gmina, która skierowała go do domu, a dla osoby w prywatnej placówce całodobowej gmina zamieszkania sprzed przyjęcia.',
        }
      : undefined,
};
