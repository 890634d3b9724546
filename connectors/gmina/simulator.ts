import type { IncomingMessage } from 'node:http';
import type { SyntheticPerson } from '../synthetic-person.js';
import { jsonObject } from '../transport/json-answer.js';
import type { Simulator } from '../transport/knobs.js';
import { sendJson, startSimulator } from '../transport/simulator-server.js';
import type { FAULTS } from './faults.js';

const QUESTION_BYTES_MAX = 65_536;

/**
 * The gmina's register of residents with these people; who has no `gmina` entry is not in it.
 * With `token` it answers 401 to any other. It answers in the reverse of the order asked, as no reader may count on the order.
 */
export function gminaSimulator({ people, port, token }: {
  readonly people: readonly SyntheticPerson[]; readonly port?: number; readonly token?: string;
}): Promise<Simulator> {
  const register = new Map(people.flatMap((person, i) => {
    const osoba = toOsoba(person, `RM-${String(i + 1).padStart(6, '0')}`);
    return osoba ? [[JSON.stringify(osoba.identyfikator), osoba] as const] : [];
  }));
  return startSimulator(async (request, response, mode) => {
    const refuse = (status: number, kod: keyof typeof FAULTS | 'BRAK_DOSTEPU') => sendJson(response, status, { kod, komunikat: 'Odmowa.' });
    if (request.method !== 'POST' || request.url !== '/api/v1/mieszkancy/_wyszukaj') return refuse(404, 'BLAD_ZAPYTANIA');
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) return refuse(401, 'BRAK_DOSTEPU');
    const question = await questionOf(request);
    if (mode === 'fault' || !question || !Array.isArray(question.identyfikatory)) return refuse(422, 'BLAD_ZAPYTANIA');
    if (question.identyfikatory.length > 50) return refuse(422, 'PRZEKROCZONO_LIMIT');
    if (![question.podstawaPrawna, question.cel, question.znakSprawy].every((each) => typeof each === 'string' && each !== '')) {
      return refuse(400, 'BRAK_PODSTAWY_PRAWNEJ');
    }
    const osoby = question.identyfikatory.flatMap((each) => register.get(JSON.stringify(each)) ?? []).toReversed();
    sendJson(response, 200, { stanNaDzien: new Date().toISOString(), osoby });
  }, port);
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
