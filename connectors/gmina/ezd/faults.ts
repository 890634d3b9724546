import { SourceFailure } from '../../transport/source-failure.js';

/** The token has ended, or EZD RP does not know it any more: it has done nothing, and a new one mends it. */
const TOKEN_LOST = 'TOKEN_LOST';
const KEY_REFUSED = 'KEY_REFUSED';

export const tokenLost = (): SourceFailure => new SourceFailure('REFUSED', false, { code: TOKEN_LOST, nothingDone: true });
export const isTokenLost = ({ code }: SourceFailure): boolean => code === TOKEN_LOST;

/** The SSO server's no to the key, in whatever words. */
export const keyRefused = (): SourceFailure => new SourceFailure('REFUSED', false, { code: KEY_REFUSED, nothingDone: true });
export const isKeyRefused = ({ code }: SourceFailure): boolean => code === KEY_REFUSED;

/** What cannot be asked at all, so that nothing was sent. */
export const notSent = (): SourceFailure => new SourceFailure('FAULT', false, { nothingDone: true });

/** What the administrator reads. */
export const ATTENTION_KEY_REFUSED = 'EZD RP odrzucił klucz API. Sprawdź klucz, identyfikatory i host w konfiguracji (sources.GMINA.ezd) oraz zegar serwera.';
export const attentionToClass = (jrwa: string): string =>
  `Nie można założyć sprawy w EZD RP w klasie JRWA ${jrwa}: brak jej w konfiguracji (sources.GMINA.ezd). Dopisz jej wykaz i kategorię archiwalną.`;
