import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer, json, text } from 'node:stream/consumers';
import { warsawDate } from '../../../src/vocabulary/local-date.js';
import { jsonObject, type JsonObject } from '../../transport/json-answer.js';
import type { Simulator } from '../../transport/knobs.js';
import { sendJson, type SimulatorAnswer, startSimulator } from '../../transport/simulator-server.js';
import type { ArchiveClass } from './client.js';
import {
  createdCase, createdDocument, foundCase, type KeptCase, type KeptDocument, type KeptLetter, letterEntry, pageOf, problem,
} from './simulator-answers.js';

/** What becomes of a POST that opens a case or adds a document. `done-…`: the work is done, and the answer goes wrong. */
export type EzdOutcome =
  | 'done' | 'done-then-dropped' | 'done-then-silent' | 'done-then-500' | 'done-then-409' | 'done-without-id' | 'done-unreadable' | 'too-many';

/** A letter that came to the office. Without `caseId` it lies in no case yet. */
export interface ArrivedLetter {
  readonly arrivedAt: Date;
  /** Later than its arrival, when it is entered late. */
  readonly registeredAt?: Date;
  /** Of a case that was opened here. */
  readonly caseId?: string;
  readonly isDeleted?: boolean;
}

/** An entry of the register. */
export interface RegisteredLetter { readonly number: number; readonly year: number }

/** What can be turned and read on the wire itself, beside the modes that every simulator has. */
export interface EzdKnobs {
  setOutcome(outcome: EzdOutcome): void;
  /** Every token ends, as after a restart of the SSO server. */
  expireTokens(): void;
  register(letter: ArrivedLetter): RegisteredLetter;
  /** As a clerk does, some days after it has been registered. */
  putIntoCase(letter: RegisteredLetter, caseId: string): void;
  readonly cases: () => readonly KeptCase[];
  readonly documents: () => readonly KeptDocument[];
  /** Tokens given since start. */
  readonly logins: () => number;
  /** POSTs that would open a case or add a document and have reached this server, refused ones included. */
  readonly writes: () => number;
}

export interface EzdWish {
  readonly host: string;
  readonly officeId: string;
  readonly keyId: string;
  readonly key: string;
  readonly postId: string;
  readonly classes: Readonly<Record<string, ArchiveClass>>;
  readonly letters?: readonly ArrivedLetter[];
  readonly tokenSeconds?: number;
  readonly clock?: () => Date;
}

/** Path of the SSO server, which is on the same port here. */
export const TOKEN_PATH = '/connect/token';
const INTEGRATOR = '/ezdrp/integrator/v2';
const UNIT_SYMBOL = 'OR-II';
const TOKEN_SECONDS = 300;
const CLOCKS_APART_MILLISECONDS = 5 * 60_000;

interface State {
  readonly cases: KeptCase[];
  readonly documents: KeptDocument[];
  readonly letters: KeptLetter[];
  readonly tokens: Map<string, number>;
  outcome: EzdOutcome;
  logins: number;
  writes: number;
}

/**
 * An office's EZD RP: tokens that end, cases, their documents, and the register of incoming letters, in which here every document
 * that is put into a case appears at once as a letter of that case.
 */
export function ezdWire(wish: EzdWish): { readonly answer: SimulatorAnswer; readonly knobs: EzdKnobs } {
  const clock = wish.clock ?? (() => new Date());
  const state: State = { cases: [], documents: [], letters: [], tokens: new Map(), outcome: 'done', logins: 0, writes: 0 };
  for (const letter of wish.letters ?? []) register(state, letter);

  return {
    async answer(request, response, mode) {
      const path = request.url ?? '';
      if (request.method === 'POST' && path === TOKEN_PATH) return giveToken(state, wish, clock(), new URLSearchParams(await text(request)), response);
      const isWrite = request.method === 'POST' && /\/(sprawy|dokumenty)$/.test(path);
      if (isWrite) state.writes += 1;
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const isGood = (state.tokens.get(bearer) ?? 0) > clock().getTime();
      if (!isGood) return void response.writeHead(401, { 'www-authenticate': 'Bearer error="invalid_token"' }).end();
      if (request.headers.sid !== wish.postId) return problem(response, 403);
      if (mode === 'fault') return problem(response, 400, { name: 'tytul', reason: 'Tytuł zawiera dane: Halina Kanarek' });
      if (isWrite && state.outcome === 'too-many') return problem(response, 429);
      return route(state, wish, clock(), request, response);
    },
    knobs: {
      setOutcome: (outcome) => { state.outcome = outcome; },
      expireTokens: () => state.tokens.clear(),
      register: (letter) => register(state, letter),
      putIntoCase: ({ number, year }, caseId) => {
        const i = state.letters.findIndex((letter) => letter.number === number && letter.year === year);
        state.letters[i] = { ...state.letters[i]!, caseId };
      },
      cases: () => state.cases, documents: () => state.documents, logins: () => state.logins, writes: () => state.writes,
    },
  };
}

