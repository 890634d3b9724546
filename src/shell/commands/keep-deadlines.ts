import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/applications/delay.js';
import { DEADLINE_KINDS, type DeadlineKind } from '../../core/law/deadline-kinds.js';
import { parseTerm } from '../../core/law/term.js';
import { deadline } from '../../core/routing/deadlines.js';
import type { CompetenceFinding, PartDeadline } from '../../core/routing/finding.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { ApplicationRow } from '../store/case-tables.js';
import { DeadlineRow } from '../store/deadline-tables.js';
import type { LetterRow } from '../store/letter-tables.js';
import { JournalRow } from '../store/record-tables.js';
import type { Work } from './work.js';

/** Starts the clocks that receipt starts, as the finding counted them. */
export function startDeadlines(work: Work, applicationId: string, finding: CompetenceFinding, startedOn: LocalDate): void {
  for (const { matter, found } of clocksOf(finding)) start(work, applicationId, matter, found, startedOn);
}

/**
 * The finding was made anew: clocks that it does not count any more are cancelled, and new ones start where the others did, on the day of receipt.
 * What both findings count runs on with its pauses and notices.
 */
export async function restartDeadlines(work: Work, applicationId: string, finding: CompetenceFinding, startedOn: LocalDate): Promise<void> {
  const kept = (await work.em.find(DeadlineRow, { applicationId, state: { $ne: 'CANCELLED' } })).filter(({ kind }) => DEADLINE_KINDS[kind].from === 'RECEIPT');
  for (const row of kept) if (row.state === 'RUNNING' && !isCounted(finding, row)) row.state = 'CANCELLED';
  for (const { matter, found } of clocksOf(finding)) {
    if (!kept.some((row) => row.matter === matter && row.kind === found.kind)) start(work, applicationId, matter, found, startedOn);
  }
}

/** Of receipt only: the others start with a delivery, which is not known yet. */
const clocksOf = ({ parts }: CompetenceFinding): readonly { readonly matter: string; readonly found: PartDeadline }[] =>
  parts.flatMap(({ matter, deadlines }) => deadlines.filter(({ kind }) => DEADLINE_KINDS[kind].from === 'RECEIPT').map((found) => ({ matter, found })));

const isCounted = (finding: CompetenceFinding, { matter, kind }: DeadlineRow): boolean =>
  finding.parts.some((part) => part.matter === matter && part.deadlines.some((counted) => counted.kind === kind));

function start({ em, actor }: Work, applicationId: string, matter: string | null, { kind, ...ends }: PartDeadline, startedOn: LocalDate, term: string = DEADLINE_KINDS[kind].term): void {
  em.persist(em.create(DeadlineRow, {
    id: randomUUID(), tenant: actor.tenant, applicationId, matter, kind, term, startedOn, ...ends, pauses: [], extendedTo: null, state: 'RUNNING',
  }));
}

/** Ends clocks: MET when what they wait for was done, CANCELLED when the matter left the centre. */
export async function endDeadlines(
  { em }: Work, applicationId: string, state: 'MET' | 'CANCELLED', which: { readonly matters?: readonly string[]; readonly kinds?: readonly DeadlineKind[] },
): Promise<void> {
  const rows = await em.find(DeadlineRow, {
    applicationId, state: 'RUNNING', ...(which.matters && { matter: { $in: [...which.matters] } }), ...(which.kinds && { kind: { $in: [...which.kinds] } }),
  });
  for (const row of rows) row.state = state;
}

/** The matters came back: their clocks were never the other unit's, so they run on from where they began. */
export async function resumeDeadlines({ em }: Work, applicationId: string, matters: readonly string[]): Promise<void> {
  const { finding } = await em.findOneOrFail(ApplicationRow, { id: applicationId });
  const rows = await em.find(DeadlineRow, { applicationId, state: 'CANCELLED', matter: { $in: [...matters] } });
  for (const row of rows) if (isCounted(finding, row)) row.state = 'RUNNING';
}

/**
 * Starts the clock that delivery of a letter starts for its addressee: to complete the application (k.p.a. art. 64 § 2), or to file a separate one
 * for each of its matters (art. 66 § 2). Other letters start none, nor does a call that was completed, or ended, before it was delivered.
 */
export async function startFromDelivery(work: Work, { applicationId, kind: letter, matters }: LetterRow, startedOn: LocalDate): Promise<void> {
  const kind = letter === 'CALL_64' ? 'KPA64_7_DAYS' : letter === 'SEPARATE_66' ? 'KPA66_14_DAYS' : undefined;
  if (!kind) return;
  const { state, defects } = work.em.getReference(ApplicationRow, applicationId); // at hand: whoever records a delivery holds the case
  const isOpen = (state === 'CALLED_TO_COMPLETE' || state === 'SUBMITTED') && defects.length > 0;
  if (kind === 'KPA64_7_DAYS' && !isOpen) return;
  const term = (kind === 'KPA64_7_DAYS' && await termOfCall(work, applicationId)) || DEADLINE_KINDS[kind].term;
  for (const matter of kind === 'KPA66_14_DAYS' ? matters : [null]) start(work, applicationId, matter, { kind, ...deadline(startedOn, parseTerm(term)!) }, startedOn, term);
}

/** The days that the last call gives, which may be more than the seven of the statute: its fact says them. */
async function termOfCall({ em }: Work, applicationId: string): Promise<string | null | undefined> {
  return (await em.findOne(JournalRow, { aggregateId: applicationId, type: 'application.called-to-complete' }, { orderBy: { aggregateSequence: 'desc' } }))?.detail;
}

/** A clock with its case. Both rows are locked until the end of the transaction. */
export interface DeadlineFile {
  readonly deadline: DeadlineRow;
  readonly row: ApplicationRow;
  readonly clock: Clock;
}

/** Undefined: there is none in the actor's tenant. */
export async function openDeadline(work: Work, id: string): Promise<DeadlineFile | undefined> {
  const seen = await work.em.findOne(DeadlineRow, { id, tenant: work.actor.tenant });
  const row = seen && (await work.findApplication(seen.applicationId));
  if (!row) return undefined;
  await work.em.refresh(seen); // as it is now that the case is locked
  return { deadline: seen, row, clock: { ...seen, extendedTo: seen.extendedTo ?? null } };
}

/** The row as the core left the clock. */
export function saveClock({ deadline: row }: DeadlineFile, { rawEnd, legalEnd, alarm, pauses, extendedTo, state }: Clock): void {
  Object.assign(row, { rawEnd, legalEnd, alarm, pauses, extendedTo, state });
}
