import type { Ade } from '../../vocabulary/ade.js';
import type { DisputeBody } from '../routing/disputes.js';
import type { Mode } from '../routing/finding.js';
import type { Unit } from '../law/units.js';

/** What a letter is for. The name is its heading for people; the statute is what it is written under. */
export const LETTER_KINDS = {
  FORWARDING_65: { name: 'Zawiadomienie o przekazaniu podania', statute: 'k.p.a. art. 65 § 1' },
  FORWARDING_38: { name: 'Zawiadomienie o przekazaniu wniosku jednostce gminy', statute: 'ustawa o CUS art. 38 ust. 1' },
  COVER: { name: 'Przekazanie podania według właściwości', statute: 'k.p.a. art. 65 § 1' },
  COVER_38: { name: 'Przekazanie wniosku jednostce gminy', statute: 'ustawa o CUS art. 38 ust. 1' },
  COVER_INTERNAL: { name: 'Przekazanie wniosku w obiegu wewnętrznym', statute: 'obieg wewnętrzny: jednostki tego samego organu' },
  COVER_EMERGENCY: { name: 'Przekazanie pilnego zgłoszenia', statute: 'u.p.s. art. 47, art. 106 ust. 2; ustawa o przeciwdziałaniu przemocy domowej art. 9a–9d' },
  SEPARATE_66: { name: 'Zawiadomienie o potrzebie wniesienia odrębnego podania', statute: 'k.p.a. art. 66 § 1–2' },
  RETURN_66: { name: 'Postanowienie o zwrocie podania', statute: 'k.p.a. art. 66 § 3' },
  CALL_64: { name: 'Wezwanie do usunięcia braków podania', statute: 'k.p.a. art. 64 § 2' },
  LEFT_64: { name: 'Zawiadomienie o pozostawieniu podania bez rozpoznania', statute: 'k.p.a. art. 64' },
  DELAY_36: { name: 'Zawiadomienie o niezałatwieniu sprawy w terminie', statute: 'k.p.a. art. 36' },
  INFORMATION: { name: 'Informacja o miejscu i sposobie złożenia wniosku', statute: 'k.p.a. art. 9' },
  SETTLED_22: { name: 'Zawiadomienie o rozstrzygnięciu sporu o właściwość', statute: 'k.p.a. art. 9, art. 22' },
  DISPUTE_22: { name: 'Wniosek o rozstrzygnięcie sporu o właściwość', statute: 'k.p.a. art. 22' },
} as const satisfies Record<string, { name: string; statute: string }>;
export type LetterKind = keyof typeof LETTER_KINDS;

/** What goes with matters to the unit that gets them, by how they go. */
export const COVER_OF: Partial<Record<Mode, LetterKind>> = { KPA65: 'COVER', ART38_GMINA: 'COVER_38', INTERNAL: 'COVER_INTERNAL', SERVICE_REFERRAL: 'COVER_INTERNAL', EMERGENCY: 'COVER_EMERGENCY' };
export const COVERS = ['COVER', 'COVER_38', 'COVER_INTERNAL', 'COVER_EMERGENCY'] as const satisfies readonly LetterKind[];
/** Nobody has a use for these once the application is withdrawn. */
export const OF_AN_OPEN_CASE: readonly LetterKind[] = ['CALL_64', 'DELAY_36', ...COVERS];
export const isCover = (kind: LetterKind): boolean => COVERS.some((cover) => cover === kind);

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