/** It alone on a port of its own: Integrator at `<url>`, tokens at `<url>` with `TOKEN_PATH`. */
export async function ezdSimulator({ port, ...wish }: EzdWish & { readonly port?: number }): Promise<Simulator & EzdKnobs> {
  const { answer, knobs } = ezdWire(wish);
  return { ...(await startSimulator(answer, port)), ...knobs };
}

function giveToken(state: State, wish: EzdWish, now: Date, form: URLSearchParams, response: ServerResponse): void {
  const { host, officeId, keyId, key, tokenSeconds = TOKEN_SECONDS } = wish;
  const refuse = (error: string) => sendJson(response, 400, { error });
  const rt = form.get('rt') ?? '';
  if (form.get('grant_type') !== 'api_credentials') return refuse('unsupported_grant_type');
  if (form.get('client_id') !== `api_${hashOf(host)}`) return refuse('invalid_client');
  if (form.get('scope') !== 'api.ezdrp.gov.pl') return refuse('invalid_scope');
  const isKnown = form.get('pid') === officeId && form.get('aki') === keyId && form.get('akh') === hashOf(rt + key);
  if (!isKnown || !(Math.abs(Date.parse(rt) - now.getTime()) < CLOCKS_APART_MILLISECONDS)) return refuse('invalid_grant');
  state.logins += 1;
  const token = randomUUID();
  state.tokens.set(token, now.getTime() + tokenSeconds * 1_000);
  sendJson(response, 200, { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer', scope: 'api.ezdrp.gov.pl' });
}

const hashOf = (words: string): string => createHash('sha256').update(words).digest('base64');

async function route(state: State, wish: EzdWish, now: Date, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').slice(INTEGRATOR.length);
  const [, caseId] = /^\/sprawy\/([^/]+)\/dokumenty$/.exec(path) ?? [];
  if (request.method !== 'POST') return problem(response, 404);
  if (caseId !== undefined) return addFiles(state, decodeURIComponent(caseId), now, request, response);
  const question = jsonObject(await json(request).catch(() => undefined));
  if (!question) return problem(response, 400, { name: 'body', reason: 'Niepoprawny JSON' });
  if (path === '/sprawy') return openCase(state, wish, now, question, response);
  if (path === '/sprawy/_search') return findCases(state, question, response);
  if (path === '/rpw/_search') return findLetters(state, wish, question, response);
  return problem(response, 404);
}

function openCase(state: State, { classes, officeId, postId }: EzdWish, now: Date, question: JsonObject, response: ServerResponse): void {
  const { idWykaz, tytul, kategoriaArchiwalna, numer, rokZalozenia } = question;
  const [jrwa] = Object.entries(classes).find(([, { listId, category }]) => listId === idWykaz && category === kategoriaArchiwalna) ?? [];
  if (jrwa === undefined) return problem(response, 404);
  const words = typeof tytul === 'string' && tytul.length <= 500 ? tytul.split(/\s+/).filter((word) => word.length >= 3) : [];
  if (words.length < 2) return problem(response, 400, { name: 'tytul', reason: 'Tytuł sprawy musi składać się z dwóch lub więcej wyrazów' });
  if (numer !== 0) return problem(response, 400, { name: 'numer', reason: 'Zmiana automatycznej numeracji jest wyłączona' });
  if (rokZalozenia !== yearOf(now)) return problem(response, 400, { name: 'rokZalozenia', reason: 'Niedozwolony rocznik' });
  const number = state.cases.filter((each) => each.jrwa === jrwa && each.year === rokZalozenia).length + 1;
  const kept: KeptCase = {
    caseId: newId(), title: String(tytul), sign: `${UNIT_SYMBOL}.${jrwa}.${number}.${rokZalozenia}`, jrwa, number, year: rokZalozenia, registeredAt: now,
  };
  state.cases.push(kept);
  answerWork(state.outcome, createdCase(kept, { listId: String(idWykaz), category: String(kategoriaArchiwalna), officeId, postId }), response);
}

async function addFiles(state: State, caseId: string, now: Date, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = new Response(await buffer(request), { headers: { 'content-type': request.headers['content-type'] ?? '' } });
  const files = (await body.formData().catch(() => undefined))?.getAll('files').filter((each) => typeof each !== 'string') ?? [];
  if (!state.cases.some((each) => each.caseId === caseId)) return problem(response, 404);
  if (files.length === 0) return problem(response, 400, { name: 'files', reason: 'Brak plików' });
  const added: KeptDocument[] = [];
  for (const file of files) {
    added.push({ documentId: newId(), caseId, name: file.name, contentType: file.type, content: Buffer.from(await file.arrayBuffer()) });
  }
  state.documents.push(...added);
  for (const _ of added) register(state, { arrivedAt: now, caseId });
  answerWork(state.outcome, { lista: added.map(createdDocument) }, response);
}

function answerWork(outcome: EzdOutcome, created: object, response: ServerResponse): void {
  if (outcome === 'done-then-dropped') return void response.socket?.destroy();
  if (outcome === 'done-then-silent') return; // the caller's deadline ends it
  if (outcome === 'done-then-500') return problem(response, 500);
  if (outcome === 'done-then-409') return problem(response, 409);
  if (outcome === 'done-unreadable') return void response.writeHead(201, { 'content-type': 'application/json' }).end('{"idSprawa": "');
  return sendJson(response, 201, outcome === 'done-without-id' ? {} : created);
}

/** By a part of the title, whatever its case. Newest first. */
function findCases(state: State, { tytulSprawy, pageInfo }: JsonObject, response: ServerResponse): void {
  const { pageNumber, pageSize } = jsonObject(pageInfo) ?? {};
  const wanted = String(tytulSprawy ?? '').toLowerCase();
  const found = state.cases.filter(({ title }) => title.toLowerCase().includes(wanted)).toReversed();
  answerPage(response, found.map(foundCase), pageNumber, pageSize);
}

/** By the day of arrival, both ends included. Newest first. */
function findLetters(state: State, { officeId, postId }: EzdWish, { dataOd, dataDo, page, pageSize }: JsonObject, response: ServerResponse): void {
  const isAsked = ({ arrivedAt }: KeptLetter) => warsawDate(arrivedAt) >= String(dataOd) && warsawDate(arrivedAt) <= String(dataDo);
  const found = state.letters.filter(isAsked).toReversed();
  const caseOf = (letter: KeptLetter) => state.cases.find(({ caseId }) => caseId === letter.caseId);
  answerPage(response, found.map((letter) => letterEntry(letter, caseOf(letter), { officeId, postId })), page, pageSize);
}

function answerPage(response: ServerResponse, list: readonly object[], number: unknown, size: unknown): void {
  const isAllowed = typeof number === 'number' && number >= 0 && typeof size === 'number' && size >= 1 && size <= 25;
  if (isAllowed) sendJson(response, 200, pageOf(list, number, size));
  else problem(response, 400, { name: 'pageSize', reason: 'Dopuszczalna wielkość strony: 1-25' });
}

function register({ letters }: State, { arrivedAt, registeredAt = arrivedAt, caseId, isDeleted = false }: ArrivedLetter): RegisteredLetter {
  const year = yearOf(registeredAt);
  const number = letters.filter((letter) => letter.year === year).length + 1;
  letters.push({ number, year, arrivedAt, registeredAt, isDeleted, ...(caseId !== undefined && { caseId }) });
  return { number, year };
}

const yearOf = (at: Date): number => Number(warsawDate(at).slice(0, 4));

/** 32 hexadecimal digits, as ids of EZD RP are. */
const newId = (): string => randomUUID().replaceAll('-', '');
