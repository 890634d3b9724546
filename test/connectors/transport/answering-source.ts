import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach } from '@jest/globals';
import { DEFAULT_LIMITS, type HttpQuestion, httpTransport, type HttpTransport, type TransportLimits } from '../../../connectors/transport/http.js';
import { SourceFailure } from '../../../connectors/transport/source-failure.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

/** Closed when the test has ended, in the order of asking. */
export const afterwards = (close: () => Promise<unknown>): void => { closing.push(close); };

export type Answer = (request: IncomingMessage, response: ServerResponse, call: number) => void;

/** A source that answers like this, and the transport to it. `calls` counts what arrived. */
export async function source(answer: Answer, limits: Partial<TransportLimits> = {}) {
  let calls = 0;
  const server: Server = createServer((request, response) => { calls += 1; answer(request, response, calls); });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const transport = httpTransport('GMINA', `http://127.0.0.1:${port}/base/`, { ...DEFAULT_LIMITS, attemptMilliseconds: 300, ...limits });
  closing.push(() => transport.close(), () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }));
  return { transport, port, calls: () => calls };
}

export const ask = (signal = AbortSignal.timeout(5_000)) => ({ signal, correlationId: 'c-1' });
export const READ: HttpQuestion = { operation: 'read', method: 'GET', path: '/things', idempotent: true };
export const WRITE: HttpQuestion = { operation: 'write', method: 'POST', path: '/things', body: '{}', idempotent: false };

export async function failureOf(transport: HttpTransport, question: HttpQuestion, signal?: AbortSignal): Promise<SourceFailure> {
  const outcome = await transport.send(question, ask(signal)).catch((error: unknown) => error);
  if (!(outcome instanceof SourceFailure)) throw new Error('the transport was expected to fail with a SourceFailure');
  return outcome;
}

export const ok: Answer = (_, response) => response.writeHead(200, { 'content-type': 'Application/JSON; charset=utf-8' }).end('{"a":1}');
export const status = (code: number, headers = {}): Answer => (_, response) => response.writeHead(code, headers).end('upstream text');
