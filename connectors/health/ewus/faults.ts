import type { FaultTable } from '../../transport/soap-fault.js';

/** Codes of the broker, from the second `faultcode` inside the detail of its Fault. */
export const EWUS_FAULTS = {
  'Client.InputException': { meaning: 'komunikat niezgodny ze schematem', kind: 'FAULT', retryable: false },
  'Client.AuthenticationException': { meaning: 'nieznany operator albo błędne hasło', kind: 'REFUSED', retryable: false },
  'Client.AuthorizationException': { meaning: 'operator bez uprawnień do tej usługi', kind: 'REFUSED', retryable: false },
  'Client.PassExpiredException': { meaning: 'hasło operatora wygasło', kind: 'REFUSED', retryable: false },
  'Client.SessionException': { meaning: 'sesja operatora wygasła', kind: 'REFUSED', retryable: false },
  'Client.AuthTokenException': { meaning: 'znacznik logowania nieważny', kind: 'REFUSED', retryable: false },
  'Client.ServerException': { meaning: 'błąd wewnętrzny', kind: 'FAULT', retryable: true },
} as const satisfies FaultTable;
type EwusFault = keyof typeof EWUS_FAULTS;

const SESSION_LOST: readonly EwusFault[] = ['Client.SessionException', 'Client.AuthTokenException'];

export const isSessionLost = (code: string | undefined): boolean => SESSION_LOST.some((each) => each === code);

/** What the administrator reads about a login, or a question, that was refused. */
const REFUSED_LOGINS: Readonly<Partial<Record<EwusFault, string>>> = {
  'Client.PassExpiredException': 'Hasło operatora eWUŚ wygasło. Zmień je u świadczeniodawcy, który je prowadzi, i uruchom hub z nowym.',
  'Client.AuthenticationException': 'eWUŚ nie zna operatora albo hasło jest błędne. Sprawdź konfigurację (sources.HEALTH.ewus).',
  'Client.AuthorizationException': 'Operator eWUŚ nie ma uprawnień do sprawdzania ubezpieczenia.',
};

export const attentionTo = (code: string | undefined): string | undefined =>
  (code !== undefined && Object.hasOwn(REFUSED_LOGINS, code) ? REFUSED_LOGINS[code as EwusFault] : undefined);
