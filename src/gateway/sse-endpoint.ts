import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayLog } from './gateway-log.js';
import { secure } from './http-server.js';
import { hubError } from './hub-error.js';
import type { LiveResults } from './live-results.js';
import { mask, maskResult, type MaskScope } from './mask.js';
import type { Principal } from './principal.js';
import type { Subscribe } from './open-subscription.js';

/** A comment line this often keeps proxies from closing a quiet stream; a client that has not read the last one by then is cut. */
const PING_MILLISECONDS = 12_000;
const TIMER_MILLISECONDS_MAX = 2 ** 31 - 1;

/** Some clients name it last for every query (urql does), so only the first type counts. */
export const prefersEventStream = (accept: string | undefined): boolean => /^\s*text\/event-stream\s*(;|,|$)/i.test(accept ?? '');

/**
 * Subscriptions as server-sent events: POST, answered by `event: next` with a result each and `event: complete` at the end (the
 * graphql-sse protocol, distinct connections). Written here because graphql-sse's own handler queues without bound for a client
 * that does not read.
 */
export function sseEndpoint(subscribe: Subscribe, log: GatewayLog) {
  const streams = new Set<LiveResults>();

  const answer = async (request: FastifyRequest, reply: FastifyReply, principal: Principal): Promise<void> => {
    const scope: MaskScope = { correlationId: request.id, log };
    const opened = await subscribe({ body: request.body, principal, correlationId: request.id });
    const write = startStream(reply);
    if ('errors' in opened) {
      await write(eventOf('next', JSON.stringify(maskResult({ errors: opened.errors }, scope))));
    } else {
      streams.add(opened.results);
      await pump(reply, opened.results, write, scope, principal.expiresAt);
      streams.delete(opened.results);
    }
    await write(eventOf('complete', ''));
    reply.raw.end();
    log.info({ correlationId: request.id, code: scope.code }, 'event stream closed');
  };

  return {
    answer,
    /** Ends every stream; their connections are free afterwards. */
    close: () => streams.forEach((each) => void each.return()),
  };
}

type Write = (text: string) => Promise<void>;

/** Resolves when the text has been handed on, so a slow client slows its own stream down and no other. */
function startStream(reply: FastifyReply): Write {
  secure(reply);
  reply.hijack();
  const headers = Object.entries(reply.getHeaders()).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  reply.raw.writeHead(200, { ...Object.fromEntries(headers), 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  reply.raw.flushHeaders();
  return (text) => new Promise((resolve) => {
    if (!reply.raw.writable) return resolve();
    reply.raw.write(text, () => resolve());
  });
}

async function pump(reply: FastifyReply, results: LiveResults, write: Write, scope: MaskScope, expiresAt: Date | undefined): Promise<void> {
  let isExpired = false;
  const expire = () => {
    isExpired = true;
    void results.return();
  };
  const left = expiresAt && setTimeout(expire, Math.min(expiresAt.getTime() - Date.now(), TIMER_MILLISECONDS_MAX));
  let hasRead = true;
  const pings = setInterval(() => {
    if (!hasRead) return reply.raw.destroy();
    hasRead = false;
    void write(':\n\n').then(() => { hasRead = true; });
  }, PING_MILLISECONDS);
  reply.raw.once('close', () => void results.return());
  if (reply.raw.destroyed) void results.return();
  try {
    for await (const result of results) await write(eventOf('next', JSON.stringify(maskResult(result, scope))));
    if (isExpired) await write(eventOf('next', JSON.stringify(maskResult({ errors: [EXPIRED] }, scope))));
  } catch (error) {
    await write(eventOf('next', JSON.stringify({ errors: [mask(error, scope)] })));
  } finally {
    clearTimeout(left);
    clearInterval(pings);
  }
}

const EXPIRED = hubError('UNAUTHENTICATED', 'Token dostępu wygasł. Zaloguj się ponownie.');

const eventOf = (name: 'next' | 'complete', text: string): string => `event: ${name}\ndata: ${text}\n\n`;
