import type { Ask } from '../connector.js';
import type { HttpAnswer, HttpQuestion, HttpTransport } from './http.js';
import { SourceFailure } from './source-failure.js';

/**
 * The JSON of an answer. A page for people where data was asked for is maintenance (KRS shows one with status 200);
 * any other content type, or a body that is no JSON, is a failure of its own. Throws SourceFailure.
 */
export function jsonOf({ contentType, body }: HttpAnswer): unknown {
  if (contentType === 'text/html' || contentType === 'application/xhtml+xml') throw new SourceFailure('MAINTENANCE', true);
  if (contentType !== 'application/json' && !contentType.endsWith('+json')) throw new SourceFailure('WRONG_CONTENT_TYPE', false);
  try {
    return JSON.parse(UTF_8.decode(body));
  } catch {
    throw new SourceFailure('MALFORMED', false); // without its cause: V8 quotes the text that it could not read
  }
}

/** Sends and reads JSON. What is no JSON counts as the source's failure, before which the question's own `check` has its say. */
export async function askForJson(
  transport: HttpTransport, question: HttpQuestion, ask: Ask,
): Promise<{ readonly json: unknown; readonly answer: HttpAnswer }> {
  let json: unknown;
  const check = (heard: HttpAnswer) => {
    question.check?.(heard);
    json = jsonOf(heard);
  };
  const answer = await transport.send({ ...question, check }, ask);
  return { json, answer };
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

export type JsonObject = Readonly<Record<string, unknown>>;

/** Undefined for anything that is not a JSON object: an array, null, a text. */
export const jsonObject = (raw: unknown): JsonObject | undefined =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as JsonObject) : undefined;
