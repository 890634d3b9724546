import type { WholeRule } from '../rule.js';

/** Matters of several organs in one application: the own ones are dealt with, for the others a separate application is needed. */
export const severalOrgans: WholeRule = {
  name: 'several-organs',
  version: '2026-11',
  statute: 'k.p.a. art. 66 § 1–2',
  looksAt: ['centre.gminas', 'centre.powiatRights'],
  settles: ({ organs }) => (organs.size > 1 ? { outcome: 'SPLIT', because: organs.has('SAD') ? WITH_COURT[organs.size === 2 ? 0 : 1] : SEVERAL } : undefined),
};

/** A court is no organ to file a separate application with: what is a court's goes back (art. 66 § 3), and the 14 days are not for it. */
const WITH_COURT = [
  'Podanie dotyczy kilku spraw, z których jedne należą do organu administracji, a inne do sądu powszechnego. W sprawach sądu podanie zwraca się postanowieniem (k.p.a. art. 66 § 3); pozostałe załatwia właściwy organ.',
  'Podanie dotyczy kilku spraw, które załatwiają różne organy i sąd powszechny. Centrum prowadzi sprawy należące do jego właściwości, w sprawach sądu zwraca podanie postanowieniem (k.p.a. art. 66 § 3), a w pozostałych trzeba wnieść odrębne podanie do właściwego organu; złożone w ciągu 14 dni od doręczenia zawiadomienia uważa się za wniesione w dniu pierwszego podania (k.p.a. art. 66 § 1–2).',
] as const;

const SEVERAL =
  'Podanie dotyczy kilku spraw, które załatwiają różne organy. Centrum prowadzi sprawy należące do jego właściwości; w pozostałych trzeba wnieść odrębne podanie do właściwego organu, a złożone w ciągu 14 dni od doręczenia zawiadomienia uważa się za wniesione w dniu pierwszego podania (k.p.a. art. 66 § 1–2).';
