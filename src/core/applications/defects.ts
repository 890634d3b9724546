/** What an application must have to be dealt with, and what its absence means. Without a fact that competence hangs on it is asked for, and returned otherwise (art. 66 § 3). */
export const DEFECTS = {
  ADDRESS_MISSING: { name: 'brak adresu wnoszącego', statute: 'k.p.a. art. 63 § 2, art. 64 § 1', call: 'Podaj adres, pod który mamy kierować pisma.' },
  SIGNATURE_MISSING: { name: 'brak podpisu', statute: 'k.p.a. art. 63 § 3–3a, art. 64 § 2', call: 'Podpisz wniosek: własnoręcznie w centrum, podpisem zaufanym, osobistym albo kwalifikowanym.' },
  DECLARATION_MISSING: { name: 'brak oświadczenia', statute: 'ustawa o CUS art. 36; k.p.a. art. 64 § 2', call: 'Złóż oświadczenie pod rygorem odpowiedzialności karnej; treść klauzuli podajemy w tym piśmie.' },
  FACT_MISSING: { name: 'brak danych, od których zależy właściwość', statute: 'k.p.a. art. 50 § 1, art. 64 § 2', call: 'Podaj dane, bez których nie wiadomo, kto ma się zająć sprawą; wymieniamy je w tym piśmie.' },
} as const satisfies Record<string, { name: string; statute: string; call: string }>;
export type Defect = keyof typeof DEFECTS;
