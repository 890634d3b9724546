import { SourceFailure } from '../../transport/source-failure.js';

const TOKEN_OVER = 'TOKEN_OVER';

/** Nothing was asked, or the answer was 401: with a new token the same question may go once more. */
export const tokenOver = (): SourceFailure => new SourceFailure('REFUSED', false, { code: TOKEN_OVER, nothingDone: true });

export const isTokenOver = ({ code }: SourceFailure): boolean => code === TOKEN_OVER;

/** What the administrator reads about a token that was refused. */
export const TOKEN_REFUSED = 'Serwer autoryzacji e-Doręczeń odmówił tokenu. Sprawdź identyfikator i klucz systemu w konfiguracji i u operatora.';
