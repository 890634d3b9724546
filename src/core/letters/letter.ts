import type { Ade } from '../../vocabulary/ade.js';
import type { DisputeBody } from '../routing/disputes.js';
import type { Unit } from '../law/units.js';

/** What a letter is for. The name is its heading for people; the statute is what it is written under. */
export const LETTER_KINDS = {
  FORWARDING_65: { name: 'Zawiadomienie o przekazaniu podania', statute: 'k.p.a. art. 65 § 1' },
  FORWARDING_38: { name: 'Zawiadomienie o przekazaniu wniosku jednostce gminy', statute: 'ustawa o CUS art. 38 ust. 1' },
  COVER: { name: 'Przekazanie podania według właściwości', statute: 'k.p.a. art. 65 § 1' },
  SEPARATE_66: { name: 'Zawiadomienie o potrzebie wniesienia odrębnego podania', statute: 'k.p.a. art. 66 § 1–2' },
  RETURN_66: { name: 'Postanowienie o zwrocie podania', statute: 'k.p.a. art. 66 § 3' },
  CALL_64: { name: 'Wezwanie do usunięcia braków podania', statute: 'k.p.a. art. 64 § 2' },
  LEFT_64: { name: 'Zawiadomienie o pozostawieniu podania bez rozpoznania', statute: 'k.p.a. art. 64' },
  DELAY_36: { name: 'Zawiadomienie o niezałatwieniu sprawy w terminie', statute: 'k.p.a. art. 36' },
  INFORMATION: { name: 'Informacja o miejscu i sposobie złożenia wniosku', statute: 'k.p.a. art. 9' },
  DISPUTE_22: { name: 'Wniosek o rozstrzygnięcie sporu o właściwość', statute: 'k.p.a. art. 22' },
} as const satisfies Record<string, { name: string; statute: string }>;
export type LetterKind = keyof typeof LETTER_KINDS;

/** To whom a letter goes. `name` and `address` of an applicant are personal data. */
export type Addressee =
  | { readonly role: 'APPLICANT'; readonly name: string; readonly address: string | null; readonly ade: Ade | null }
  | { readonly role: 'UNIT'; readonly unit: Unit; readonly territory: string | null; readonly name: string; readonly address: string | null; readonly ade: Ade | null }
  | { readonly role: 'BODY'; readonly body: DisputeBody['body']; readonly name: string; readonly address: null; readonly ade: null };

/**
 * How a letter travels (k.p.a. art. 39): e-Doręczenia where the addressee has an address there; the account from which the application came; otherwise on
 * paper, which a clerk posts. EZD is not for people: the case and its letters are put into the office's own system.
 */
export const DISPATCH_CHANNELS = { EDORECZENIA: 'e-Doręczenia', ACCOUNT: 'konto w systemie', PAPER: 'przesyłka papierowa', EZD: 'system EZD urzędu' } as const;
export type DispatchChannel = keyof typeof DISPATCH_CHANNELS;
