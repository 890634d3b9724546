import { type LocalDate, warsawDate } from '../../vocabulary/local-date.js';
import { dayNumberOf, localDate } from '../law/calendar-day.js';
import { deadline } from '../routing/deadlines.js';
import type { DeliveryEvidence, EvidenceCode } from './outgoing.js';

/** What is known of the delivery of one message. Every date is a day in Poland. */
export type Delivery =
  /** Nothing is proved yet. */
  | { readonly state: 'IN_TRANSIT' }
  /** The sender's own operator did not take it: it has never left. */
  | { readonly state: 'REJECTED'; readonly on: LocalDate; readonly evidence: DeliveryEvidence }
  | { readonly state: 'SENT'; readonly on: LocalDate; readonly evidence: DeliveryEvidence }
  /** The addressee can collect it since that day and has not. */
  | { readonly state: 'WAITING'; readonly since: LocalDate; readonly evidence: DeliveryEvidence } & Fiction
  | { readonly state: 'DELIVERED'; readonly on: LocalDate; readonly evidence: DeliveryEvidence }
  /** `evidence` is the D.1 that started the fourteen days. */
  | { readonly state: 'DEEMED_DELIVERED'; readonly evidence: DeliveryEvidence } & Fiction
  /** It will not arrive: somebody has to deliver it in another way. */
  | { readonly state: 'UNDELIVERED'; readonly on: LocalDate; readonly evidence: DeliveryEvidence };

/** Deemed delivery (doręczenie domniemane), twice, because the operator and the statute name different days. */
export interface Fiction {
  /** The last day for collecting it, which the operator gives as the day of delivery (UA API 5.27, rule R13). Never a Saturday or a free day. */
  readonly deemedOn: LocalDate;
  /** "W dniu następującym po upływie 14 dni" (u.d.e. art. 42 ust. 2): the day after. Terms of the addressee are safely counted from it. */
  readonly deemedOnByStatute: LocalDate;
}

/**
 * What the proofs of one message say on this day. Their order and repetitions do not matter. The sender is the centre, a public body (podmiot
 * publiczny, u.d.e. art. 2 pkt 6); whether the addressee is one as well decides who has to collect it.
 *
 * - A public body has it on arrival (u.d.e. art. 41 ust. 1 pkt 2 i ust. 3, art. 42 ust. 1 pkt 2), taken to be D.1.
 * - Anybody else has it when they collect it, or when fourteen days have passed since D.1 (art. 41 ust. 1 pkt 1 i 3); the earlier holds, also
 *   when the proof of it comes late.
 * - Proofs that contradict each other: E.1 and a proof of receipt hold against every failure. Otherwise what happened farther along the way holds, then
 *   what happened later, and of two at one instant the failure. A failure within the fourteen days ends them; one after them undoes nothing.
 */
export function deliveryOf(
  evidence: readonly DeliveryEvidence[], { addresseeIsPublic }: { readonly addresseeIsPublic: boolean }, on: LocalDate,
): Delivery {
  const proofs = evidence.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const { arrival, fiction, failure } = arrivalOf(proofs, addresseeIsPublic);
  const received = proofs.find((proof) => proof.code === 'E.1' || addresseeIsPublic && !failure && proof === arrival) ?? proofs.find(isReceipt);
  const isTooLate = received && fiction && (dayOf(received) > fiction.deemedOn || isReceipt(received) && dayOf(received) === fiction.deemedOn);
  if (received && !isTooLate) return { state: 'DELIVERED', on: dayOf(received), evidence: received };
  if (failure) return { state: failure.code === 'A.2' ? 'REJECTED' : 'UNDELIVERED', on: dayOf(failure), evidence: failure };
  if (arrival && fiction) {
    const isOver = received !== undefined || on > fiction.deemedOn;
    return isOver ? { state: 'DEEMED_DELIVERED', evidence: arrival, ...fiction } : { state: 'WAITING', since: dayOf(arrival), evidence: arrival, ...fiction };
  }
  const sent = proofs.find(({ code }) => SENT.has(code));
  return sent ? { state: 'SENT', on: dayOf(sent), evidence: sent } : { state: 'IN_TRANSIT' };
}

/** Without E.1 it says that delivery is deemed (UA API 5.27, rule R9), unless the fourteen days are not over by then. */
const isReceipt = ({ code }: DeliveryEvidence): boolean => code === 'BP.OX' || code === 'BP.OP';
const SENT: ReadonlySet<EvidenceCode> = new Set(['A.1', 'B.1', 'BP.WX', 'BP.WP']);
/** After which the addressee cannot collect what had arrived. */
const ENDS_OF_WAITING: ReadonlySet<EvidenceCode> = new Set(['D.2', 'E.2']);

const dayOf = ({ at }: DeliveryEvidence): LocalDate => warsawDate(at);

interface Arrival {
  readonly arrival?: DeliveryEvidence | undefined;
  /** For whom delivery can be deemed, while nothing has failed. */
  readonly fiction?: Fiction | undefined;
  readonly failure?: DeliveryEvidence | undefined;
}

/** The first D.1, or after a failure the next one, which starts anew. Without any, how the way there ended. */
function arrivalOf(proofs: readonly DeliveryEvidence[], addresseeIsPublic: boolean, after?: DeliveryEvidence): Arrival {
  const arrival = proofs.find(({ code, at }) => code === 'D.1' && (!after || at > after.at));
  if (!arrival) return { failure: failureOnTheWay(proofs) };
  const fiction = addresseeIsPublic ? undefined : fictionOf(dayOf(arrival));
  const failure = proofs.find((proof) => ENDS_OF_WAITING.has(proof.code) && proof.at >= arrival.at && !(fiction && dayOf(proof) > fiction.deemedOn));
  if (!failure) return { arrival, fiction };
  const anew = arrivalOf(proofs, addresseeIsPublic, failure);
  return anew.arrival ? anew : { arrival, failure };
}

function failureOnTheWay(proofs: readonly DeliveryEvidence[]): DeliveryEvidence | undefined {
  const farthest = proofs.toSorted((a, b) => rankOf(a) - rankOf(b) || a.at.getTime() - b.at.getTime() || Number(isFailure(a)) - Number(isFailure(b))).at(-1);
  return farthest && isFailure(farthest) ? farthest : undefined;
}

const isFailure = ({ code }: DeliveryEvidence): boolean => FAILURES.has(code);
const FAILURES: ReadonlySet<EvidenceCode> = new Set(['A.2', 'B.2', 'B.3', 'D.2', 'E.2']);

/** How far along the way. What proves no step of it stands before all. */
const rankOf = ({ code }: DeliveryEvidence): number => STEPS.findIndex((step) => step.some((each) => each === code));
const STEPS = [['A.1', 'A.2'], ['B.1', 'B.2', 'B.3'], ['D.2'], ['E.2']] as const satisfies readonly (readonly EvidenceCode[])[];

function fictionOf(arrivedOn: LocalDate): Fiction {
  const { legalEnd } = deadline(arrivedOn, FOURTEEN_DAYS);
  return { deemedOn: legalEnd, deemedOnByStatute: localDate(dayNumberOf(legalEnd) + 1) };
}
const FOURTEEN_DAYS = { amount: 14, unit: 'D' } as const;
