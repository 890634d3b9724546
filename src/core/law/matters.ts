import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Matter } from './matter.js';
import { FAMILY_BENEFIT_MATTERS, SOCIAL_INSURANCE_MATTERS } from './matters/benefits.js';
import { DISABILITY_MATTERS } from './matters/disability.js';
import { EDUCATION_MATTERS } from './matters/education.js';
import { FAMILY_MATTERS, REINTEGRATION_MATTERS } from './matters/family.js';
import { HEALTH_MATTERS } from './matters/health.js';
import { LABOUR_MATTERS } from './matters/labour.js';
import { CULTURE_AND_CIVIC_MATTERS, HOUSING_AND_ENVIRONMENT_MATTERS, OTHER_MATTERS } from './matters/local-community.js';
import { PROGRAMME_MATTERS } from './matters/programme.js';
import { SOCIAL_ASSISTANCE_MATTERS } from './matters/social-assistance.js';
import { COUNTED_DAYS, isInForce } from './validity.js';

/** Every row there is or was: 107 matters, some of them in more than one version. */
export const MATTERS: readonly Matter[] = [
  ...PROGRAMME_MATTERS,
  ...SOCIAL_ASSISTANCE_MATTERS,
  ...FAMILY_MATTERS,
  ...FAMILY_BENEFIT_MATTERS,
  ...SOCIAL_INSURANCE_MATTERS,
  ...DISABILITY_MATTERS,
  ...LABOUR_MATTERS,
  ...REINTEGRATION_MATTERS,
  ...HEALTH_MATTERS,
  ...EDUCATION_MATTERS,
  ...HOUSING_AND_ENVIRONMENT_MATTERS,
  ...CULTURE_AND_CIVIC_MATTERS,
  ...OTHER_MATTERS,
];

const ROWS: ReadonlyMap<string, readonly Matter[]> = Map.groupBy(MATTERS, ({ code }) => code);

export const MATTER_CODES: readonly string[] = [...ROWS.keys()];
export const isMatterCode = (text: string): boolean => ROWS.has(text);

/** The row in force on that day. Undefined: no such code, or the matter did not exist then, or the day is before the CUS Act. */
export const matterOn = (code: string, date: LocalDate): Matter | undefined =>
  isInForce(COUNTED_DAYS, date) ? ROWS.get(code)?.find((row) => isInForce(row, date)) : undefined;

/** A matter of life and limb, whatever date somebody typed. Undefined when the code is none. */
export const emergencyMatter = (code: string): Matter | undefined => ROWS.get(code)?.findLast(({ mode }) => mode === 'EMERGENCY');
