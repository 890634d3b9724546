import type { LocalDate } from '../../vocabulary/local-date.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../law/deadline-kinds.js';
import type { Matter } from '../law/matter.js';
import { parseTerm } from '../law/term.js';
import { deadline } from './deadlines.js';
import type { PartDeadline } from './finding.js';

/** The clocks that the receipt of the application starts. Terms of the applicant, and those from other events, are not known yet. */
export const ownDeadlines = (matter: Matter, receivedOn: LocalDate, urgent: boolean): readonly PartDeadline[] =>
  matter.deadlines.flatMap((kind) =>
    DEADLINE_KINDS[kind].from === 'RECEIPT' ? [counted(urgent ? whenUrgent(kind) : kind, receivedOn)] : []);

/** K.p.a. art. 66 § 2. Runs from delivery of the notice; until that is known, the earliest end there can be. */
export const separateApplicationDeadline = (receivedOn: LocalDate): PartDeadline => counted('KPA66_14_DAYS', receivedOn);

/** Cases that bear no delay: 2 working days instead of 14 (Dz.U. 2021 poz. 893 § 3). */
const whenUrgent = (kind: DeadlineKind): DeadlineKind => (kind === 'WYWIAD_14_WORKING_DAYS' ? 'WYWIAD_2_WORKING_DAYS' : kind);

const counted = (kind: DeadlineKind, start: LocalDate): PartDeadline => ({ kind, ...deadline(start, TERMS.get(kind)!) });

const TERMS = new Map(Object.entries(DEADLINE_KINDS).map(([kind, { term }]) => [kind, parseTerm(term)!] as const));
