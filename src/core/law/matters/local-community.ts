import { ANYWHERE, OWN_GMINA, RESIDENCE } from '../connections.js';
import type { Matter } from '../matter.js';
import { SINCE_CUS_ACT } from '../validity.js';

/** Housing, environment, culture, sport, civic activity, and what else people bring to the door. */
const OF_GMINA = {
  areas: [], unit: 'UG', level: 'gmina', place: RESIDENCE, deadlines: [], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'MEDIUM', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;

export const HOUSING_AND_ENVIRONMENT_MATTERS: readonly Matter[] = [
  { ...OF_GMINA, code: 'MI-001', name: 'Dodatek mieszkaniowy', areas: [12], basis: 'u.d.m. art. 7 ust. 1 i 7', place: ['REAL_ESTATE', ...RESIDENCE],
    placeBasis: 'u.d.m. art. 7 ust. 1', deadlines: ['DODATEK_MIESZKANIOWY_1_MONTH'],
    note: 'Na 6 miesięcy; informacja do zarządcy budynku.', confidence: 'HIGH' },
  { ...OF_GMINA, code: 'MI-002', name: 'Najem lokalu komunalnego lub socjalnego', areas: [12], basis: 'ustawa z 21.06.2001 o ochronie praw lokatorów art. 4, art. 20–21',
    note: 'Według uchwały rady; lista oczekujących, nie decyzja.' },
  { ...OF_GMINA, code: 'MI-003', name: 'Dodatek lub bon energetyczny', areas: [12], basis: 'ustawa na dany rok',
    note: 'Zmienia się co roku – sprawdzić ustawę.', confidence: 'LOW' },
  { ...OF_GMINA, code: 'OS-001', name: 'Czyste Powietrze, Ciepłe Mieszkanie', areas: [13], basis: 'program WFOŚiGW', place: ['REAL_ESTATE'],
    mode: 'INFORM_ONLY', note: 'Gminny punkt konsultacyjny; umowę zawiera wojewódzki fundusz.' },
  { ...OF_GMINA, code: 'OS-002', name: 'Deklaracja o odpadach, ulga', areas: [13], basis: 'ustawa z 13.09.1996 o utrzymaniu czystości art. 6m',
    place: ['REAL_ESTATE'], deadlines: ['DEKLARACJA_14_DAYS'] },
];

export const CULTURE_AND_CIVIC_MATTERS: readonly Matter[] = [
  { ...OF_GMINA, code: 'KU-001', name: 'Zajęcia w domu kultury lub bibliotece', areas: [9], unit: 'GJO', basis: 'ustawa z 25.10.1991 o działalności kulturalnej',
    place: OWN_GMINA, mode: 'SERVICE_REFERRAL', regime: 'PROGRAMME', note: 'Zapisy w placówce.' },
  { ...OF_GMINA, code: 'SP-001', name: 'Zajęcia sportowe, karta seniora', areas: [10], unit: 'GJO', basis: 'uchwała rady gminy', regime: 'PROGRAMME',
    note: 'Zapisy w placówce.' },
  { ...OF_GMINA, code: 'OB-001', name: 'Wolontariat, bank czasu', areas: [11], unit: 'CUS-PROG', basis: 'u.d.p.p. art. 42; ustawa o CUS art. 32',
    regime: 'PROGRAMME', note: 'Organizator społeczności lokalnej.', confidence: 'HIGH' },
  { ...OF_GMINA, code: 'OB-002', name: 'Inicjatywa lokalna', areas: [11], basis: 'u.d.p.p. art. 19b', deadlines: ['KPA35_1_MONTH'] },
  { ...OF_GMINA, code: 'OB-003', name: 'Dotacja w trybie małych zleceń', areas: [11], basis: 'u.d.p.p. art. 19a', place: OWN_GMINA,
    placeBasis: 'u.d.p.p. art. 19a ust. 1', deadlines: ['OFERTA_19A_7_DAYS'], note: 'Umowa po 14 dniach od ogłoszenia oferty.' },
];

export const OTHER_MATTERS: readonly Matter[] = [
  { ...OF_GMINA, code: 'PR-001', name: 'Nieodpłatna pomoc prawna, poradnictwo obywatelskie', areas: [4], unit: 'PCPR', level: 'powiat',
    basis: 'ustawa z 5.08.2015 o nieodpłatnej pomocy prawnej', place: ANYWHERE, mode: 'INFORM_ONLY', note: 'Dowolny punkt, po umówieniu wizyty.' },
  { ...OF_GMINA, code: 'SA-001', name: 'Ubezwłasnowolnienie, opieka, alimenty', unit: 'SAD', level: 'state', basis: 'k.p.c.; k.r.o.',
    place: ANYWHERE, mode: 'KPA66_RETURN', confidence: 'HIGH' },
  { ...OF_GMINA, code: 'UG-001', name: 'Dowód osobisty, numer PESEL, meldunek', basis: 'ustawa o dowodach osobistych; ustawa o ewidencji ludności',
    place: OWN_GMINA, placeBasis: 'ustawa o dowodach osobistych', deadlines: ['DOWOD_30_DAYS'], note: 'Dowód – w dowolnej gminie.' },
  { ...OF_GMINA, code: 'UG-002', name: 'Skarga, wniosek, informacja publiczna', basis: 'k.p.a. art. 237; u.d.i.p. art. 13', place: OWN_GMINA,
    byEmail: 'rozporządzenie Rady Ministrów z 8.01.2002 § 5; u.d.i.p. art. 10', placeBasis: 'k.p.a. art. 229', deadlines: ['SKARGA_1_MONTH', 'INFORMACJA_PUBLICZNA_14_DAYS'], note: 'Odrębne rejestry skarg i wniosków.' },
];
