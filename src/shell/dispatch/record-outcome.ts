import { actAfterFailure, BECAUSE, type NotSent, pauseAfter } from '../../core/letters/dispatch-outcomes.js';
import { done } from '../../vocabulary/outcome.js';
import { applyToDispatch, openDispatchFile, type DispatchChanges, type DispatchFile, type DispatchMove } from '../commands/dispatch-file.js';
import type { Work } from '../commands/work.js';
import { later, theHub, type DispatchParts } from './dispatch-parts.js';

/** What of a source's fault decides about a letter. */
type Failed = NotSent & { readonly fault: { readonly until?: Date } };

/** Writes what came of a question, as long as the dispatch is still where it was when it was asked. False: somebody else has moved it since. */
export async function record(parts: DispatchParts, asked: DispatchFile, decide: (now: Date) => DispatchMove): Promise<boolean> {
  const { id, state, attempts } = asked.dispatch;
  return write(parts, id, (work, file) => {
    if (file.dispatch.state !== state || file.dispatch.attempts !== attempts) return false;
    const move = decide(work.now);
    if (move.acts.length > 0) return carryOut(work, file, move);
    Object.assign(file.dispatch, move.changes);
    return true;
  });
}

export async function recordFailure(parts: DispatchParts, asked: DispatchFile, failed: Failed): Promise<void> {
  const { channel, attempts } = asked.dispatch;
  const { act, because } = actAfterFailure(failed, channel);
  await record(parts, asked, (now) => {
    const pause = later(now, pauseAfter(attempts, parts.pace.retry));
    const { until } = failed.fault;
    return { acts: [act], changes: { because, nextAt: until && until > pause ? until : pause } };
  });
}

/** Hands to a clerk what was begun and never ended: the process that was sending is gone. It is not sent again by itself. */
export const recordLost = (parts: DispatchParts, id: string): Promise<boolean> => write(parts, id, (work, file) =>
  file.dispatch.state === 'SENDING' && file.dispatch.nextAt <= work.now && carryOut(work, file, { acts: ['lose'], changes: { because: BECAUSE.LOST } }));

/** One step of several is done: it is kept before the next one begins, so that no step is taken twice. */
export const recordStep = async (parts: DispatchParts, asked: DispatchFile, step: DispatchChanges): Promise<void> => {
  const isKept = await record(parts, asked, (now) => ({ acts: [], changes: { ...step, nextAt: later(now, parts.pace.grace) } }));
  if (!isKept) throw new Error('the dispatch was moved while a step of it was being taken');
};

async function write(parts: DispatchParts, id: string, act: (work: Work, file: DispatchFile) => boolean | Promise<boolean>): Promise<boolean> {
  const outcome = await parts.run({ actor: theHub(parts), correlationId: id }, async (work) => {
    const file = await openDispatchFile(work, id);
    return done(file !== undefined && (await act(work, file)));
  });
  return outcome.ok && outcome.value;
}

/** That nothing came of a try is no act of the case. */
async function carryOut(work: Work, file: DispatchFile, move: DispatchMove): Promise<boolean> {
  const applied = await applyToDispatch(work, file, move);
  if (!move.acts.includes('postpone')) work.audit({ action: 'letter.dispatch', objectType: 'dispatch', objectId: file.dispatch.id, subjectId: file.row.residentId }, applied);
  return applied.ok;
}
