import type { PlaceRule } from '../rule.js';

/** Matters of a school or another establishment: the place of its seat. */
export const seatOfEstablishment: PlaceRule = {
  name: 'seat-of-establishment',
  version: '2026-01',
  statute: 'k.p.a. art. 21 § 1 pkt 2',
  connection: 'SEAT',
  looksAt: ['school'],
  settles: ({ input: { school }, matter }) =>
    school
      ? { gmina: school, statute: matter.placeBasis ?? seatOfEstablishment.statute, because: 'Właściwość ustala się według siedziby szkoły albo placówki.' }
      : undefined,
};
