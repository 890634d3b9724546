/**
 * Something that happened and is recorded for ever: the past tense of an act. Facts become entries of the journal,
 * and those for a provider become CloudEvents. Ids and states only: nothing about a person fits in.
 */
export interface Fact {
  readonly type: FactType;
  /** Orders the facts: the application for its own, its needs' and its plan's; the referral for its own. */
  readonly aggregate: 'application' | 'referral';
  readonly applicationId: string;
  readonly planId?: string;
  readonly planItemId?: string;
  readonly referralId?: string;
  readonly providerId?: string;
  /** State of the object after the fact. */
  readonly state: string;
  /** Code of the unit an application went to, outcome of a referral, reason code: never free text. */
  readonly detail?: string;
}

/** Polish name of each fact, for descriptions and for people who watch the journal. */
export const FACT_TYPES = {
  'application.submitted': 'wniosek złożony',
  'application.assigned': 'wniosek przydzielony w centrum',
  'application.forwarded': 'wniosek przekazany według właściwości',
  'application.split': 'sprawy innych organów wyłączone do odrębnych wniosków',
  'application.returned': 'wniosek zwrócony',
  'application.informed': 'wnioskodawca poinformowany, gdzie złożyć wniosek',
  'application.forwarding-acknowledged': 'jednostka potwierdziła przejęcie sprawy',
  'application.sent-back': 'jednostka odesłała sprawę',
  'application.escalated': 'sprawa krąży między jednostkami: potrzebna decyzja',
  'application.dispute-declared': 'spór o właściwość zgłoszony',
  'application.dispute-settled': 'spór o właściwość rozstrzygnięty',
  'application.called-to-complete': 'wezwanie do uzupełnienia wniosku',
  'application.supplemented': 'wniosek uzupełniony',
  'application.left-without-recognition': 'wniosek pozostawiony bez rozpoznania',
  'application.withdrawn': 'wniosek wycofany',
  'application.delay-notified': 'zawiadomienie o niezałatwieniu w terminie',
  'letter.written': 'pismo sporządzone',
  'letter.sent': 'pismo nadane',
  'letter.delivered': 'pismo doręczone',
  'letter.undelivered': 'pismo niedoręczone',
  'letter.review-required': 'nie wiadomo, czy pismo wysłano: sprawdza pracownik',
  'letter.abandoned': 'wysyłka pisma zakończona bez doręczenia',
  'letter.queued-again': 'pismo skierowane do ponownej wysyłki',
  'deadline.paused': 'bieg terminu wstrzymany',
  'deadline.resumed': 'bieg terminu wznowiony',
  'deadline.met': 'czynność, na którą był termin, wykonana',
  'needs.recorded': 'potrzeby rozpoznane',
  'plan.drafted': 'plan (IPUS) sporządzony',
  'plan.approved': 'plan (IPUS) zatwierdzony',
  'plan.item-closed': 'pozycja planu zamknięta',
  'referral.issued': 'skierowanie wydane',
  'referral.accepted': 'skierowanie przyjęte przez realizatora',
  'referral.started': 'realizacja rozpoczęta',
  'referral.completed': 'realizacja zakończona z wynikiem',
  'referral.answer-refused': 'odpowiedź realizatora odrzucona, z kodem przyczyny',
} as const;
export type FactType = keyof typeof FACT_TYPES;
