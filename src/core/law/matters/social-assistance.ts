import { ASSISTANCE, ASSISTANCE_OR_STAY, OWN_GMINA, RESIDENCE, STAY_FIRST } from '../connections.js';
import type { Matter } from '../matter.js';
import { between, since, SINCE_CUS_ACT } from '../validity.js';

/** Pomoc społeczna: ustawa z 12.03.2004 (u.p.s.), tasks of the gmina (art. 17 own, art. 18 delegated) and of the powiat (art. 19–20). */
const OF_GMINA = {
  areas: [4], unit: 'CUS-PS', level: 'gmina', place: ASSISTANCE, deadlines: ['WYWIAD_14_WORKING_DAYS', 'KPA35_1_MONTH'], mode: null,
  regime: 'SEPARATE_ACT', note: null, confidence: 'HIGH', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;
/** Art. 37–42 and 47–50: the gmina of stay may have to grant it (art. 101 ust. 3). */
const OF_GMINA_OR_STAY = { ...OF_GMINA, place: ASSISTANCE_OR_STAY } as const satisfies Partial<Matter>;
const OF_POWIAT = {
  areas: [4], unit: 'PCPR', level: 'powiat', place: RESIDENCE, deadlines: [], mode: null, regime: 'SEPARATE_ACT', note: null,
  confidence: 'HIGH', ...SINCE_CUS_ACT,
} as const satisfies Partial<Matter>;

export const SOCIAL_ASSISTANCE_MATTERS: readonly Matter[] = [
  { ...OF_GMINA_OR_STAY, code: 'PS-001', name: 'Zasiłek stały', basis: 'u.p.s. art. 17 ust. 1 pkt 19, art. 37' },
  { ...OF_GMINA_OR_STAY, code: 'PS-002', name: 'Zasiłek okresowy', basis: 'u.p.s. art. 17 ust. 1 pkt 4, art. 38' },
  { ...OF_GMINA_OR_STAY, code: 'PS-003', name: 'Zasiłek celowy', basis: 'u.p.s. art. 17 ust. 1 pkt 5, art. 39',
    deadlines: ['WYWIAD_14_WORKING_DAYS'] },
  { ...OF_GMINA_OR_STAY, code: 'PS-004', name: 'Specjalny zasiłek celowy', basis: 'u.p.s. art. 17 ust. 2 pkt 1, art. 41',
    note: 'Także powyżej kryterium dochodowego.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-005', name: 'Zasiłek celowy – zdarzenie losowe', basis: 'u.p.s. art. 17 ust. 1 pkt 6, art. 40',
    deadlines: ['WYWIAD_2_WORKING_DAYS'], note: 'Niezależnie od dochodu.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-006', name: 'Zasiłek celowy – klęska żywiołowa lub ekologiczna', basis: 'u.p.s. art. 18 ust. 1 pkt 4, art. 40',
    deadlines: ['WYWIAD_2_WORKING_DAYS'], note: 'Zadanie zlecone.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-007', name: 'Posiłek, dożywianie dzieci', basis: 'u.p.s. art. 17 ust. 1 pkt 3 i 14, art. 48b',
    deadlines: ['WYWIAD_14_WORKING_DAYS'], note: 'Program „Posiłek w szkole i w domu”; we współpracy ze szkołą.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-008', name: 'Schronienie w schronisku', basis: 'u.p.s. art. 17 ust. 1 pkt 3, art. 48a',
    deadlines: ['WYWIAD_2_WORKING_DAYS'], note: 'Decyzja.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-009', name: 'Noclegownia, ogrzewalnia', basis: 'u.p.s. art. 48a, art. 106 ust. 2',
    place: ['PLACE_OF_STAY', ...ASSISTANCE_OR_STAY], deadlines: [], note: 'Natychmiast, bez decyzji.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-010', name: 'Usługi opiekuńcze w miejscu zamieszkania', basis: 'u.p.s. art. 17 ust. 1 pkt 11, art. 50',
    note: 'Mogą być także częścią indywidualnego planu usług społecznych.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-011', name: 'Specjalistyczne usługi opiekuńcze dla osób z zaburzeniami psychicznymi',
    basis: 'u.p.s. art. 18 ust. 1 pkt 3, art. 50 ust. 4', note: 'Zaświadczenie lekarskie.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-012', name: 'Usługi sąsiedzkie', basis: 'u.p.s. art. 17 ust. 2 pkt 2a, art. 50', note: 'Zadanie fakultatywne.',
    ...since('2023-11-01') },
  { ...OF_GMINA, code: 'PS-013', name: 'Skierowanie do domu pomocy społecznej', basis: 'u.p.s. art. 17 ust. 1 pkt 16, art. 54, art. 59',
    deadlines: ['WYWIAD_14_WORKING_DAYS', 'KPA35_2_MONTHS'], note: 'Umieszcza organ prowadzący dom.' },
  { ...OF_POWIAT, code: 'PS-014', name: 'Umieszczenie w powiatowym domu pomocy społecznej', basis: 'u.p.s. art. 19 pkt 10, art. 59 ust. 2',
    // Without a named home, the one nearest to the residence (art. 54 ust. 2).
    place: ['SEAT', ...RESIDENCE], placeBasis: 'u.p.s. art. 54 ust. 2, art. 59 ust. 2', deadlines: ['KPA35_1_MONTH'],
    note: 'Po decyzji o skierowaniu; akta przekazuje ośrodek pomocy społecznej.', confidence: 'MEDIUM' },
  { ...OF_GMINA, code: 'PS-015', name: 'Środowiskowy dom samopomocy', areas: [6], basis: 'u.p.s. art. 18 ust. 1 pkt 5, art. 51a',
    note: 'Dom może prowadzić powiat.', confidence: 'MEDIUM' },
  { ...OF_GMINA, code: 'PS-016', name: 'Mieszkanie chronione', areas: [12],
    basis: 'u.p.s. art. 17 ust. 1 pkt 12, art. 19 pkt 11, art. 53', note: 'O zasięgu szerszym niż gmina: powiat.', ...between('2020-01-01', '2023-10-31') },
  { ...OF_GMINA, code: 'PS-016', name: 'Mieszkanie treningowe lub wspomagane', areas: [12],
    basis: 'u.p.s. art. 17 ust. 1 pkt 12, art. 19 pkt 11, art. 53', note: 'O zasięgu szerszym niż gmina: powiat.', ...since('2023-11-01') }, // Dz.U. 2023 poz. 1693
  { ...OF_GMINA, code: 'PS-017', name: 'Sprawienie pogrzebu', basis: 'u.p.s. art. 17 ust. 1 pkt 15, art. 44', place: STAY_FIRST,
    placeBasis: 'u.p.s. art. 44; ustawa o cmentarzach i chowaniu zmarłych art. 10 ust. 3', deadlines: [], note: 'Natychmiast, bez decyzji. Miejsce zgonu podaje się jako miejsce pobytu.' },
  { ...OF_GMINA, code: 'PS-018', name: 'Praca socjalna, kontrakt socjalny', basis: 'u.p.s. art. 17 ust. 1 pkt 10, art. 45', deadlines: [],
    note: 'Bez kryterium dochodowego, bez decyzji.' },
  { ...OF_POWIAT, code: 'PS-019', name: 'Interwencja kryzysowa', basis: 'u.p.s. art. 19 pkt 12, art. 47, art. 106 ust. 2', place: STAY_FIRST,
    mode: 'EMERGENCY', note: 'Ośrodek interwencji kryzysowej przy powiecie; centrum pomaga od razu.' },
  { ...OF_POWIAT, code: 'PS-020', name: 'Poradnictwo specjalistyczne', basis: 'u.p.s. art. 19 pkt 2, art. 46', note: 'Bez decyzji.' },
  { ...OF_GMINA_OR_STAY, code: 'PS-021', name: 'Składki zdrowotne i emerytalne za opiekuna', basis: 'u.p.s. art. 17 ust. 1 pkt 9 i 20, art. 42',
    deadlines: ['KPA35_1_MONTH'] },
  { ...OF_GMINA, code: 'PS-022', name: 'Wynagrodzenie za sprawowanie opieki', basis: 'u.p.s. art. 18 ust. 1 pkt 9, art. 53a',
    deadlines: ['KPA35_1_MONTH'], note: 'Po postanowieniu sądu.' },
  { ...OF_GMINA, code: 'PS-023', name: 'Pomoc w celu ekonomicznego usamodzielnienia', areas: [14], basis: 'u.p.s. art. 17 ust. 2 pkt 2, art. 43',
    deadlines: ['WYWIAD_14_WORKING_DAYS'], note: 'Nie, jeżeli pomocy udziela urząd pracy.', confidence: 'MEDIUM' },
  { ...OF_POWIAT, code: 'PS-024', name: 'Indywidualny program integracji cudzoziemca', basis: 'u.p.s. art. 20 ust. 1 pkt 1, art. 91',
    deadlines: ['INTEGRACJA_60_DAYS'], confidence: 'MEDIUM' },
  { ...OF_GMINA, code: 'PS-025', name: 'Pomoc po zwolnieniu z zakładu karnego', basis: 'u.p.s. art. 13 ust. 4, art. 17 ust. 1 pkt 16a',
    deadlines: ['WYWIAD_2_WORKING_DAYS'] },
  { ...OF_GMINA, code: 'PS-026', name: 'Wsparcie krótkoterminowe w domu pomocy społecznej', areas: [6],
    basis: 'u.p.s. art. 17 ust. 2 pkt 3b, art. 97a', deadlines: ['KPA35_1_MONTH'], note: 'Odpłatne za godziny lub dni.', ...since('2023-11-01') },
  { ...OF_GMINA, code: 'PS-027', name: 'Ośrodek wsparcia, dom dziennego pobytu', basis: 'u.p.s. art. 17 ust. 2 pkt 3, art. 51' },
  { ...OF_POWIAT, code: 'PS-028', name: 'Dom dla matek z małoletnimi dziećmi i kobiet w ciąży', basis: 'u.p.s. art. 19 pkt 11',
    note: 'Sprawa pilna.' },
  { ...OF_GMINA, code: 'PS-029', name: 'Zaświadczenie o korzystaniu z pomocy społecznej', basis: 'k.p.a. art. 217–218', place: OWN_GMINA,
    placeBasis: 'k.p.a. art. 217 § 1', deadlines: ['ZASWIADCZENIE_7_DAYS'], note: 'Wydaje jednostka, która ma dane.', confidence: 'MEDIUM' },
];
