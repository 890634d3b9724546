import { randomUUID } from 'node:crypto';
import { compose, type LetterFacts } from '../../core/letters/compose.js';
import type { Addressee, DispatchChannel, LetterKind } from '../../core/letters/letter.js';
import { addressOf, type Office, type UnitAddress } from '../../core/letters/office.js';
import { UNITS, type Unit } from '../../core/law/units.js';
import { applicationFact } from '../../core/applications/application-fact.js';
import type { DisputeBody } from '../../core/routing/disputes.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { LetterRow } from '../store/letter-tables.js';
import { queueDispatch } from './dispatch-file.js';
import type { Work } from './work.js';

/** A letter to be written in a case. What only some kinds need is in `more`. */
export interface LetterWish {
  readonly kind: LetterKind;
  readonly matters: readonly string[];
  readonly to: 'APPLICANT' | { readonly unit: Unit; readonly territory: string | null } | { readonly body: DisputeBody['body'] };
  readonly forwardingId?: string;
  readonly more?: Partial<Pick<LetterFacts, 'defects' | 'days' | 'delay' | 'settledBy'>>;
}

/**
 * Writes a letter and queues it for its addressee, in the caller's transaction: an act without its letter is not done. A unit that the centre has
 * no address of, and that hears of it in its inbox, gets none.
 */
export function writeLetter(work: Work, row: ApplicationRow, office: Office, wish: LetterWish): LetterRow {
  const { em, actor, now } = work;
  const { kind, matters, to, forwardingId = null, more } = wish;
  const where = to !== 'APPLICANT' && 'unit' in to ? addressOf(office, to.unit, to.territory) : undefined;
  const addressee = to === 'APPLICANT' ? applicantOf(row) : 'unit' in to ? unitOf(to.unit, to.territory, where) : bodyOf(to.body);
  const { subject, text } = compose(kind, {
    office, addressee, number: row.number, receivedOn: warsawDate(row.receivedAt), writtenOn: warsawDate(now), applicant: row.applicant, person: row.person,
    parts: row.finding.parts.filter(({ matter }) => matters.includes(matter)), matters, ofApplication: row.matters,
    ...(row.forwardedBy && { filedOn: row.forwardedBy.filedOn }), ...more,
  });
  const letter = em.create(LetterRow, {
    id: randomUUID(), tenant: actor.tenant, applicationId: row.id, forwardingId, kind, addressee, matters: [...matters], subject, body: text,
    writtenAt: now, sequence: row.sequence + 1, writtenBy: actor.id, days: more?.days ?? null,
  });
  em.persist(letter);
  queueDispatch(work, letter, channelTo(row, addressee, where));
  work.append([applicationFact('letter.written', row.id, row.state, { detail: kind })], { application: row });
  return letter;
}

/** K.p.a. art. 39: electronic delivery first, then the account from which the application came, then paper. */
function channelTo(row: ApplicationRow, addressee: Addressee, where: UnitAddress | undefined): DispatchChannel {
  if (where?.ezd) return 'EZD';
  if (addressee.ade) return 'EDORECZENIA';
  return addressee.role === 'APPLICANT' && row.channel === 'ACCOUNT' ? 'ACCOUNT' : 'PAPER';
}

const applicantOf = ({ applicant: { givenName, familyName, address, ade } }: ApplicationRow): Addressee =>
  ({ role: 'APPLICANT', name: `${givenName} ${familyName}`, address: address ?? null, ade: ade ?? null });

const unitOf = (unit: Unit, territory: string | null, where: UnitAddress | undefined): Addressee =>
  ({ role: 'UNIT', unit, territory, name: where?.name ?? UNITS[unit].name, address: where?.address ?? null, ade: where?.ade ?? null });

/** Which board or court it is depends on the place, so a clerk addresses the envelope. */
const bodyOf = (body: DisputeBody['body']): Addressee => ({ role: 'BODY', body, name: DISPUTE_BODIES[body], address: null, ade: null });

const DISPUTE_BODIES: Readonly<Record<DisputeBody['body'], string>> = {
  SKO: 'samorządowe kolegium odwoławcze', SKO_OR_NSA: 'samorządowe kolegium odwoławcze albo Naczelny Sąd Administracyjny',
  NSA: 'Naczelny Sąd Administracyjny', MINISTER: 'wspólny organ wyższego stopnia albo minister właściwy do spraw administracji publicznej',
};
