import type { PlaceRule } from '../rule.js';

/** To inform or to refer to a performer, the place may stay open. */
export const placeNotNeeded: PlaceRule = {
  name: 'place-not-needed',
  version: '2026-01',
  statute: 'k.p.a. art. 9',
  connection: null,
  looksAt: ['matter'],
  settles: ({ mode }) => (mode ? { gmina: null, because: 'Miejsca nie trzeba ustalać.' } : undefined),
};
