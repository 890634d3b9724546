import { matterOn } from '../law/matters.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import type { CompetenceFinding } from '../routing/finding.js';
import { type Applicant, type Application, DECLARATION_CLAUSE } from './application.js';
import type { Defect } from './defects.js';
import type { ApplicationPart } from './part.js';

/**
 * The formal defects of an application, in the order of DEFECTS. Receipt counts whatever is missing: defects are called for, not turned away. Help that
 * cannot wait has none: it is given ex officio, and a call at home could be read by the wrong person.
 */
export function formalDefects(applicant: Applicant, matters: readonly string[], { parts }: Pick<CompetenceFinding, 'parts'>, receivedOn: LocalDate): readonly Defect[] {
  const ordinary = matters.filter((code) => !parts.some(({ matter, mode }) => matter === code && mode === 'EMERGENCY'));
  if (ordinary.length === 0) return [];
  const isUndeclared = applicant.declaration !== DECLARATION_CLAUSE.version && ordinary.some((code) => isOfAProgramme(code, receivedOn));
  return [
    ...(applicant.address === undefined && applicant.ade === undefined ? ['ADDRESS_MISSING' as const] : []),
    ...(applicant.signature === 'NONE' && ordinary.some((code) => isSigned(code, receivedOn)) ? ['SIGNATURE_MISSING' as const] : []),
    ...(isUndeclared ? ['DECLARATION_MISSING' as const] : []),
    ...(ordinary.some((code) => !parts.some(({ matter }) => matter === code)) ? ['FACT_MISSING' as const] : []),
  ];
}

/**
 * What one matter suffers from: help that cannot wait from nothing; only services of a programme from a missing declaration (ustawa o CUS art. 36), only
 * what nobody competent is known for from a missing fact, and not what an e-mail is enough for from a missing signature.
 */
export const defectsOf = ({ defects, receivedOn }: Pick<Application, 'defects' | 'receivedOn'>, { matter, mode }: Pick<ApplicationPart, 'matter' | 'mode'>): readonly Defect[] =>
  (mode === 'EMERGENCY' ? [] : defects.filter((defect) => {
    if (defect === 'DECLARATION_MISSING') return isOfAProgramme(matter, receivedOn);
    if (defect === 'SIGNATURE_MISSING') return isSigned(matter, receivedOn);
    return defect !== 'FACT_MISSING' || mode === null;
  }));

/** The matters that wait for what is missing: the applicant is called to complete these. */
export const burdenedParts = (application: Application): readonly ApplicationPart[] =>
  application.parts.filter((part) => (part.state === 'OPEN' || part.state === 'SENT_BACK') && defectsOf(application, part).length > 0);

/** Of these, what is left without it. What lacks nothing but a fact is returned (art. 66 § 3). */
export const partsToLeave = (application: Application): readonly ApplicationPart[] =>
  burdenedParts(application).filter((part) => defectsOf(application, part).some((defect) => defect !== 'FACT_MISSING'));

/** Nobody works on what is not signed or declared. An address, or a fact, can still be found out. */
export const isUnsigned = (application: Application, part: ApplicationPart): boolean =>
  part.state === 'OPEN' && defectsOf(application, part).some((defect) => defect === 'SIGNATURE_MISSING' || defect === 'DECLARATION_MISSING');

const isSigned = (code: string, on: LocalDate): boolean => matterOn(code, on)?.byEmail === undefined;

const isOfAProgramme = (code: string, on: LocalDate): boolean => matterOn(code, on)?.regime === 'PROGRAMME';

/** Whether a letter can reach the applicant at all: by e-Doręczenia, on the account from which the application came, or by post (k.p.a. art. 39, art. 64 § 1). */
export const canBeWrittenTo = ({ applicant, channel }: Pick<Application, 'applicant' | 'channel'>): boolean =>
  applicant.address !== undefined || applicant.ade !== undefined || channel === 'ACCOUNT';
