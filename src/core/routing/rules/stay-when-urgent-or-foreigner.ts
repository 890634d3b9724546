import type { PlaceRule } from '../rule.js';
import { refundingGmina } from '../refunding-gmina.js';

/** Urgent or specially justified cases, and foreigners: the gmina of stay, but only benefits of u.p.s. art. 37–42 and 47–50. */
export const stayWhenUrgentOrForeigner: PlaceRule = {
  name: 'stay-when-urgent-or-foreigner',
  version: '2026-01',
  statute: 'u.p.s. art. 101 ust. 3',
  connection: 'STAY_WHEN_URGENT',
  looksAt: ['person.urgent', 'person.foreigner', 'person.stay', 'person.homeless', 'person.residence', 'person.lastPermanentRegistration'],
  settles({ input }) {
    const { urgent, foreigner, stay } = input.person;
    if (!stay || !(urgent || foreigner)) return undefined;
    return {
      gmina: stay,
      costBearing: refundingGmina(input, stay),
      because: 'W sprawach niecierpiących zwłoki, w przypadkach szczególnie uzasadnionych oraz w sprawach cudzoziemców właściwa jest gmina miejsca pobytu.',
    };
  },
};
