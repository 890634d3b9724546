import { ANYWHERE, RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { SINCE_CUS_ACT } from '../validity.js';

/** Health: ustawa z 27.08.2004 o świadczeniach opieki zdrowotnej (u.ś.o.z.). Providers get a referral, not an application: they are no authority. */
const CARE = {
  areas: [5], unit: 'ZOZ', level: 'state', place: ANYWHERE, deadlines: [], mode: 'SERVICE_REFERRAL', regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;
const OF_GMINA = { ...CARE, unit: 'UG', level: 'gmina', place: RESIDENCE, mode: null } as const satisfies Partial<Matter>;

export const HEALTH_MATTERS: readonly Matter[] = [
  { ...OF_GMINA, code: 'ZD-001', name: 'Potwierdzenie prawa do świadczeń zdrowotnych osoby nieubezpieczonej', unit: 'CUS-PS', basis: 'u.ś.o.z. art. 54',
    deadlines: ['KPA35_1_MONTH'], note: 'Po wywiadzie; decyzja ważna 90 dni.', confidence: 'HIGH' },
  { ...CARE, code: 'ZD-002', name: 'Rehabilitacja, poradnia, szpital', basis: 'u.ś.o.z.', note: 'E-skierowanie, kolejka NFZ.', confidence: 'HIGH' },
  { ...CARE, code: 'ZD-003', name: 'Zakład opiekuńczo-leczniczy lub pielęgnacyjno-opiekuńczy', basis: 'u.ś.o.z. art. 33a',
    note: 'Skierowanie lekarza i dokumenty o dochodach.' },
  { ...CARE, code: 'ZD-004', name: 'Opieka długoterminowa domowa, hospicjum', basis: 'u.ś.o.z.', note: 'Skierowanie lekarza.' },
  { ...CARE, code: 'ZD-005', name: 'Centrum zdrowia psychicznego', basis: 'u.ś.o.z.; ustawa o ochronie zdrowia psychicznego',
    note: 'Rejon według miejsca zamieszkania, bez skierowania; pilnie w 72 godziny.' },
  { ...OF_GMINA, code: 'ZD-006', name: 'Gminny program polityki zdrowotnej', basis: 'u.ś.o.z. art. 48', regime: 'PROGRAMME', note: 'Według programu.' },
  { ...CARE, code: 'ZD-007', name: 'Karta EKUZ', unit: 'NFZ', basis: 'u.ś.o.z.', deadlines: ['EKUZ_5_WORKING_DAYS'], mode: 'INFORM_ONLY' },
];
