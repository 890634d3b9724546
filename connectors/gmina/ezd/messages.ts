import { parseInstant } from '../../transport/instant.js';
import { jsonObject } from '../../transport/json-answer.js';

/**
 * EZD RP, Integrator API v2 (NASK), JSON, UTF-8; what the hub reads and writes of it:
 *
 *   POST …/connect/token   (form, at the SSO server)  grant_type=api_credentials, client_id, scope, pid, aki, rt, akh
 *                          => access_token, expires_in (seconds), token_type?
 *   everything else        Authorization: Bearer …, SID: id of a post (stanowisko)
 *   POST /sprawy           idWykaz, tytul (≤ 500), kategoriaArchiwalna, numer (0: the next free one), rokZalozenia
 *                          => 201 idSprawa, znak, idPodmiotWlascicielBiznesowy …
 *   POST /sprawy/_search   status (0: all), tytulSprawy, pageInfo(pageNumber, pageSize ≤ 25)
 *                          => lista[idSprawa, tytul, znak?, dataRejestracji?, czyUsuniety …], pageInfo
 *   POST /sprawy/{idSprawa}/dokumenty   multipart/form-data, `files`
 *                          => 201 lista[idDokumentPrzestrzeni …]: the id that the interface goes by
 *   POST /rpw/_search      dataOd, dataDo (YYYY-MM-DD), page, pageSize ≤ 25
 *                          => lista[numerRPW, dataRejestracji, czyUsuniety, idPodmiotWlascicielBiznesowy, sprawa(idSprawa)? …], pageInfo
 *   pageInfo of an answer  pageNumber, pagesCount?, isNextPageExists?
 *   errors                 application/problem+json; their texts are never read
 */
export const INTEGRATOR = '/ezdrp/integrator/v2';

export interface NowaSprawa {
  readonly idWykaz: string;
  readonly tytul: string;
  readonly kategoriaArchiwalna: string;
  readonly numer: number;
  readonly rokZalozenia: number;
}

export interface Sprawa {
  readonly idSprawa: string;
  /** Null until the office gives one. */
  readonly znak: string | null;
  readonly idPodmiotWlascicielBiznesowy: string;
}

export function parseSprawa(raw: unknown): Sprawa | undefined {
  const { idSprawa, znak, idPodmiotWlascicielBiznesowy } = jsonObject(raw) ?? {};
  if (!isId(idSprawa) || !isId(idPodmiotWlascicielBiznesowy)) return undefined;
  return { idSprawa, znak: textOrNull(znak), idPodmiotWlascicielBiznesowy };
}

/** The id of the one document that was added; undefined when the answer names none, or another number of them. */
export function parseDodanyDokument(raw: unknown): string | undefined {
  const { lista } = jsonObject(raw) ?? {};
  if (!Array.isArray(lista) || lista.length !== 1) return undefined;
  const { idDokumentPrzestrzeni } = jsonObject(lista[0]) ?? {};
  return isId(idDokumentPrzestrzeni) ? idDokumentPrzestrzeni : undefined;
}

export interface ZnalezionaSprawa {
  readonly idSprawa: string;
  readonly tytul: string;
  readonly znak: string | null;
  readonly dataRejestracji: Date | undefined;
  readonly czyUsuniety: boolean;
}

export function parseZnalezionaSprawa(raw: unknown): ZnalezionaSprawa | undefined {
  const { idSprawa, tytul, znak, dataRejestracji, czyUsuniety } = jsonObject(raw) ?? {};
  if (!isId(idSprawa) || typeof tytul !== 'string' || typeof czyUsuniety !== 'boolean') return undefined;
  return { idSprawa, tytul, znak: textOrNull(znak), dataRejestracji: instant(dataRejestracji), czyUsuniety };
}

export interface WpisRpw {
  readonly numer: number;
  readonly rok: number;
  readonly dataRejestracji: Date;
  readonly czyUsuniety: boolean;
  readonly idPodmiotWlascicielBiznesowy: string;
  readonly idSprawa: string | undefined;
}

export function parseWpisRpw(raw: unknown): WpisRpw | undefined {
  const { numerRPW, dataRejestracji, czyUsuniety, idPodmiotWlascicielBiznesowy, sprawa } = jsonObject(raw) ?? {};
  const [, numer, rok] = /^RPW\/([1-9][0-9]{0,9})\/([0-9]{4})$/.exec(String(numerRPW)) ?? [];
  const registered = instant(dataRejestracji);
  if (!numer || !registered || typeof czyUsuniety !== 'boolean' || !isId(idPodmiotWlascicielBiznesowy)) return undefined;
  const { idSprawa } = jsonObject(sprawa) ?? {}; // null, or without an id, while the letter lies in no case
  return {
    numer: Number(numer), rok: Number(rok), dataRejestracji: registered, czyUsuniety, idPodmiotWlascicielBiznesowy,
    idSprawa: isId(idSprawa) ? idSprawa : undefined,
  };
}

/** Ids are opaque; these stand in paths and are taken as they are. */
export const isId = (raw: unknown): raw is string => typeof raw === 'string' && /^(?!\.+$)[^\s/\\?#%]{1,180}$/.test(raw);

const textOrNull = (raw: unknown): string | null => (typeof raw === 'string' && raw.trim() !== '' ? raw : null);

/** ISO 8601; where EZD RP writes no zone, it is read as UTC. */
function instant(raw: unknown): Date | undefined {
  if (typeof raw !== 'string') return undefined;
  return parseInstant(/T[0-9:.]+$/.test(raw) ? `${raw}Z` : raw);
}
