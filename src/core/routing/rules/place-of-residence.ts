import type { PlaceRule } from '../rule.js';

/** The general rule, in social assistance and elsewhere: the gmina of residence at the time of filing. */
export const placeOfResidence: PlaceRule = {
  name: 'place-of-residence',
  version: '2026-01',
  statute: 'k.p.a. art. 21 § 1 pkt 3',
  connection: 'RESIDENCE',
  looksAt: ['person.residence'],
  settles({ input: { person }, matter }) {
    if (!person.residence) return undefined;
    return matter.place.includes('CARE_HOME')
      ? { gmina: person.residence, statute: 'u.p.s. art. 101 ust. 1', because: IN_SOCIAL_ASSISTANCE }
      : { gmina: person.residence, statute: matter.placeBasis ?? placeOfResidence.statute, because: ELSEWHERE };
  },
};

const IN_SOCIAL_ASSISTANCE = 'Właściwość miejscową gminy w pomocy społecznej ustala się według miejsca zamieszkania osoby ubiegającej się o świadczenie.';
const ELSEWHERE = 'Właściwość w tej sprawie ustala się według miejsca zamieszkania.';
