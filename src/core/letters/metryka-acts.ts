import type { Permission } from '../access/permissions.js';
import type { FactType } from '../../vocabulary/fact.js';

interface Act {
  /** Polish: what was done. */
  readonly name: string;
  readonly statute: string | null;
  /** Letters that its actor wrote at the same instant are its documents. */
  readonly writesLetters?: true;
}

/** What each permitted act is called in a metryka. Null: it is no act of a case; readings stay in the access log. */
export const ACTS: Readonly<Record<Permission, Act | null>> = {
  'application.submit': { name: 'przyjęcie wniosku i ustalenie właściwości', statute: 'k.p.a. art. 19, art. 61 § 3' },
  'application.assign': { name: 'przydzielenie wniosku', statute: null, writesLetters: true },
  'application.forward': { name: 'przekazanie wniosku', statute: null, writesLetters: true }, // art. 65 or art. 38: its letters say which
  'application.split': { name: 'zawiadomienie o potrzebie odrębnych podań', statute: 'k.p.a. art. 66 § 1–2', writesLetters: true },
  'application.return': { name: 'zwrot wniosku', statute: 'k.p.a. art. 66 § 3', writesLetters: true },
  'application.inform': { name: 'informacja, gdzie i jak złożyć wniosek', statute: 'k.p.a. art. 9', writesLetters: true },
  'application.call': { name: 'wezwanie do usunięcia braków', statute: 'k.p.a. art. 64 § 2', writesLetters: true },
  'application.supplement': { name: 'uzupełnienie wniosku', statute: 'k.p.a. art. 64 § 2' },
  'application.leave': { name: 'pozostawienie wniosku bez rozpoznania', statute: 'k.p.a. art. 64', writesLetters: true },
  'application.withdraw': { name: 'wycofanie wniosku', statute: 'k.p.a. art. 105 § 2', writesLetters: true },
  'application.delay': { name: 'zawiadomienie o niezałatwieniu sprawy w terminie', statute: 'k.p.a. art. 36', writesLetters: true },
  'forwarding.answer': { name: 'odpowiedź jednostki na przekazanie', statute: null },
  'dispute.declare': { name: 'zgłoszenie sporu o właściwość', statute: 'k.p.a. art. 22', writesLetters: true },
  'dispute.settle': { name: 'zapisanie rozstrzygnięcia sporu o właściwość', statute: 'k.p.a. art. 22', writesLetters: true },
  'letter.dispatch': { name: 'czynność przy wysyłaniu pisma', statute: 'k.p.a. art. 39' },
  'deadline.pause': { name: 'wstrzymanie albo wznowienie biegu terminu', statute: 'k.p.a. art. 35 § 5' },
  'deadline.meet': { name: 'zapisanie, że wykonano czynność, na którą był termin', statute: 'k.p.a. art. 35' },
  'needs.record': { name: 'rozpoznanie potrzeb', statute: 'ustawa o CUS art. 37' },
  'plan.draft': { name: 'sporządzenie planu usług społecznych', statute: 'ustawa o CUS art. 38–40' },
  'plan.approve': { name: 'zatwierdzenie planu usług społecznych', statute: 'ustawa o CUS art. 41' },
  'referral.issue': { name: 'wydanie skierowania', statute: 'ustawa o CUS art. 39' },
  'referral.accept': { name: 'przyjęcie skierowania przez realizatora', statute: null },
  'referral.start': { name: 'rozpoczęcie realizacji usługi', statute: null },
  'referral.complete': { name: 'zakończenie realizacji usługi', statute: null },
  'application.read': null,
  'forwarding.read': null,
  'forwarding.package': null,
  'contact.record': null, // it comes before the case, and is no application that could begin one (art. 63 § 1)
  'contact.read': null,
  'letter.read': null,
  'deadline.read': null,
  'metryka.read': null,
  'plan.read': null,
  'referral.read': null,
  'referral.package': null,
  'resident.read': null,
  'identity.read': null,
  'identity.decide': null,
  'events.read': null,
  'access-log.read': null,
  'provider.register': null,
  'provider.read': null,
  'system.read': null,
};

/** The acts that a fact comes from; HUB: the hub does it by itself as well. None: what it says stands in the metryka otherwise, or is no act of the case. */
export const FACTS_OF: Readonly<Record<FactType, readonly (Permission | 'HUB')[]>> = {
  'application.submitted': ['application.submit'],
  'application.assigned': ['application.assign'],
  'application.forwarded': ['application.forward'],
  'application.split': ['application.split'],
  'application.returned': ['application.return'],
  'application.informed': ['application.inform'],
  'application.forwarding-acknowledged': ['forwarding.answer'],
  'application.sent-back': ['forwarding.answer'],
  'application.escalated': ['forwarding.answer', 'application.submit', 'application.supplement'],
  'application.dispute-declared': ['dispute.declare'],
  'application.dispute-settled': ['dispute.settle'],
  'application.called-to-complete': ['application.call'],
  'application.supplemented': ['application.supplement'],
  'application.left-without-recognition': ['application.leave'],
  'application.withdrawn': ['application.withdraw'],
  'application.delay-notified': ['application.delay'],
  'letter.written': [], // the document itself
  'letter.sent': ['letter.dispatch', 'HUB'],
  'letter.delivered': ['letter.dispatch', 'HUB'],
  'letter.undelivered': ['letter.dispatch', 'HUB'],
  'letter.review-required': ['letter.dispatch', 'HUB'],
  'letter.abandoned': ['letter.dispatch', 'application.withdraw'],
  'letter.queued-again': ['letter.dispatch'],
  'deadline.paused': ['deadline.pause'],
  'deadline.resumed': ['deadline.pause'],
  'deadline.met': ['deadline.meet'],
  'needs.recorded': ['needs.record'],
  'plan.drafted': ['plan.draft'],
  'plan.approved': ['plan.approve'],
  'plan.item-closed': ['referral.complete'],
  'referral.issued': ['referral.issue'],
  'referral.accepted': ['referral.accept'],
  'referral.started': ['referral.start'],
  'referral.completed': ['referral.complete'],
  'referral.answer-refused': [], // nothing was done
};
