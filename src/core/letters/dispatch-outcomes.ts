import { UNITS } from '../law/units.js';
import { type LocalDate, warsawMidnight } from '../../vocabulary/local-date.js';
import type { Delivery } from './delivery.js';
import type { Addressee, DispatchChannel } from './letter.js';

// What becomes of a letter after the other side has answered, or has not: the act, and why, in words for the clerk.

/** Why a letter did not go out. `certain`: it has not left, for sure. */
export interface NotSent {
  readonly certain: boolean;
  readonly fault: { readonly kind: string; readonly retryable: boolean };
}

/** It is sent again by itself only when it is certain that it has not left. */
export function actAfterFailure({ certain, fault }: NotSent, channel: DispatchChannel): { readonly act: 'postpone' | 'refuse' | 'lose'; readonly because: string } {
  const receiver = RECEIVERS[channel];
  if (!certain) return { act: 'lose', because: `Nie wiadomo, czy pismo wysłano: ${receiver} nie potwierdza, że je ma. Sprawdź tam, zanim wyślesz ponownie.` };
  return fault.retryable || WAITS.has(fault.kind)
    ? { act: 'postpone', because: `Pismo czeka: ${receiver} teraz go nie przyjmuje. Wysyłka zostanie ponowiona.` }
    : { act: 'refuse', because: `Pisma nie wysłano: ${receiver} go nie przyjmuje. Sprawdź adres i ustawienia połączenia.` };
}

/** The hub had no time left, or its key is refused: that is the administrator's to mend, and no reason to turn letters away one by one. */
const WAITS: ReadonlySet<string> = new Set(['TIMEOUT', 'REFUSED']);

const RECEIVERS = { EDORECZENIA: 'operator e-Doręczeń', EZD: 'EZD', ACCOUNT: 'konto w systemie', PAPER: 'poczta' } as const satisfies Record<DispatchChannel, string>;

/** Why a letter is where it is, beside what `actAfterFailure` says. */
export const BECAUSE = {
  /** The process that was sending ended before it could say what came of it. */
  LOST: 'Nie wiadomo, czy pismo wysłano: wysyłanie przerwano przed zapisaniem wyniku. Sprawdź tam, dokąd szło, zanim wyślesz ponownie.',
  NOT_CONNECTED: 'Pismo czeka: centrum nie jest połączone z systemem, którym ma pójść (e-Doręczenia albo EZD). Połączenie ustawia administrator.',
  NOT_HEARD: 'Operator e-Doręczeń nie odpowiada na pytanie o doręczenie. Pytanie zostanie ponowione.',
  /** To the applicant of a case with an emergency: it leaves only when a clerk says how. */
  HELD: 'Sprawa nie może czekać albo dotyczy przemocy: pismo do domu może przeczytać ktoś inny. Ustal bezpieczny sposób.',
  /** On paper to a unit that may not look into its inbox. */
  CALL_AT_ONCE: 'Sprawa nie może czekać: zadzwoń do jednostki od razu, a pismo wyślij zaraz po rozmowie.',
  /** The operator took the letter for now, and made no message of it. */
  NOT_MADE: 'Operator e-Doręczeń nie nadał wiadomości. Sprawdź adres do doręczeń adresata i skrzynkę nadawczą, zanim wyślesz ponownie.',
} as const;

/** Nobody has yet said how such a letter may go home, or it is not to go at all: nor is it shown on the account. */
export const isHeld = ({ because }: { readonly because?: string | null | undefined }): boolean => because === BECAUSE.HELD;

export interface DeliveryAct {
  readonly act: 'deliver' | 'deem' | 'fail';
  readonly deliveredOn: LocalDate | null;
  /** Day from which the addressee's terms are counted, where that is later than the operator's day of delivery. */
  readonly termsFrom?: LocalDate;
  readonly because: string | null;
}

/** What the proofs of e-Doręczenia lead to; undefined while the message is on its way. */
export function actOfDelivery(delivery: Delivery): DeliveryAct | undefined {
  switch (delivery.state) {
    case 'DELIVERED': return { act: 'deliver', deliveredOn: delivery.on, because: null };
    case 'DEEMED_DELIVERED':
      return { act: 'deem', deliveredOn: delivery.deemedOn, termsFrom: delivery.deemedOnByStatute, because: DEEMED_BECAUSE };
    case 'REJECTED':
      return { act: 'fail', deliveredOn: null, because: 'Operator e-Doręczeń odrzucił wiadomość (dowód A.2). Popraw ją albo doręcz w inny sposób.' };
    case 'UNDELIVERED':
      return { act: 'fail', deliveredOn: null, because: `Wiadomości nie doręczono (dowód ${delivery.evidence.code}). Doręcz pismo w inny sposób.` };
    case 'IN_TRANSIT': case 'SENT': case 'WAITING': return undefined;
  }
}

const DEEMED_BECAUSE = 'Adresat nie odebrał pisma przez 14 dni: uznaje się je za doręczone (u.d.e. art. 42 ust. 2).';

/** Whether the addressee is a public body, which has a letter on arrival (u.d.e. art. 41 ust. 1 pkt 2). Of units that are no authority it is not known. */
export const isPublicBody = (addressee: Addressee): boolean =>
  addressee.role === 'BODY' || addressee.role === 'UNIT' && UNITS[addressee.unit].organ !== null;

/** Shortest and longest pause between two tries, in milliseconds. */
export interface Pauses { readonly first: number; readonly max: number }

/** How long a letter waits that could not be sent the `attempts`-th time: twice as long each time. */
export const pauseAfter = (attempts: number, { first, max }: Pauses): number => Math.min(max, first * 2 ** Math.min(attempts - 1, 30));

/** How long nothing is asked about a letter that left so many milliseconds ago: a quarter of that, so that questions get rarer. */
export const pauseOfFollowing = (sinceSent: number, { first, max }: Pauses): number => Math.min(max, Math.max(first, sinceSent / 4));

/** When delivery may first be deemed: as the day after the last one for collecting the message begins. Undefined while it waits for nobody. */
export const momentOfFiction = (delivery: Delivery): Date | undefined =>
  delivery.state === 'WAITING' ? warsawMidnight(delivery.deemedOnByStatute) : undefined;
