import type { OutgoingMessage } from '../../../src/core/letters/outgoing.js';
import type { Ade } from '../../../src/vocabulary/ade.js';
import type { Ask, Post, SourceHealth } from '../../connector.js';
import { hear, sendOnce } from '../../transport/hear.js';
import { DEFAULT_LIMITS, type HttpQuestion, httpTransport, type HttpTransport, type TransportLimits } from '../../transport/http.js';
import { askForJson } from '../../transport/json-answer.js';
import type { WithSession } from '../../transport/shared-session.js';
import { beforeSending, SourceFailure } from '../../transport/source-failure.js';
import { tokenOver } from './faults.js';
import { brokenLimit } from './limits.js';
import { parseEvidences, parseMessageInfo, parseTaskRows, parseTaskStatus } from './messages.js';
import { type TokenAddress, tokens } from './token.js';
import { toEvidence, toMessage } from './translate.js';

/** Where the operator is, and whose letters these are. */
export interface EdoreczeniaAddress extends TokenAddress {
  /** Base of the UA API, with its version: `https://…/api/v1`. */
  readonly url: string;
  /** The centre's own address. */
  readonly address: Ade;
  readonly limits?: Partial<TransportLimits>;
  /** By which a proof can be of a day to come. */
  readonly clock?: () => Date;
}

const [SEND, TASK, EVIDENCE] = ['edor-send', 'edor-task', 'edor-evidence'] as const;

/** A letter of 15 MB takes its time, and one that is cut off is a letter of which nobody knows whether it has left. */
const EDOR_LIMITS: TransportLimits = { ...DEFAULT_LIMITS, attemptMilliseconds: 20_000 };

/** Letters by e-Doręczenia, from one address. Throws for a key that cannot be read, and otherwise never. */
export function edoreczeniaPost({ url, address, limits, clock = () => new Date(), ...client }: EdoreczeniaAddress): Post & { health(): SourceHealth; close(): Promise<void> } {
  const given = { ...EDOR_LIMITS, ...limits };
  const desk = tokens(client, given);
  const http = httpTransport('GMINA', url, given);
  const box: Box = { http, address, clock, withToken: desk.withToken };
  return {
    send: (message, ask) => sendOnce(http, SEND, () => handOver(box, message, ask)),
    messageOf: (taskId, ask) => hear(http, TASK, () => messageOf(box, taskId, ask)),
    evidence: (messageId, ask) => hear(http, EVIDENCE, () => evidenceOf(box, messageId, ask)),
    health: () => {
      const { operations, ...rest } = desk.health();
      return { ...http.health(), ...rest, operations: [...operations, ...http.health().operations] };
    },
    close: async () => { await Promise.all([http.close(), desk.close()]); },
  };
}

interface Box {
  readonly http: HttpTransport;
  readonly address: Ade;
  readonly clock: () => Date;
  readonly withToken: WithSession<string>;
}

/** Whatever fails before the message itself has left, the login above all, has certainly not sent it. */
async function handOver(box: Box, message: OutgoingMessage, ask: Ask) {
  const limit = brokenLimit(message);
  if (limit !== undefined) throw new SourceFailure('FAULT', false, { code: limit, nothingDone: true });
  const body = JSON.stringify(toMessage(message, box.address));
  let ofTheMessage: unknown;
  const post = async (bearer: string) => {
    try {
      return await exchange(box, bearer, { operation: SEND, method: 'POST', path: '/messages', body, idempotent: false }, ask);
    } catch (error) {
      ofTheMessage = error;
      throw error;
    }
  };
  const { json, answer } = await box.withToken(post, ask)
    .catch((error: unknown) => { throw error === ofTheMessage ? error : beforeSending(error); });
  return { value: { taskId: parseMessageInfo(json) ?? fail() }, at: answer.receivedAt };
}

/** The task says first that it is finished, and only then which message it made. */
async function messageOf(box: Box, taskId: string, ask: Ask) {
  const path = `/messages/tasks/${encodeURIComponent(taskId)}`;
  const { json: status, answer: { receivedAt } } = await read(box, TASK, `${path}/status`, ask);
  if ((parseTaskStatus(status) ?? fail()) === 'PENDING') return { value: undefined, asOf: receivedAt };
  const { json: rows, answer } = await read(box, TASK, path, ask);
  return { value: parseTaskRows(rows) ?? fail(), asOf: answer.receivedAt };
}

async function evidenceOf(box: Box, messageId: string, ask: Ask) {
  const { json, answer } = await read(box, EVIDENCE, `/messages/${encodeURIComponent(messageId)}/evidences`, ask);
  return { value: toEvidence(parseEvidences(json, messageId, box.clock()) ?? fail()), asOf: answer.receivedAt };
}

const read = (box: Box, operation: string, path: string, ask: Ask) =>
  box.withToken((bearer) => exchange(box, bearer, { operation, method: 'GET', path, idempotent: true }, ask), ask);

/** 401 is read here, because with a new token the question may go once more. Bodies of errors are not read: they can quote the question. */
function exchange({ http, address }: Box, bearer: string, { path, ...question }: HttpQuestion, ask: Ask) {
  return askForJson(http, {
    ...question, path: `/${address}${path}`,
    headers: { authorization: `Bearer ${bearer}`, accept: 'application/json', ...(question.body !== undefined && { 'content-type': 'application/json' }) },
    alsoReads: (status) => status === UNAUTHORIZED,
    check: ({ status }) => { if (status === UNAUTHORIZED) throw tokenOver(); },
  }, ask);
}
const UNAUTHORIZED = 401;

const fail = (): never => { throw new SourceFailure('MALFORMED', false); };
