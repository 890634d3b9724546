import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { type Dispatch, type DispatchAct, moveDispatch } from '../../core/letters/dispatch.js';
import type { DispatchChannel } from '../../core/letters/letter.js';
import type { OutgoingFile } from '../../core/letters/outgoing.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { DispatchRow, LetterRow } from '../store/letter-tables.js';
import { startFromDelivery } from './keep-deadlines.js';
import type { Work } from './work.js';

/** A dispatch with its letter and its case. The rows of both the case and the dispatch are locked until the end of the transaction. */
export interface DispatchFile {
  readonly dispatch: DispatchRow;
  readonly letter: LetterRow;
  readonly row: ApplicationRow;
}

/** Undefined: there is none in the actor's tenant. */
export async function openDispatchFile(work: Work, id: string): Promise<DispatchFile | undefined> {
  const { em, actor } = work;
  const seen = await em.findOne(DispatchRow, { id, tenant: actor.tenant });
  const row = seen && (await work.findApplication(seen.applicationId));
  if (!row) return undefined;
  const dispatch = await em.findOneOrFail(DispatchRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return { dispatch, row, letter: await em.findOneOrFail(LetterRow, { id: dispatch.letterId }) };
}

export type DispatchChanges = Partial<Pick<DispatchRow,
  'taskId' | 'messageId' | 'officeCaseId' | 'officeSign' | 'filesFiled' | 'evidence' | 'sentAt' | 'deliveredOn' | 'because' | 'nextAt'>>;

/** Acts on a dispatch, with all that follows from it: its facts, and the clock of the addressee. */
export interface DispatchMove {
  readonly acts: readonly DispatchAct[];
  readonly changes: DispatchChanges;
  /** Where the addressee's terms do not run from the day of delivery. */
  readonly termsFrom?: LocalDate | undefined;
  /** The letter goes this way instead, by a new dispatch. */
  readonly instead?: DispatchChannel | undefined;
}

/** The dispatch by which the letter travels now. Refused when it is not in the state for it. What was said of it before holds no longer, unless `changes` say so again. */
export async function applyToDispatch(work: Work, { dispatch, letter, row }: DispatchFile, { acts, changes, termsFrom, instead }: DispatchMove): Promise<Outcome<DispatchRow>> {
  const outcome = moveDispatch(dispatch.state, acts, { applicationId: row.id, applicationState: row.state, kind: letter.kind });
  if (!outcome.ok) return outcome;
  const { state, facts } = outcome.value;
  Object.assign(dispatch, { because: null, ...changes, state });
  work.append(facts, { application: row });
  if (changes.deliveredOn && acts.some((act) => act === 'deliver' || act === 'deem')) await startFromDelivery(work, letter, termsFrom ?? changes.deliveredOn);
  return done(instead ? queueDispatch(work, letter, instead) : dispatch);
}

/** A clerk's act on a dispatch: found, permitted, decided, in the audit, and done. */
export async function actOnDispatch(work: Work, id: string, decide: (file: DispatchFile) => Promise<Outcome<DispatchMove>> | Outcome<DispatchMove>): Promise<Outcome<DispatchRow>> {
  const act = { action: 'letter.dispatch', objectType: 'dispatch', objectId: id } as const;
  const file = await openDispatchFile(work, id);
  if (!file) return work.audit(act, refuse('NOT_FOUND', 'id'));
  const outcome = work.may(act.action) ? await decide(file) : refuse('NOT_PERMITTED');
  const applied = outcome.ok ? await applyToDispatch(work, file, outcome.value) : outcome;
  return work.audit({ ...act, subjectId: file.row.residentId }, applied);
}

/** Where the way of a letter begins, and why it does not go on by itself from there. */
export type DispatchBegin = Pick<DispatchRow, 'state' | 'because'>;

/** Sends a letter on its way to the addressee: what is electronic leaves by itself, the rest waits for a clerk or the applicant. */
export function queueDispatch({ em, now }: Work, { id, tenant, applicationId }: LetterRow, channel: DispatchChannel, begin: DispatchBegin = { state: 'QUEUED', because: null }): DispatchRow {
  const row = em.create(DispatchRow, {
    id: randomUUID(), tenant, applicationId, letterId: id, channel, ...begin, taskId: null, messageId: null,
    officeCaseId: null, officeSign: null, evidence: [], sentAt: null, deliveredOn: null, nextAt: now,
  });
  em.persist(row);
  return row;
}

/** A dispatch as the core sees it. */
export const toDispatch = ({ state, channel, taskId, messageId, officeCaseId, filesFiled }: DispatchRow): Dispatch =>
  ({ state, channel, taskId: taskId ?? null, messageId: messageId ?? null, officeCaseId: officeCaseId ?? null, filesFiled });

/** What is put into the case of an office: the letter. The name says what it is and not of whom. */
export const filesOf = ({ kind, body }: Pick<LetterRow, 'kind' | 'body'>): readonly OutgoingFile[] =>
  [{ name: `pismo-${kind.toLowerCase().replaceAll('_', '-')}.txt`, contentType: 'text/plain; charset=utf-8', content: Buffer.from(body, 'utf8') }];
