/** Statutory terms by name. A changed term is a new kind, and a new row of the matters that use it. */
export const DEADLINE_KINDS = {
  KPA35_1_MONTH: { term: 'P1M', from: 'RECEIPT', statute: 'k.p.a. art. 35 § 3', name: 'załatwienie sprawy' },
  KPA35_2_MONTHS: { term: 'P2M', from: 'RECEIPT', statute: 'k.p.a. art. 35 § 3', name: 'załatwienie sprawy szczególnie skomplikowanej' },
  IPUS_30_DAYS: { term: 'P30D', from: 'RECEIPT', statute: 'ustawa o CUS art. 40', name: 'opracowanie indywidualnego planu usług społecznych' },
  WYWIAD_14_WORKING_DAYS: { term: 'P14WD', from: 'RECEIPT', statute: 'Dz.U. 2021 poz. 893 § 3', name: 'rodzinny wywiad środowiskowy' },
  WYWIAD_2_WORKING_DAYS: { term: 'P2WD', from: 'RECEIPT', statute: 'Dz.U. 2021 poz. 893 § 3', name: 'rodzinny wywiad środowiskowy w sprawie niecierpiącej zwłoki' },
  ZASWIADCZENIE_7_DAYS: { term: 'P7D', from: 'RECEIPT', statute: 'k.p.a. art. 217 § 3', name: 'wydanie zaświadczenia' },
  DODATEK_MIESZKANIOWY_1_MONTH: { term: 'P1M', from: 'RECEIPT', statute: 'u.d.m. art. 7', name: 'decyzja o dodatku mieszkaniowym' },
  DOWOD_30_DAYS: { term: 'P30D', from: 'RECEIPT', statute: 'ustawa o dowodach osobistych', name: 'wydanie dowodu osobistego' },
  SKARGA_1_MONTH: { term: 'P1M', from: 'RECEIPT', statute: 'k.p.a. art. 237 § 1', name: 'załatwienie skargi' },
  INFORMACJA_PUBLICZNA_14_DAYS: { term: 'P14D', from: 'RECEIPT', statute: 'u.d.i.p. art. 13 ust. 1', name: 'udostępnienie informacji publicznej' },
  OFERTA_19A_7_DAYS: { term: 'P7D', from: 'RECEIPT', statute: 'u.d.p.p. art. 19a ust. 3', name: 'ogłoszenie oferty' },
  SPECIAL_ACT_30_DAYS: { term: 'P30D', from: 'RECEIPT', statute: 'przepisy odrębne', name: 'załatwienie sprawy przez właściwy organ' },
  SPECIAL_ACT_2_MONTHS: { term: 'P2M', from: 'RECEIPT', statute: 'przepisy odrębne', name: 'załatwienie sprawy przez właściwy organ' },
  SPECIAL_ACT_3_MONTHS: { term: 'P3M', from: 'RECEIPT', statute: 'przepisy odrębne', name: 'załatwienie sprawy przez właściwy organ' },
  EKUZ_5_WORKING_DAYS: { term: 'P5WD', from: 'RECEIPT', statute: 'ustawa o świadczeniach opieki zdrowotnej', name: 'wydanie karty EKUZ' },

  // What the applicant has to keep.
  KPA64_7_DAYS: { term: 'P7D', from: 'DELIVERY', statute: 'k.p.a. art. 64 § 2', name: 'usunięcie braków podania (termin nie krótszy)' },
  KPA66_14_DAYS: { term: 'P14D', from: 'DELIVERY', statute: 'k.p.a. art. 66 § 2', name: 'odrębne podanie, które zachowuje datę pierwszego' },
  KPA129_14_DAYS: { term: 'P14D', from: 'DELIVERY', statute: 'k.p.a. art. 129 § 2', name: 'odwołanie od decyzji' },
  BECIKOWE_12_MONTHS: { term: 'P12M', from: 'BIRTH', statute: 'u.ś.r. art. 15b ust. 3', name: 'wniosek o jednorazową zapomogę' },
  ZA_ZYCIEM_12_MONTHS: { term: 'P12M', from: 'BIRTH', statute: 'ustawa z 4.11.2016 art. 10', name: 'wniosek o jednorazowe świadczenie' },
  RODZICIELSKIE_3_MONTHS: { term: 'P3M', from: 'BIRTH', statute: 'u.ś.r. art. 17c', name: 'wniosek z wyrównaniem od dnia porodu' },
  PIELEGNACYJNY_3_MONTHS: { term: 'P3M', from: 'EVENT', statute: 'u.ś.r. art. 24 ust. 2a', name: 'wniosek z wyrównaniem od dnia wniosku o orzeczenie' },
  INTEGRACJA_60_DAYS: { term: 'P60D', from: 'EVENT', statute: 'u.p.s. art. 91', name: 'wniosek o program integracji od uzyskania statusu' },
  ZASILEK_SZKOLNY_2_MONTHS: { term: 'P2M', from: 'EVENT', statute: 'u.s.o. art. 90e', name: 'wniosek o zasiłek szkolny od zdarzenia' },
  DEKLARACJA_14_DAYS: { term: 'P14D', from: 'EVENT', statute: 'ustawa z 13.09.1996 art. 6m', name: 'deklaracja od zmiany danych' },
} as const satisfies Record<string, DeadlineDescription>;

export type DeadlineKind = keyof typeof DEADLINE_KINDS;

/** A duty of the authority begins with receipt; every other event begins a term of the applicant. */
export const isOfTheAuthority = (kind: DeadlineKind): boolean => DEADLINE_KINDS[kind].from === 'RECEIPT';

export interface DeadlineDescription {
  /** `PnD`, `PnW`, `PnM`, `PnY`, or `PnWD` for working days. */
  readonly term: string;
  /** The event that starts the clock: receipt of the application, delivery of a letter, birth of the child, another event. */
  readonly from: 'RECEIPT' | 'DELIVERY' | 'BIRTH' | 'EVENT';
  readonly statute: string;
  /** Polish: what has to be done by then. */
  readonly name: string;
}
