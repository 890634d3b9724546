import { RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { SINCE_CUS_ACT } from '../validity.js';

/** Qualification for services of a programme: ustawa z 19.07.2019 o realizowaniu usług społecznych przez centrum usług społecznych. */
const PROGRAMME = {
  areas: null, unit: 'CUS-PROG', level: 'gmina', place: RESIDENCE, deadlines: [], mode: null, regime: 'PROGRAMME', note: null,
  confidence: 'HIGH', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;

export const PROGRAMME_MATTERS: readonly Matter[] = [
  { ...PROGRAMME, code: 'CUS-001', name: 'Zakwalifikowanie do usług z programu usług społecznych', basis: 'ustawa o CUS art. 35–42',
    deadlines: ['IPUS_30_DAYS', 'KPA35_1_MONTH'], note: 'Zakwalifikowanie nie wymaga decyzji, odmowa jest decyzją (art. 42).' },
  { ...PROGRAMME, code: 'CUS-002', name: 'Aktualizacja indywidualnego planu usług społecznych', basis: 'ustawa o CUS art. 41 ust. 2',
    deadlines: ['KPA35_1_MONTH'], note: 'Prowadzi ten sam koordynator.' },
  { ...PROGRAMME, code: 'CUS-003', name: 'Rezygnacja z usług społecznych', basis: 'ustawa o CUS art. 44',
    note: 'Od razu; opłata należy się do dnia rezygnacji.' },
  { ...PROGRAMME, code: 'CUS-004', name: 'Zwolnienie z opłaty po rezygnacji', basis: 'ustawa o CUS art. 44 ust. 2',
    deadlines: ['KPA35_1_MONTH'], note: 'Rozstrzyga dyrektor centrum.' },
  { ...PROGRAMME, code: 'CUS-005', name: 'Działania wspierające, pomoc sąsiedzka', areas: [11], basis: 'ustawa o CUS art. 13 ust. 1 pkt 6, art. 32',
    note: 'Organizator społeczności lokalnej; bez kwalifikowania.' },
];
