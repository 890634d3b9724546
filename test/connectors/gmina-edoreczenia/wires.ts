import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Heard, PersonAsk, Sent, SourceFault } from '../../../connectors/connector.js';
import { edoreczeniaPost } from '../../../connectors/gmina/edoreczenia/client.js';
import { edoreczeniaSimulator, type EdoreczeniaWish, UA_API_FOLDER } from '../../../connectors/gmina/edoreczenia/simulator.js';
import { TOKEN_PATH } from '../../../connectors/gmina/edoreczenia/token-simulator.js';
import type { TransportLimits } from '../../../connectors/transport/http.js';
import type { OutgoingMessage } from '../../../src/core/letters/outgoing.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { type Ade, parseAde } from '../../../src/vocabulary/ade.js';
import { opened, source } from '../health/running.js';

export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'connectors/gmina/edoreczenia/fixtures', name), 'utf8'));

const ade = (text: string): Ade => {
  const read = parseAde(text);
  if (!read) throw new Error(`the test itself is wrong: ${text}`);
  return read;
};
export const OWN = ade('AE:PL-00000-00013-AAAAA-06');
export const TO = ade('AE:PL-00000-00014-AAAAA-05');

const pem = { public: { type: 'spki', format: 'pem' }, private: { type: 'pkcs8', format: 'pem' } } as const;
export interface KeyPair { readonly key: string; readonly publicKey: string }
const inPem = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }): KeyPair =>
  ({ key: String(privateKey.export(pem.private)), publicKey: String(publicKey.export(pem.public)) });
export const EC_KEYS = inPem(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
export const RSA_KEYS = inPem(generateKeyPairSync('rsa', { modulusLength: 2_048 }));
/** The private one as a JWK with a name, as some systems keep it. */
export function namedJwk(namedCurve: string): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  return { key: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'cus-1' }), publicKey: String(publicKey.export(pem.public)) };
}

export const ask = (signal = AbortSignal.timeout(5_000)): PersonAsk =>
  ({ signal, correlationId: 'c-1', legal: { basis: 'k.p.a. art. 65 § 1', purpose: 'NEEDS_RECOGNITION', caseId: 'OPS.5200.7.2026' } });

/** The letter of `Message.json`. */
export const LETTER: OutgoingMessage = {
  to: TO, subject: 'Przykładowy temat wiadomości', text: 'Przykładowa treść wiadomości', caseId: 'OPS.5200.7.2026',
  files: [{ name: 'document.txt', contentType: 'text/plain', content: Buffer.from('Text document') }],
};

export const CLIENT_ID = 'CUS-HUB';

/** The operator. */
export const operator = (wish: Partial<EdoreczeniaWish> = {}) =>
  opened(edoreczeniaSimulator({ address: OWN, clientId: CLIENT_ID, publicKey: EC_KEYS.publicKey, ...wish }));

export const postAt = (origin: string, more: { url?: string; key?: string; limits?: Partial<TransportLimits>; clock?: () => Date } = {}) =>
  opened(edoreczeniaPost({
    url: `${origin}${UA_API_FOLDER}`, address: OWN, tokenUrl: `${origin}${TOKEN_PATH}`, clientId: CLIENT_ID, key: EC_KEYS.key, ...more,
    limits: { attemptMilliseconds: 1_000, ...more.limits },
  }));

export type Wire = Awaited<ReturnType<typeof postAt>>;

/** Sends, and waits for the message's id. */
export async function sentBy(post: Wire): Promise<string> {
  const sent = await post.send(LETTER, ask());
  if (!sent.sent) throw new Error(`it was to be sent: ${sent.fault.kind}`);
  for (;;) {
    const heard = await post.messageOf(sent.value.taskId, ask());
    if (!heard.heard) throw new Error(`the task was to be heard of: ${heard.fault.kind}`);
    if (heard.value === 'FAILED') throw new Error('the task was to make a message');
    if (heard.value) return heard.value.messageId;
  }
}

export interface Says { readonly status?: number; readonly type?: string; readonly body: unknown }

/** An operator that gives tokens and otherwise says what it is told to say. */
export const operatorSaying = (answer: (path: string) => Says, token: () => Says = () => ({ body: fixture('token.json') })) =>
  source(({ url }) => ({ type: 'application/json', ...(url === TOKEN_PATH ? token() : answer(url.slice(`${UA_API_FOLDER}/${OWN}`.length))) }));

/** Why nothing was heard or sent, and for what was sent whether that is certain. */
export function faultOf(outcome: Sent<unknown> | Heard<unknown>): SourceFault & { readonly certain?: boolean } {
  if (!('fault' in outcome)) throw new Error('nothing can have been sent or heard');
  return { ...('certain' in outcome && { certain: outcome.certain }), ...outcome.fault };
}
