import { matterOn } from '../law/matters.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { CompetenceFinding } from '../routing/finding.js';
import { type Applicant, type Application, DECLARATION_CLAUSE } from './application.js';
import type { Defect } from './defects.js';

/**
 * The formal defects of an application, in the order of DEFECTS. Receipt counts whatever is missing: defects are called for, not turned away. Help that
 * cannot wait has none: it is given ex officio, and a call at home could be read by the wrong person.
 */
export function formalDefects(applicant: Applicant, matters: readonly string[], { outcome }: Pick<CompetenceFinding, 'outcome'>, receivedOn: LocalDate): readonly Defect[] {
  if (outcome === 'EMERGENCY') return [];
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
