import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FixtureAnswer { readonly status?: number; readonly contentType?: string; readonly body: string | Buffer }

interface Asked { readonly headers: IncomingHttpHeaders; readonly body: string }

/** A server that says the same whatever it is asked, or what its function makes of the question, and remembers what it was asked. */
export async function fixtureServer(first: FixtureAnswer | ((question: Asked) => FixtureAnswer)) {
  let answering = first;
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const question = { headers: request.headers, body: await text(request) };
    asked.push(question);
    const answer = typeof answering === 'function' ? answering(question) : answering;
    response.writeHead(answer.status ?? 200, { 'content-type': answer.contentType ?? 'text/xml; charset=utf-8' }).end(answer.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/usluga`,
    asked,
    says: (next: FixtureAnswer) => { answering = next; asked.length = 0; },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
