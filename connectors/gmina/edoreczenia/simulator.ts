import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { EvidenceCode } from '../../../src/core/letters/outgoing.js';
import type { Simulator } from '../../transport/knobs.js';
import { sendJson, type SimulatorAnswer, startSimulator } from '../../transport/simulator-server.js';
import { boxOf, type BoxWish, type TakenMessage } from './box-simulator.js';
import { type RegisteredSystem, TOKEN_PATH, tokenWire } from './token-simulator.js';

/** Base of the UA API, as at the operator. */
export const UA_API_FOLDER = '/api/v1';

/** After taking a message: the connection breaks, the answer is 500, or nothing comes. */
export type BrokenAnswer = 'drop' | 'server-error' | 'silence';

/** What can be turned on the wire itself, beside the modes that every simulator has. */
export interface EdoreczeniaKnobs {
  /** Messages taken from now on go this way (see COURSES): all, or those to one address. At first it is DELIVERED. */
  setCourse(course: readonly EvidenceCode[], to?: string): void;
  addEvidence(messageId: string, code: EvidenceCode, at: Date): void;
  /** Messages are taken from now on, and not answered. Undefined: answered again. */
  breakAfterTaking(how: BrokenAnswer | undefined): void;
  /** The next question of the UA API is answered with this status, and nothing is done. */
  answerNext(status: number): void;
  /** Tasks of messages taken from now on end without a message, as when the address does not exist. */
  failTasks(fail: boolean): void;
  expireTokens(): void;
  /** Tokens given since start. */
  readonly logins: () => number;
  /** Questions that wanted to send a message since start, the refused ones included. */
  readonly posts: () => number;
  readonly messages: () => readonly TakenMessage[];
}

export type EdoreczeniaWish = BoxWish & RegisteredSystem & { readonly port?: number };

/** The operator of e-Doręczenia: its authorisation server at `TOKEN_PATH`, and the UA API of one box below `UA_API_FOLDER`. */
export async function edoreczeniaSimulator({ port, ...wish }: EdoreczeniaWish): Promise<Simulator & EdoreczeniaKnobs> {
  const { answer, knobs } = edoreczeniaWire(wish);
  return { ...(await startSimulator(answer, port)), ...knobs };
}

export function edoreczeniaWire(wish: BoxWish & RegisteredSystem): { readonly answer: SimulatorAnswer; readonly knobs: EdoreczeniaKnobs } {
  const [tokens, box] = [tokenWire(wish), boxOf(wish)];
  let [broken, nextStatus, posts]: [BrokenAnswer | undefined, number | undefined, number] = [undefined, undefined, 0];
  const isSend = ({ method, url }: IncomingMessage) => method === 'POST' && url === `${UA_API_FOLDER}/${wish.address}/messages`;

  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const taken = box.take(await json(request).catch(() => undefined));
    if (!taken) return refuse(response, 'MSG.400', 'Nieprawidłowa wiadomość');
    if (broken === 'drop') request.socket.destroy();
    else if (broken === 'server-error') sendJson(response, 500, [{ error: 'SYS.500', error_description: taken.text }]);
    else if (broken === undefined) sendJson(response, 202, { messageTaskId: taken.taskId });
  };

  return {
    async answer(request, response, mode) {
      if (request.url === TOKEN_PATH) return tokens.answer(request, response);
      if (isSend(request)) posts += 1;
      const status = nextStatus;
      nextStatus = undefined;
      if (mode === 'fault') return refuse(response, 'SYS.400', `Błąd w wiadomości do ${wish.address}`);
      if (status !== undefined) return sendJson(response, status, [{ error: `SYS.${status}`, error_description: 'Odmowa' }]);
      if (!tokens.holds(request.headers.authorization)) return sendJson(response, 401, { error: 'invalid_token' });
      if (isSend(request)) return take(request, response);
      const found = request.method === 'GET' ? foundIn(box, wish.address, request.url ?? '') : undefined;
      return found ? sendJson(response, 200, found) : refuse(response, 'MSG.404', 'Nie znaleziono');
    },
    knobs: {
      setCourse: box.setCourse, addEvidence: box.addEvidence, failTasks: box.failTasks, messages: box.messages,
      breakAfterTaking: (how) => { broken = how; }, answerNext: (next) => { nextStatus = next; },
      expireTokens: tokens.expireAll, logins: tokens.logins, posts: () => posts,
    },
  };
}

function foundIn(box: ReturnType<typeof boxOf>, address: string, url: string): object | undefined {
  const path = url.startsWith(`${UA_API_FOLDER}/${address}/`) ? url.slice(UA_API_FOLDER.length + address.length + 1) : '';
  const [, taskId, status] = /^\/messages\/tasks\/([^/]+)(\/status)?$/.exec(path) ?? [];
  const [, messageId] = /^\/messages\/([^/]+)\/evidences$/.exec(path) ?? [];
  if (taskId !== undefined) return status === undefined ? box.rowsOf(taskId) : box.statusOf(taskId);
  return messageId === undefined ? undefined : box.evidencesOf(messageId);
}

/** ErrorInfo comes as a list. */
const refuse = (response: ServerResponse, error: string, description: string): void => sendJson(response, 400, [{ error, error_description: description }]);
