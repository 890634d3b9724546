import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { matterOn } from '../../core/law/matters.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { ContactRow } from '../store/contact-tables.js';
import type { Work } from './work.js';

export type RecordContact = Pick<ContactRow, 'channel' | 'caller'> & { readonly matters: readonly string[] };

/** Keeps an e-mail or a call, which is no application (k.p.a. art. 63 § 1), so that somebody asks for one. */
export async function recordContact(work: Work, { channel, caller, matters }: RecordContact): Promise<Outcome<ContactRow>> {
  const { em, actor, now } = work;
  const id = randomUUID();
  const unknown = matters.findIndex((code) => !matterOn(code, warsawDate(now)));
  const outcome = !work.may('contact.record') ? refuse('NOT_PERMITTED') : unknown === -1 ? done(id) : refuse('MATTER_UNKNOWN', `matters.${unknown}`);
  work.audit({ action: 'contact.record', objectType: 'contact', ...(outcome.ok && { objectId: id }) }, outcome);
  if (!outcome.ok) return outcome;

  const row = em.create(ContactRow, {
    id, tenant: actor.tenant, channel, at: now, recordedBy: actor.id, caller, matters: [...new Set(matters)], applicationId: null, answeredAt: null,
  });
  em.persist(row);
  return done(row);
}

/** The person was answered, whether an application comes of it or not. Answered once: the first time stays. */
export async function answerContact(work: Work, id: string): Promise<Outcome<ContactRow>> {
  const row = await findContact(work, id);
  const outcome = !row ? refuse('NOT_FOUND', 'id') : work.may('contact.record') ? done(row) : refuse('NOT_PERMITTED');
  work.audit({ action: 'contact.record', objectType: 'contact', objectId: id }, outcome);
  if (outcome.ok) outcome.value.answeredAt ??= work.now;
  return outcome;
}

/** The contact of the actor's tenant, locked until the end. */
export const findContact = ({ em, actor }: Work, id: string): Promise<ContactRow | null> =>
  em.findOne(ContactRow, { id, tenant: actor.tenant }, { lockMode: LockMode.PESSIMISTIC_WRITE });
