import { afterEach, describe, expect, test } from '@jest/globals';
import { importPKCS8, SignJWT } from 'jose';
import { COURSES } from '../../../connectors/gmina/edoreczenia/box-simulator.js';
import type { Message } from '../../../connectors/gmina/edoreczenia/messages.js';
import { UA_API_FOLDER } from '../../../connectors/gmina/edoreczenia/simulator.js';
import { TOKEN_PATH } from '../../../connectors/gmina/edoreczenia/token-simulator.js';
import { closeAll } from '../health/running.js';
import { CLIENT_ID, EC_KEYS, fixture, operator, OWN } from './wires.js';

afterEach(closeAll);

/** Names and kinds of the fields, in their places. Fields that the description lets the operator leave out are in `optional`. */
function shapeOf(json: unknown, optional: readonly string[] = []): unknown {
  if (Array.isArray(json)) return [...new Set(json.map((each) => JSON.stringify(shapeOf(each, optional))))];
  if (typeof json !== 'object' || json === null) return typeof json;
  const fields = Object.entries(json).filter(([name]) => !optional.includes(name)).map(([name, value]) => [name, shapeOf(value, optional)] as const);
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
const OPTIONAL = ['warning', 'externalData'];
const as = (name: string) => shapeOf(fixture(name), OPTIONAL);

const signed = async (url: string, jti: string): Promise<string> =>
  new SignJWT({ jti }).setProtectedHeader({ alg: 'ES256' }).setIssuer(CLIENT_ID).setSubject(CLIENT_ID).setAudience(`${url}${TOKEN_PATH}`)
    .setIssuedAt().setExpirationTime('60s').sign(await importPKCS8(EC_KEYS.key, 'ES256'));

function login(url: string, assertion: string): Promise<Response> {
  const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
  const form = { grant_type: 'client_credentials', client_assertion_type: type, client_assertion: assertion };
  return fetch(`${url}${TOKEN_PATH}`, { method: 'POST', body: new URLSearchParams(form) });
}

/** Asks below the own box, as a stranger's client would. */
async function askerOf(url: string) {
  const token = await (await login(url, await signed(url, 'asker'))).json() as { access_token: string };
  return async (path: string, message?: unknown) => {
    const answer = await fetch(`${url}${UA_API_FOLDER}/${OWN}${path}`, {
      headers: { authorization: `Bearer ${token.access_token}` }, ...(message !== undefined && { method: 'POST', body: JSON.stringify(message) }),
    });
    return { status: answer.status, shape: shapeOf(await answer.json(), OPTIONAL) };
  };
}

describe('the simulator speaks as the API\'s description does', () => {
  test('when it takes a message, of its task, and of each proof', async () => {
    const { url, messages } = await operator();
    const asked = await askerOf(url);
    expect(await asked('/messages', fixture('Message.json'))).toEqual({ status: 202, shape: as('MessageInfo.json') });
    const { taskId, messageId } = messages()[0]!;
    expect(await asked(`/messages/tasks/${taskId}/status`)).toEqual({ status: 200, shape: as('MessageTaskStatus.pending.json') });
    expect(await asked(`/messages/tasks/${taskId}`)).toEqual({ status: 200, shape: as('MessageOperationResponseStatus.json') });
    for (const code of COURSES.DELIVERED) {
      expect([code, await asked(`/messages/${messageId}/evidences`)]).toEqual([code, { status: 200, shape: as('EvidenceWrapper.delivered.json') }]);
    }
  });

  test('of a task that failed, and of what it does not know', async () => {
    const { url, messages, failTasks } = await operator();
    const asked = await askerOf(url);
    failTasks(true);
    await asked('/messages', fixture('Message.json'));
    expect(await asked(`/messages/tasks/${messages()[0]!.taskId}`)).toEqual({ status: 200, shape: as('MessageOperationResponseStatus.failed.json') });
    expect(await asked('/messages/nobody/evidences')).toEqual({ status: 400, shape: shapeOf(fixture('ErrorInfo.json'), ['messageId']) });
  });

  test('when it gives a token; an assertion is good for one', async () => {
    const { url } = await operator();
    const assertion = await signed(url, 'own');
    expect(shapeOf(await (await login(url, assertion)).json())).toEqual(as('token.json'));
    expect((await login(url, assertion)).status).toBe(400);
    expect((await login(url, await signed('http://elsewhere', 'other'))).status).toBe(400);
    expect((await login(url, `${(await signed(url, 'another')).slice(0, -4)}AAAA`)).status).toBe(400);
  });

  test('and refuses a message from another address, to two at once, that is too long, or with a file that is not what it says', async () => {
    const running = await operator();
    const asked = await askerOf(running.url);
    const message = fixture('Message.json') as Message;
    const metadata = message.messageMetadata;
    for (const wrong of [
      { ...message, messageMetadata: { ...metadata, from: metadata.to[0]! } },
      { ...message, messageMetadata: { ...metadata, to: [...metadata.to, ...metadata.to] } },
      { ...message, textBody: 'x'.repeat(5_001) },
      { ...message, attachments: message.attachments.map((each) => ({ ...each, file: { ...each.file, file: 'AAAA' } })) },
    ]) expect((await asked('/messages', wrong)).status).toBe(400);
    expect([running.posts(), running.messages().length]).toEqual([4, 0]);
  });
});
