import { randomUUID } from 'node:crypto';
import { compose, type LetterFacts } from '../../core/letters/compose.js';
import { DISPUTE_BODIES } from '../../core/letters/dispute-bodies.js';
import { BECAUSE } from '../../core/letters/dispatch-outcomes.js';
import type { Addressee, DispatchChannel, LetterKind } from '../../core/letters/letter.js';
import { addressOf, type Office, type UnitAddress } from '../../core/letters/office.js';
import { UNITS, type Unit } from '../../core/law/units.js';
import { applicationFact } from '../../core/applications/application-fact.js';
import type { DisputeBody } from '../../core/routing/disputes.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import type { ApplicationRow } from '../store/case-tables.js';
import { LetterRow } from '../store/letter-tables.js';
import { queueDispatch, type DispatchBegin } from './dispatch-file.js';
import type { Work } from './work.js';

/** A letter to be written in a case. What only some kinds need is in `more`. */
export interface LetterWish {
  readonly kind: LetterKind;
  readonly matters: readonly string[];
  readonly to: 'APPLICANT' | { readonly unit: Unit; readonly territory: string | null } | { readonly body: DisputeBody['body'] };
  readonly forwardingId?: string;
  readonly more?: Partial<Pick<LetterFacts, 'defects' | 'days' | 'delay' | 'term' | 'settledBy' | 'sentBack' | 'ruling'>>;
}

/**
 * Writes a letter, or several where one is too long, and queues it for its addressee, in the caller's transaction: an act without its letter is not
 * done. What cannot wait is no letter's to tell at home: in such a case every letter to the applicant waits until a clerk has said how it may go.
 */
export function writeLetter(work: Work, row: ApplicationRow, office: Office, wish: LetterWish): readonly LetterRow[] {
  const { em, actor, now } = work;
  const { kind, matters, to, forwardingId = null, more } = wish;
  const where = to !== 'APPLICANT' && 'unit' in to ? addressOf(office, to.unit, to.territory) : undefined;
  const addressee = to === 'APPLICANT' ? applicantOf(row) : 'unit' in to ? unitOf(to.unit, to.territory, where) : bodyOf(to.body);
  const letters = compose(kind, {
    office, addressee, number: row.number, receivedOn: warsawDate(row.receivedAt), writtenOn: warsawDate(now), applicant: row.applicant, person: row.person,
    unfound: matters.some((code) => !row.finding.parts.some(({ matter }) => matter === code)) ? row.finding.because : null,
    parts: row.finding.parts.filter(({ matter }) => matters.includes(matter)), matters, ofApplication: row.matters,
    ...(row.forwardedBy && { filedOn: row.forwardedBy.filedOn }), ...more,
  });
  const channel = channelTo(row, addressee, where);
  return letters.map(({ subject, text, matters: of }) => {
    const letter = em.create(LetterRow, {
      id: randomUUID(), tenant: actor.tenant, applicationId: row.id, forwardingId, kind, addressee, matters: [...of], subject, body: text,
      writtenAt: now, sequence: row.sequence + 1, writtenBy: actor.id, days: more?.days ?? null,
    });
    em.persist(letter);
    queueDispatch(work, letter, channel, beginOf(row, kind, addressee, channel));
    work.append([applicationFact('letter.written', row.id, row.state, { detail: kind })], { application: row });
    return letter;
  });
}

/** How the way of a letter begins: by itself, or with a word to the clerk. */
function beginOf({ finding }: ApplicationRow, kind: LetterKind, { role }: Addressee, channel: DispatchChannel): DispatchBegin {
  if (role === 'APPLICANT' && finding.outcome === 'EMERGENCY') return { state: 'REVIEW_REQUIRED', because: BECAUSE.HELD };
  return { state: 'QUEUED', because: kind === 'COVER_EMERGENCY' && channel === 'PAPER' ? BECAUSE.CALL_AT_ONCE : null };
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
