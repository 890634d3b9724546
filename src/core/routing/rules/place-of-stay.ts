import type { PlaceRule } from '../rule.js';
import { refundingGmina } from '../refunding-gmina.js';

/** Help that is given where the person is: shelter for a night, crisis, a funeral, a child in foster care. */
export const placeOfStay: PlaceRule = {
  name: 'place-of-stay',
  version: '2026-01',
  statute: 'u.p.s. art. 101 ust. 3',
  connection: 'PLACE_OF_STAY',
  looksAt: ['person.stay', 'person.residence', 'person.homeless', 'person.lastPermanentRegistration'],
  settles({ input, matter }) {
    const { stay } = input.person;
    if (!stay) return undefined;
    return {
      gmina: stay,
      statute: matter.placeBasis ?? placeOfStay.statute,
      because: 'Właściwość w tej sprawie ustala się według miejsca pobytu.',
      // The refund of art. 101 ust. 7 belongs to benefits that the gmina of stay grants under ust. 3.
      costBearing: matter.place.includes('STAY_WHEN_URGENT') ? refundingGmina(input, stay) : null,
    };
  },
};
