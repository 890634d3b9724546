import { matterOn } from '../law/matters.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { type Applicant, type Application, DECLARATION_CLAUSE } from './application.js';

/** What an application must have to be dealt with, and what its absence means. */
export const DEFECTS = {
  ADDRESS_MISSING: { name: 'brak adresu wnoszącego', statute: 'k.p.a. art. 63 § 2, art. 64 § 1', call: 'Podaj adres, pod który mamy kierować pisma.' },
  SIGNATURE_MISSING: { name: 'brak podpisu', statute: 'k.p.a. art. 63 § 3–3a, art. 64 § 2', call: 'Podpisz wniosek: własnoręcznie w centrum, podpisem zaufanym, osobistym albo kwalifikowanym.' },
  DECLARATION_MISSING: { name: 'brak oświadczenia', statute: 'ustawa o CUS art. 36; k.p.a. art. 64 § 2', call: 'Złóż oświadczenie pod rygorem odpowiedzialności karnej; treść klauzuli podajemy w tym piśmie.' },
} as const satisfies Record<string, { name: string; statute: string; call: string }>;
export type Defect = keyof typeof DEFECTS;

/** The formal defects of an application, in the order of DEFECTS. Receipt counts whatever is missing: defects are called for, not turned away. */
export function formalDefects(applicant: Applicant, matters: readonly string[], receivedOn: LocalDate): readonly Defect[] {
  const ofAProgramme = matters.some((code) => matterOn(code, receivedOn)?.regime === 'PROGRAMME');
  return [
    ...(applicant.address === undefined && applicant.ade === undefined ? ['ADDRESS_MISSING' as const] : []),
    ...(applicant.signature === 'NONE' ? ['SIGNATURE_MISSING' as const] : []),
    ...(ofAProgramme && applicant.declaration !== DECLARATION_CLAUSE.version ? ['DECLARATION_MISSING' as const] : []),
  ];
}

/** Whether a letter can reach the applicant at all: by e-Doręczenia, on the account from which the application came, or by post (k.p.a. art. 39, art. 64 § 1). */
export const canBeWrittenTo = ({ applicant, channel }: Pick<Application, 'applicant' | 'channel'>): boolean =>
  applicant.address !== undefined || applicant.ade !== undefined || channel === 'ACCOUNT';
