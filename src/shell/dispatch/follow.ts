import type { PersonAsk, Post } from '../../../connectors/connector.js';
import { deliveryOf } from '../../core/letters/delivery.js';
import { actOfDelivery, isPublicBody, momentOfFiction, BECAUSE, pauseOfFollowing } from '../../core/letters/dispatch-outcomes.js';
import type { DeliveryEvidence } from '../../core/letters/outgoing.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { DispatchChanges, DispatchFile } from '../commands/dispatch-file.js';
import type { KeptEvidence } from '../store/letter-tables.js';
import { later, type DispatchParts } from './dispatch-parts.js';
import { record } from './record-outcome.js';

/** Asks the operator what has become of a letter, and ends its way when that is proved. Asking may be repeated as often as one likes. */
export async function follow(parts: DispatchParts, post: Post, file: DispatchFile, ask: PersonAsk): Promise<void> {
  let messageId = file.dispatch.messageId ?? undefined;
  if (messageId === undefined) {
    const made = await post.messageOf(file.dispatch.taskId!, ask);
    if (!made.heard) return askAgain(parts, file, { because: BECAUSE.NOT_HEARD });
    if (made.value === 'FAILED') {
      await record(parts, file, () => ({ acts: ['fail'], changes: { because: BECAUSE.NOT_MADE } }));
      return;
    }
    if (!made.value) return askAgain(parts, file, { because: null });
    ({ messageId } = made.value);
  }
  const heard = await post.evidence(messageId, ask);
  if (!heard.heard) return askAgain(parts, file, { messageId, because: BECAUSE.NOT_HEARD });

  const delivery = deliveryOf(heard.value, { addresseeIsPublic: isPublicBody(file.letter.addressee) }, warsawDate(parts.clock()));
  const known = { messageId, evidence: withEvidence(file.dispatch.evidence, heard.value) };
  const end = actOfDelivery(delivery);
  if (!end) return askAgain(parts, file, { ...known, because: null }, momentOfFiction(delivery));
  const { act, deliveredOn, termsFrom, because } = end;
  await record(parts, file, () => ({ acts: [act], changes: { ...known, deliveredOn, because }, termsFrom }));
}

async function askAgain(parts: DispatchParts, file: DispatchFile, changes: DispatchChanges, atTheLatest?: Date): Promise<void> {
  await record(parts, file, (now) => {
    const pause = pauseOfFollowing(now.getTime() - (file.dispatch.sentAt ?? now).getTime(), parts.pace.follow);
    const next = later(now, pause);
    return { acts: [], changes: { ...changes, nextAt: atTheLatest && atTheLatest > now && atTheLatest < next ? atTheLatest : next } };
  });
}

/** What was proved of an earlier try stays beside what is proved of this one. */
const withEvidence = (kept: readonly KeptEvidence[], heard: readonly DeliveryEvidence[]): readonly KeptEvidence[] => [
  ...kept.filter(({ evidenceId }) => !heard.some((each) => each.evidenceId === evidenceId)),
  ...heard.map(({ at, ...proof }) => ({ ...proof, at: at.toISOString() })),
];
