import { randomUUID } from 'node:crypto';
import type { Permission } from '../../core/access/permissions.js';
import { applicationFact } from '../../core/applications/application-fact.js';
import type { Clock } from '../../core/applications/delay.js';
import { DEADLINE_KINDS, type DeadlineKind, isOfTheAuthority } from '../../core/law/deadline-kinds.js';
import { parseTerm } from '../../core/law/term.js';
import { deadline } from '../../core/routing/deadlines.js';
import type { CompetenceFinding, PartDeadline } from '../../core/routing/finding.js';
import type { FactType } from '../../vocabulary/fact.js';
import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { ApplicationRow } from '../store/case-tables.js';
import { DeadlineRow } from '../store/deadline-tables.js';
import { LetterRow } from '../store/letter-tables.js';
import type { Work } from './work.js';

/** Starts the clocks that receipt starts, as the finding counted them. */
export function startDeadlines(work: Work, applicationId: string, finding: CompetenceFinding, startedOn: LocalDate): void {
  for (const { matter, found } of clocksOf(finding)) start(work, applicationId, matter, found, startedOn);
}

/**
 * The finding was made anew, as nothing has moved yet: clocks that it does not count any more are cancelled, and those that it counts run from the day
 * of receipt. What both findings count runs on with its pauses and notices, and so does what an earlier one had counted.
 */
export async function restartDeadlines(work: Work, applicationId: string, finding: CompetenceFinding, startedOn: LocalDate): Promise<void> {
  const rows = await work.em.find(DeadlineRow, { applicationId, state: 'RUNNING' });
  for (const row of rows) if (isOfTheAuthority(row.kind) && !isCounted(finding, row)) row.state = 'CANCELLED';
  await runDeadlines(work, applicationId, clocksOf(finding), startedOn);
}

/** A clock of a matter, as it is counted from the day of receipt. */
export interface MatterClock {
  readonly matter: string;
  readonly found: PartDeadline;
}

/** Lets these clocks run: each matter has one of a kind, which runs on where it was cancelled, and stays met where it was met. */
export async function runDeadlines(work: Work, applicationId: string, clocks: readonly MatterClock[], startedOn: LocalDate): Promise<void> {
  const rows = await work.em.find(DeadlineRow, { applicationId });
  for (const { matter, found } of clocks) {
    const row = rows.find((each) => each.matter === matter && each.kind === found.kind);
    if (!row) start(work, applicationId, matter, found, startedOn);
    else if (row.state === 'CANCELLED') row.state = 'RUNNING';
  }
}

/** Of receipt only: the others start with a delivery, which is not known yet. */
const clocksOf = ({ parts }: CompetenceFinding): readonly MatterClock[] =>
  parts.flatMap(({ matter, deadlines }) => deadlines.filter(({ kind }) => isOfTheAuthority(kind)).map((found) => ({ matter, found })));

const isCounted = (finding: CompetenceFinding, { matter, kind }: DeadlineRow): boolean =>
  finding.parts.some((part) => part.matter === matter && part.deadlines.some((counted) => counted.kind === kind));

function start({ em, actor }: Work, applicationId: string, matter: string | null, { kind, ...ends }: PartDeadline, startedOn: LocalDate, term: string = DEADLINE_KINDS[kind].term): void {
  em.persist(em.create(DeadlineRow, {
    id: randomUUID(), tenant: actor.tenant, applicationId, matter, kind, term, startedOn, ...ends, pauses: [], extendedTo: null, metOn: null, state: 'RUNNING',
  }));
}

/** Ends clocks: MET when what they wait for was done, CANCELLED when the matter left the centre. */
export async function endDeadlines(
  { em, now }: Work, applicationId: string, state: 'MET' | 'CANCELLED', which: { readonly matters?: readonly string[]; readonly kinds?: readonly DeadlineKind[] },
): Promise<void> {
  const rows = await em.find(DeadlineRow, {
    applicationId, state: 'RUNNING', ...(which.matters && { matter: { $in: [...which.matters] } }), ...(which.kinds && { kind: { $in: [...which.kinds] } }),
  });
  for (const row of rows) Object.assign(row, { state, ...(state === 'MET' && { metOn: warsawDate(now) }) });
}

/** The matters came back: their clocks were never the other unit's, so they run on from where they began. */
export async function resumeDeadlines({ em }: Work, applicationId: string, matters: readonly string[]): Promise<void> {
  const { finding } = await em.findOneOrFail(ApplicationRow, { id: applicationId });
  const rows = await em.find(DeadlineRow, { applicationId, state: 'CANCELLED', matter: { $in: [...matters] } });
  for (const row of rows) if (isCounted(finding, row)) row.state = 'RUNNING';
}

/**
 * Starts the clock that delivery of a letter starts for its addressee: to complete the application (k.p.a. art. 64 § 2), or to file a separate one
 * for each of its matters (art. 66 § 2). Other letters start none, nor does a call that was completed, or ended, before it was delivered, or whose place another one has taken.
 */
export async function startFromDelivery(work: Work, letter: LetterRow, startedOn: LocalDate): Promise<void> {
  const { applicationId, kind, matters, days } = letter;
  const begin = (of: DeadlineKind, matter: string | null, term: string) =>
    start(work, applicationId, matter, { kind: of, ...deadline(startedOn, parseTerm(term)!) }, startedOn, term);
  if (kind === 'SEPARATE_66') for (const matter of matters) begin('KPA66_14_DAYS', matter, DEADLINE_KINDS.KPA66_14_DAYS.term);
  if (kind === 'CALL_64' && await isOpenCall(work, letter)) begin('KPA64_7_DAYS', null, days ? `P${days}D` : DEADLINE_KINDS.KPA64_7_DAYS.term);
}

async function isOpenCall({ em }: Work, { id, applicationId }: LetterRow): Promise<boolean> {
  const { state, defects } = em.getReference(ApplicationRow, applicationId); // at hand: whoever records a delivery holds the case
  if (!(state === 'CALLED_TO_COMPLETE' || state === 'SUBMITTED') || defects.length === 0) return false;
  return (await em.findOne(LetterRow, { applicationId, kind: 'CALL_64' }, { orderBy: { sequence: 'desc' } }))?.id === id;
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
  return { deadline: seen, row, clock: { ...seen, extendedTo: seen.extendedTo ?? null, metOn: seen.metOn ?? null } };
}

/** The row as the core left the clock. */
export function saveClock({ deadline: row }: DeadlineFile, { rawEnd, legalEnd, alarm, pauses, extendedTo, metOn, state }: Clock): void {
  Object.assign(row, { rawEnd, legalEnd, alarm, pauses, extendedTo, metOn, state });
}

/** A clerk's act on one clock: found, permitted, decided, in the audit, kept and told. The fact says which clock it was, by kind. */
export async function actOnDeadline(
  work: Work, id: string, { permission, fact, decide }: { readonly permission: Permission; readonly fact: FactType; readonly decide: (clock: Clock) => Outcome<Clock> },
): Promise<Outcome<DeadlineRow>> {
  const file = await openDeadline(work, id);
  if (!file) return work.audit({ action: permission, objectType: 'application' }, refuse('NOT_FOUND', 'id'));
  const { deadline: row, row: application } = file;
  const outcome = work.may(permission) ? decide(file.clock) : refuse('NOT_PERMITTED');
  work.audit({ action: permission, objectType: 'application', objectId: application.id, subjectId: application.residentId }, outcome);
  if (!outcome.ok) return outcome;
  saveClock(file, outcome.value);
  work.append([applicationFact(fact, application.id, application.state, { detail: row.kind })], { application });
  return done(row);
}
