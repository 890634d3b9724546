import type { ServerResponse } from 'node:http';

/** What the simulated office keeps. */
export interface KeptCase {
  readonly caseId: string;
  readonly title: string;
  readonly sign: string;
  readonly jrwa: string;
  readonly number: number;
  readonly year: number;
  readonly registeredAt: Date;
}

export interface KeptDocument {
  readonly documentId: string;
  readonly caseId: string;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface KeptLetter {
  readonly number: number;
  readonly year: number;
  readonly arrivedAt: Date;
  readonly registeredAt: Date;
  readonly isDeleted: boolean;
  readonly caseId?: string;
}

/** .NET writes instants of a database without their zone. */
const moment = (at: Date): string => at.toISOString().replace('Z', '0000');
const DAY_MILLISECONDS = 86_400_000;
const monthLater = (at: Date): Date => new Date(at.getTime() + 30 * DAY_MILLISECONDS);

/** V2PostSprawyResponse. */
export const createdCase = (
  kept: KeptCase, { listId, category, officeId, postId }: { listId: string; category: string; officeId: string; postId: string },
): object => ({
  idSprawa: kept.caseId, idPrzestrzenRobocza: `p${kept.caseId}`, idJRWASchematWykaz: listId, idPodteczka: '', idStanowiskoInicjujacy: postId,
  idJednostka: 'komorka-1', tytul: kept.title, kategoriaArchiwalna: category, znak: kept.sign, typProwadzenia: '2', rokZalozenia: kept.year,
  dataRejestracji: moment(kept.registeredAt), terminZalatwienia: moment(monthLater(kept.registeredAt)), dataWszczecia: moment(kept.registeredAt),
  numer: kept.number, idPodmiotWlascicielBiznesowy: officeId,
});

/** V2DokumentDto. */
export const createdDocument = ({ documentId, caseId }: KeptDocument): object =>
  ({ idDokument: `d${documentId}`, idDokumentPrzestrzeni: documentId, idDokumentWersja: `w${documentId}`, idPrzestrzenRobocza: `p${caseId}` });

/** V2PostSprawyWyszukajDto. */
export const foundCase = (kept: KeptCase): object => ({
  idSprawa: kept.caseId, tytul: kept.title, znak: kept.sign, status: 'W toku', statusEnum: 1, typProwadzenia: 'Elektroniczny', rokZalozenia: kept.year,
  dataRejestracji: moment(kept.registeredAt), terminZalatwienia: moment(monthLater(kept.registeredAt)), dataWszczecia: moment(kept.registeredAt),
  czasRealizacjiDni: 0, numer: kept.number, prowadzacy: { czyAktywny: true, pelnaPrezentacja: 'Ewa Topola, inspektor' }, doOdczytu: false, czyUsuniety: false,
  czyNoweAkta: false, czyArchiwista: false, czyDoPoprawy: false, sprawaDodatkowyDostepEdycja: false, listaDostepnychOperacji: [],
  czySprawaUdostepniona: false, noweZadania: false, typObiektuWyroznika: 4, nadawcy: [],
});

/** V2PostRejestrPrzesylekWplywajacychDto. `sprawa` is null while the letter lies in no case. */
export const letterEntry = (
  letter: KeptLetter, kept: KeptCase | undefined, { officeId, postId }: { officeId: string; postId: string },
): object => ({
  numerRPW: `RPW/${letter.number}/${letter.year}`, idRejestrPrzesylekWplywajacych: `r${letter.year}${letter.number}`, idPismo: `m${letter.year}${letter.number}`,
  dataNadania: null, dataWplywu: moment(letter.arrivedAt), znakNaPismie: '', dataNaPismie: null, numerNadawczy: '', sposobDostarczenia: 'e-Doręczenia',
  dataRejestracji: moment(letter.registeredAt), pracownikRejestrujacyImie: 'Ewa', pracownikRejestrujacyNazwisko: 'Topola',
  pracownikRejestrujacyStanowisko: 'inspektor', pracownikRejestrujacyKomorkaOrganizacyjna: 'Kancelaria',
  pracownikRejestrujacySymbolKomorkaOrganizacyjna: 'KN', pelnaPrezentacja: 'Ewa Topola',
  znakSprawy: kept?.sign ?? '', rodzajDokumentu: 'pismo', czyUsuniety: letter.isDeleted, tytul: 'Pismo', typDokumentu: 'RPW',
  zalaczniki: [], nadawcy: [], uwagi: '', dataUtworzenia: moment(letter.registeredAt), idPodmiotWlascicielBiznesowy: officeId,
  sprawa: kept ? shortCase(kept, postId) : null,
  pismo: { idPismo: `m${letter.year}${letter.number}`, idStanowiskoRejestracja: postId },
});

/** SprawaKrotka. */
const shortCase = (kept: KeptCase, postId: string): object => ({
  idSprawa: kept.caseId, tytul: kept.title, znak: kept.sign,
  dataRejestracji: moment(kept.registeredAt), terminZalatwienia: moment(monthLater(kept.registeredAt)),
  kategoriaArchiwalna: 'B10', rokZalozenia: kept.year, idStanowiskoProwadzacy: postId, status: 1,
});

/** A list with its IntegratorTablePageResultDto. */
export function pageOf(list: readonly object[], number: number, size: number): object {
  const [start, pagesCount] = [number * size, Math.ceil(list.length / size)];
  const lista = list.slice(start, start + size);
  return {
    lista,
    pageInfo: { indexStart: start, indexEnd: start + lista.length, pageNumber: number, pageSize: size, pagesCount, isNextPageExists: number + 1 < pagesCount },
  };
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict', 429: 'Too Many Requests', 500: 'Internal Server Error',
};

/** IntegratorProblemDetails…Dto. */
export function problem(response: ServerResponse, status: number, wrong?: { readonly name: string; readonly reason: string }): void {
  const details = status === 400 ? { 'invalid-params': wrong ? [wrong] : [] } : { message: null, detail: null };
  const body = { type: 'about:blank', title: TITLES[status] ?? null, status, instance: '/ezdrp/integrator/v2', errorId: null, ...details };
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' }).end(JSON.stringify(body));
}
