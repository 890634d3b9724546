import type { PlaceRule } from '../rule.js';

/** No residence in the country is known: the place of stay. */
export const stayInDefault: PlaceRule = {
  name: 'stay-in-default',
  version: '2026-01',
  statute: 'k.p.a. art. 21 § 1 pkt 3',
  connection: 'STAY_IN_DEFAULT',
  looksAt: ['person.stay'],
  settles: ({ input: { person } }) =>
    person.stay ? { gmina: person.stay, because: 'Miejsce zamieszkania nie jest znane, dlatego właściwość ustala się według miejsca pobytu.' } : undefined,
};
