import type { WholeRule } from '../rule.js';

/** Matters of several organs in one application: the own ones are dealt with, for the others a separate application is needed. */
export const severalOrgans: WholeRule = {
  name: 'several-organs',
  version: '2026-01',
  statute: 'k.p.a. art. 66 § 1–2',
  looksAt: ['centre.gminas', 'centre.powiatRights'],
  settles: ({ organs }) => (organs.size > 1 ? { outcome: 'SPLIT', because: SEVERAL } : undefined),
};

const SEVERAL =
  'Podanie dotyczy kilku spraw, które załatwiają różne organy. Centrum prowadzi sprawy należące do jego właściwości; w pozostałych trzeba wnieść odrębne podanie do właściwego organu, a złożone w ciągu 14 dni od doręczenia zawiadomienia uważa się za wniesione w dniu pierwszego podania (k.p.a. art. 66 § 1–2).';
