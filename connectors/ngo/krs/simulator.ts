import type { IncomingMessage, ServerResponse } from 'node:http';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import type { Simulator, SimulatorMode } from '../../transport/knobs.js';
import { sendJson, startSimulator } from '../../transport/simulator-server.js';

/** An organisation that does not exist, as the register would know it. */
export interface KrsOrganisation {
  readonly krs: string;
  readonly name: string;
  readonly register: 'P' | 'S';
  /** 9 digits. */
  readonly regon?: string;
  readonly nip?: string;
  readonly state?: 'IN_LIQUIDATION' | 'BANKRUPT' | 'STRUCK_OFF';
}

const PATH = /^\/api\/krs\/OdpisAktualny\/([^/]*)$/;

/** The open API of KRS. `organisations` is read at each question, so a test or a demo may change it while this runs. */
export const krsSimulator = ({ organisations, port }: { readonly organisations: readonly KrsOrganisation[]; readonly port?: number }): Promise<Simulator> =>
  startSimulator((request, response, mode) => {
    if (!answerAsKrs(organisations, request, response, mode)) problem(response, 404, 'Not Found');
  }, port);

/** True when the question was one for KRS and has been answered: another simulator can serve KRS on its own port. */
export function answerAsKrs(organisations: readonly KrsOrganisation[], request: IncomingMessage, response: ServerResponse, mode: SimulatorMode): boolean {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator');
  const [, krs] = PATH.exec(pathname) ?? [];
  if (krs === undefined) return false;
  const register = searchParams.get('rejestr');
  const found = organisations.find((each) => each.krs === krs && each.register === register);
  if (mode === 'fault' || !/^[0-9]{10}$/.test(krs) || (register !== 'P' && register !== 'S')) problem(response, 400, 'Bad Request');
  else if (!found) problem(response, 404, 'Not Found');
  else if (found.state === 'STRUCK_OFF') response.writeHead(204).end();
  else sendJson(response, 200, toOdpis(found));
  return true;
}

function problem(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json; charset=utf-8' }).end(JSON.stringify({ title, status }));
}

const MASKED_PERSON = { nazwisko: { nazwiskoICzlon: 'P*********' }, imiona: { imie: 'A***' }, identyfikator: { pesel: '8**********' } };

function toOdpis({ krs, name, register, regon, nip, state }: KrsOrganisation): object {
  const today = warsawDate(new Date()).split('-').toReversed().join('.');
  return {
    odpis: {
      rodzaj: 'Aktualny',
      naglowekA: {
        rejestr: `Rej${register}`, numerKRS: krs, dataCzasOdpisu: `${today} 05:03:05`, stanZDnia: today, dataRejestracjiWKRS: '08.03.2012',
        numerOstatniegoWpisu: 4, dataOstatniegoWpisu: '15.02.2025', stanPozycji: 1,
      },
      dane: {
        dzial1: {
          danePodmiotu: {
            formaPrawna: register === 'S' ? 'STOWARZYSZENIE' : 'SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ',
            identyfikatory: { ...(regon && { regon: `${regon}00000` }), ...(nip && { nip }) },
            nazwa: name.toLocaleUpperCase('pl'), daneOWczesniejszejRejestracji: {}, czyPosiadaStatusOPP: false,
          },
          siedzibaIAdres: { siedziba: { kraj: 'POLSKA', wojewodztwo: 'ZACHODNIOPOMORSKIE', miejscowosc: 'ZIELONE WZGÓRZE' } },
        },
        dzial2: { reprezentacja: { nazwaOrganu: 'ZARZĄD', sklad: [{ ...MASKED_PERSON, funkcjaWOrganie: 'PREZES' }] } },
        dzial3: {}, dzial4: {}, dzial5: {}, dzial6: toDzial6(state),
      },
    },
  };
}

function toDzial6(state: KrsOrganisation['state']): object {
  if (state === 'IN_LIQUIDATION') return { likwidacja: [{ otwarcieLikwidacji: 'UCHWAŁA WALNEGO ZEBRANIA, 15.01.2026', likwidatorzy: [MASKED_PERSON] }] };
  if (state !== 'BANKRUPT') return {};
  return {
    postepowanieUpadlosciowe: [{
      informacjaOOgloszeniuUpadlosci: { organWydajacy: 'SĄD REJONOWY', sygnatura: 'GU 1/2026', data: '20.03.2026' },
      opisZakonczeniaProcesuUpadlosci: {},
    }],
  };
}
