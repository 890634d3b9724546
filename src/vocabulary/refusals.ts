/**
 * Every expected refusal: the code is for programs and never changes its meaning, the sentence is for people.
 * No sentence holds personal data. README, "Refusals", lists them; a test compares.
 */
export const REFUSALS = {
  ADDRESS_UNKNOWN: 'Nie wiadomo, dokąd wysłać wezwanie: ustal adres albo pozostaw wniosek bez rozpoznania (k.p.a. art. 64 § 1).',
  ALREADY_LINKED_SERVICE: 'Ta pozycja planu ma już skierowanie.',
  APPLICATION_INCOMPLETE: 'Wnioskowi brakuje podpisu albo oświadczenia: najpierw wezwij do uzupełnienia (k.p.a. art. 64 § 2).',
  APPLICATION_STATE: 'Na tym etapie wniosku nie można wykonać tej czynności.',
  CALL_NOT_EXPIRED: 'Termin na uzupełnienie wniosku jeszcze nie minął albo nie wiadomo, kiedy wezwanie doręczono (k.p.a. art. 64 § 2).',
  CALL_TOO_SHORT: 'Termin na usunięcie braków nie może być krótszy niż siedem dni (k.p.a. art. 64 § 2).',
  DECLARATION_MISSING: 'Brakuje oświadczenia pod rygorem odpowiedzialności karnej (ustawa o CUS art. 36).',
  DELIVERY_STATE: 'W tym stanie wysyłki nie można wykonać tej czynności.',
  EMERGENCY_STANDS: 'Tego zgłoszenia nie można wycofać na koncie: pomoc, która nie może czekać, prowadzi się z urzędu. Skontaktuj się z centrum.',
  FINDING_DIFFERS: 'Ustalona właściwość wymaga innej czynności: zobacz ustalenie (finding) tego wniosku.',
  FORWARDED_BEFORE: 'Ta jednostka już odesłała tę sprawę. Nie przekazuje się jej ponownie: zgłoś spór o właściwość (k.p.a. art. 22) albo, gdy odesłała ją jednostka gminy lub sprawa nie może czekać, zatrzymaj ją w centrum.',
  FORWARDING_AGREEMENT_MISSING: 'Przekazanie wniosku w tym trybie wymaga uzgodnienia z wnioskodawcą (ustawa o CUS art. 38 ust. 1).',
  FORWARDING_STATE: 'To przekazanie jest już zamknięte: jednostka odpowiedziała albo wniosek wycofano.',
  IDEMPOTENCY_KEY_REUSED: 'Ten klucz powtórzenia został już użyty z inną treścią.',
  IDENTIFIER_INVALID: 'Identyfikator osoby jest nieprawidłowy.',
  INVALID_VALUE: 'Wartość pola jest nieprawidłowa.',
  MATCH_DECIDED: 'Ktoś już to rozstrzygnął. Odśwież powiązania (links); rozstrzygnięcie można cofnąć.',
  MATTER_UNKNOWN: 'Nie ma sprawy o takim kodzie.',
  NEEDS_MISSING: 'Podaj co najmniej jedną rozpoznaną potrzebę.',
  NOT_AN_APPLICATION: 'Wiadomość e-mail i rozmowa telefoniczna nie są wnioskiem (k.p.a. art. 63 § 1). Zapisz kontakt i poproś o wniosek.',
  NOT_FOUND: 'Nie ma takiego obiektu albo nie masz do niego dostępu.',
  NOT_PERMITTED: 'Twoja rola nie pozwala na tę czynność.',
  NO_DEFECTS: 'Wniosek nie ma braków, do których usunięcia można wezwać.',
  NO_DISPUTE: 'Między tymi jednostkami nie ma sporu o właściwość: żadna nie odmówiła z powodu niewłaściwości, działają w imieniu tego samego organu albo sprawa należy do sądu.',
  OUTCOME_REQUIRED: 'Zakończenie wymaga podania wyniku.',
  PLAN_STATE: 'W tym stanie planu nie można wykonać tej czynności.',
  PLAN_TOO_LONG: 'Plan nie może trwać dłużej niż rok (ustawa o CUS art. 40).',
  PROVIDER_IN_LIQUIDATION: 'Według KRS ta organizacja jest w likwidacji albo w upadłości, więc nie może realizować usług.',
  PROVIDER_NOT_IN_KRS: 'W KRS nie ma organizacji o numerze, który podaje katalog, albo już ją wykreślono.',
  PROVIDER_NOT_REGISTERED: 'Realizator tej usługi nie jest zarejestrowany w hubie.',
  PROVIDER_REGISTERED: 'Ten realizator jest już zarejestrowany.',
  PURPOSE_DENIED: 'Twoja rola nie może pytać w tym celu.',
  RECORD_NOT_BARRED: 'Nikt nie rozstrzygnął, że ten zapis nie dotyczy tej osoby, więc nie ma czego cofać.',
  RECORD_NOT_LINKED: 'Ten zapis nie jest powiązany z tą osobą.',
  REFERRAL_STATE: 'W tym stanie skierowania nie można wykonać tej czynności.',
  SERVICE_NOT_ACTIVE: 'Usługa nie jest obecnie świadczona.',
  SERVICE_UNKNOWN: 'W katalogach nie ma takiej usługi.',
  SOURCE_UNAVAILABLE: 'Źródło potrzebne do tej czynności teraz nie odpowiada. Spróbuj ponownie.',
} as const satisfies Record<string, string>;
export type RefusalCode = keyof typeof REFUSALS;

/** An expected refusal: a stable code, the input field it concerns, and a Polish sentence without personal data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly message: string;
}

/** The outcome of an act that was refused, for at least one reason. */
export interface Refused {
  readonly ok: false;
  readonly refusals: readonly [Refusal, ...Refusal[]];
}

/** Refused for one reason. `field` is the path in the input, for example `applicant.identifier`. */
export const refuse = (code: RefusalCode, field?: string): Refused =>
  ({ ok: false, refusals: [{ code, message: REFUSALS[code], ...(field !== undefined && { field }) }] });
