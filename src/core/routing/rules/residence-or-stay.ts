import { isServed, type PlaceRule } from '../rule.js';

/** The act lets the person turn to the gmina of stay as well as to that of residence: who was asked, and is either, keeps the matter. */
export const residenceOrStay: PlaceRule = {
  name: 'residence-or-stay',
  version: '2026-01',
  statute: 'ustawa o zatrudnieniu socjalnym art. 12',
  connection: 'RESIDENCE_OR_STAY',
  looksAt: ['person.residence', 'person.stay', 'centre.gminas'],
  settles({ input }) {
    const { residence, stay } = input.person;
    return !isServed(input, residence) && isServed(input, stay)
      ? { gmina: stay, because: 'Właściwa jest gmina miejsca zamieszkania lub pobytu.' }
      : undefined;
  },
};
