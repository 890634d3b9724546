import type { PlaceRule } from '../rule.js';

/** Matters of real estate: the gmina in which it lies. */
export const realEstate: PlaceRule = {
  name: 'real-estate',
  version: '2026-01',
  statute: 'k.p.a. art. 21 § 1 pkt 1',
  connection: 'REAL_ESTATE',
  looksAt: ['realEstate'],
  settles: ({ input }) =>
    input.realEstate ? { gmina: input.realEstate, because: 'W sprawach nieruchomości właściwość ustala się według miejsca jej położenia.' } : undefined,
};
