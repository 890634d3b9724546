import { createECDH, createHash, createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { parseAde } from '../../src/vocabulary/ade.js';
import type { SyntheticPerson } from '../synthetic-person.js';
import { jsonObject } from '../transport/json-answer.js';
import type { Simulator } from '../transport/knobs.js';
import { sendJson, type SimulatorAnswer, startSimulator } from '../transport/simulator-server.js';
import type { EdoreczeniaAddress } from './edoreczenia/client.js';
import { type EdoreczeniaKnobs, edoreczeniaWire, UA_API_FOLDER } from './edoreczenia/simulator.js';
import { TOKEN_PATH as BOX_TOKEN_PATH } from './edoreczenia/token-simulator.js';
import type { EzdAddress } from './ezd/client.js';
import { INTEGRATOR } from './ezd/messages.js';
import { type EzdKnobs, ezdWire, TOKEN_PATH as OFFICE_TOKEN_PATH } from './ezd/simulator.js';
import type { FAULTS } from './faults.js';

const QUESTION_BYTES_MAX = 65_536;

/** An office and a box that do not exist, and the keys to both: the box's is computed, so that no key lies in the project. */
const OFFICE = {
  host: 'ezd.gmina.example', officeId: 'podmiot-1', keyId: 'pokaz', key: 'pokaz-2026', postId: 'stanowisko-1',
  classes: { 5122: { listId: 'wykaz-5122', category: 'B10' } },
};
const BOX = { address: parseAde('AE:PL-10001-20002-ABCDE-99')!, clientId: 'cus-hub-pokaz' };
const BOX_KEY = createPrivateKey({ key: demoJwk(), format: 'jwk' });

/**
 * Everything that GMINA hears and sends, on one port: the gmina's register of residents with these people (who has no `gmina` entry is not
 * in it), and the box of e-Doręczenia and the office's EZD (`simulatedPosts`). A mode holds for all of them. With `token` the register answers
 * 401 to any other. It answers in the reverse of the order asked, as no reader may count on the order.
 */
export async function gminaSimulator({ people, port, token }: {
  readonly people: readonly SyntheticPerson[]; readonly port?: number; readonly token?: string;
}): Promise<Simulator & { readonly box: EdoreczeniaKnobs; readonly office: EzdKnobs }> {
  const publicKey = createPublicKey(BOX_KEY).export({ type: 'spki', format: 'pem' }).toString();
  const [register, box, office] = [registerAnswer(people, token), edoreczeniaWire({ ...BOX, publicKey }), ezdWire(OFFICE)];
  const running = await startSimulator((request, response, mode) => {
    const path = request.url ?? '';
    const isForBox = path === BOX_TOKEN_PATH || path.startsWith(`${UA_API_FOLDER}/${BOX.address}/`);
    const isForOffice = path === OFFICE_TOKEN_PATH || path.startsWith(`${INTEGRATOR}/`);
    return (isForBox ? box.answer : isForOffice ? office.answer : register)(request, response, mode);
  }, port);
  return { ...running, box: box.knobs, office: office.knobs };
}

/** Where a gmina simulator has the ways by which letters leave, for `gminaConnector`. */
export const simulatedPosts = (url: string): { readonly edoreczenia: EdoreczeniaAddress; readonly ezd: EzdAddress } => ({
  edoreczenia: { ...BOX, url: `${url}${UA_API_FOLDER}`, tokenUrl: `${url}${BOX_TOKEN_PATH}`, key: BOX_KEY.export({ type: 'pkcs8', format: 'pem' }).toString() },
  ezd: { ...OFFICE, jrwa: '5122', url, tokenUrl: `${url}${OFFICE_TOKEN_PATH}` },
});

function demoJwk(): JsonWebKey {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(createHash('sha256').update(BOX.clientId).digest());
  const point = pair.getPublicKey();
  return { kty: 'EC', crv: 'P-256', x: point.toString('base64url', 1, 33), y: point.toString('base64url', 33), d: pair.getPrivateKey('base64url') };
}

function registerAnswer(people: readonly SyntheticPerson[], token: string | undefined): SimulatorAnswer {
  const register = new Map(people.flatMap((person, i) => {
    const osoba = toOsoba(person, `RM-${String(i + 1).padStart(6, '0')}`);
    return osoba ? [[JSON.stringify(osoba.identyfikator), osoba] as const] : [];
  }));
  return async (request, response, mode) => {
    const refuse = (status: number, kod: keyof typeof FAULTS | 'BRAK_DOSTEPU') => sendJson(response, status, { kod, komunikat: 'Odmowa.' });
    if (request.method !== 'POST' || request.url !== '/api/v1/mieszkancy/_wyszukaj') return refuse(404, 'BLAD_ZAPYTANIA');
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return refuse(401, 'BRAK_DOSTEPU');
    const question = await questionOf(request);
    if (mode === 'fault' || !question || !Array.isArray(question.identyfikatory)) return refuse(422, 'BLAD_ZAPYTANIA');
    if (question.identyfikatory.length > 100) return refuse(422, 'PRZEKROCZONO_LIMIT');
    if (![question.podstawaPrawna, question.cel, question.znakSprawy].every((each) => typeof each === 'string' && each !== '')) {
      return refuse(400, 'BRAK_PODSTAWY_PRAWNEJ');
    }
    const osoby = question.identyfikatory.flatMap((each) => register.get(JSON.stringify(each)) ?? []).toReversed();
    sendJson(response, 200, { stanNaDzien: new Date().toISOString(), osoby });
  };
}

function toOsoba(person: SyntheticPerson, id: string) {
  const { identifier, gmina } = person;
  if (!gmina) return undefined;
  return {
    id,
    identyfikator: identifier.type === 'PESEL'
      ? { typ: 'PESEL', wartosc: identifier.value }
      : { typ: 'DOKUMENT', wartosc: identifier.value, kraj: identifier.country },
    imie: person.givenName, nazwisko: person.familyName, dataUrodzenia: person.birthDate, plec: person.sex === 'FEMALE' ? 'K' : 'M',
    adresy: [{
      rodzaj: 'STALY', teryt: gmina.gmina, miejscowosc: gmina.locality, ulica: gmina.street, nrDomu: gmina.house,
      nrLokalu: gmina.flat, kodPocztowy: gmina.postalCode, od: gmina.from,
    }],
    liczbaOsobWGospodarstwie: gmina.householdSize,
  };
}

/** Undefined for a body that is too long or no JSON object. */
async function questionOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > QUESTION_BYTES_MAX) return undefined;
  }
  try {
    return jsonObject(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    return undefined;
  }
}
