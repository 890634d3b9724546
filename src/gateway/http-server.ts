import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GatewayLog } from './gateway-log.js';
import { HubError, hubError } from './hub-error.js';
import type { GatewayLimits } from './limits/gateway-limits.js';
import { checkBodyHeaders, parseJsonBody } from './limits/request-body.js';
import { mask } from './mask.js';
import { openScope, type RequestScope } from './request-scope.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every request before anything else sees it. */
    scope: RequestScope;
  }
}

/** Fastify with our timeouts, one JSON parser, one shape of error and one line of log for each request. No routes yet. */
export function httpServer(limits: GatewayLimits, log: GatewayLog): FastifyInstance {
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(), // never taken from the client
    bodyLimit: limits.bodyBytes,
    requestTimeout: 13_000, // looked at every 2 s, so nobody trickles a request in for longer than 15 s
    keepAliveTimeout: 65_000,
    maxRequestsPerSocket: 1_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (_error, request, reply) => {
      beginRequest(request, reply, limits, log);
      return refuse(reply, hubError('BAD_REQUEST', 'Adres żądania jest nieprawidłowy.', { status: 400 }), 400);
    },
  });
  app.server.maxConnections = 2_000;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => parseJsonBody(body, limits));
  app.addHook('onRequest', async (request, reply) => beginRequest(request, reply, limits, log));
  app.addHook('preParsing', async (request) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (hasBody) checkBodyHeaders(request.headers);
  });
  app.addHook('onSend', async (_request, reply) => void secure(reply));
  app.addHook('onResponse', async (request, reply) => endRequest(request, reply, log));
  app.setNotFoundHandler((_request, reply) => refuse(reply, hubError('NOT_FOUND', 'Pod tym adresem nic nie ma. GraphQL jest pod /graphql.'), 404));
  app.setErrorHandler((error: FastifyError | HubError, _request, reply) => {
    const known = knownRefusal(error);
    return known ? refuse(reply, known.refusal, known.status) : refuse(reply, error, 500);
  });
  return app;
}

function beginRequest(request: FastifyRequest, reply: FastifyReply, limits: GatewayLimits, log: GatewayLog): void {
  request.scope = openScope(request.id, log, limits.deadlineMilliseconds);
  reply.header('x-correlation-id', request.id);
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) request.scope.clientLeft();
    request.scope.end();
  });
}

/** The pattern of the route, never the path itself: somebody may have put a person's number there. */
function endRequest(request: FastifyRequest, reply: FastifyReply, log: GatewayLog): void {
  const { correlationId, fields, code } = request.scope;
  log.info({
    correlationId, method: request.method, path: request.routeOptions.url ?? '(unknown)', status: reply.statusCode, ms: Math.round(reply.elapsedTime),
    ...(fields !== undefined && { fields }), ...(code !== undefined && { code }),
  }, 'request');
}

const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

/** A route that knows better (the playground) has set its own already. */
export function secure(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
}

/** An error as the whole answer, in the shape of GraphQL errors also where no GraphQL was spoken. */
export function refuse(reply: FastifyReply, error: unknown, status: number, headers: Readonly<Record<string, string>> = {}): FastifyReply {
  return reply.code(status).headers(headers).type('application/json; charset=utf-8').send({ errors: [mask(error, reply.request.scope)] });
}

/** Undefined: nobody foresaw it. */
function knownRefusal(error: FastifyError | HubError): { refusal: HubError; status: number } | undefined {
  if (error instanceof HubError) return { refusal: error, status: statusOf(error) };
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { refusal: hubError('REQUEST_TOO_LARGE', 'Treść żądania jest zbyt duża (najwyżej 256 KB).'), status: 413 };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { refusal: hubError('UNSUPPORTED_MEDIA_TYPE', 'Żądanie musi mieć typ application/json w kodowaniu UTF-8.'), status: 415 };
    case 'ERR_INVALID_URL': // the Host header, where the integration makes an address of it
      return { refusal: hubError('BAD_REQUEST', 'Nagłówek Host jest nieprawidłowy.'), status: 400 };
  }
  const { statusCode = 500 } = error;
  return statusCode >= 400 && statusCode < 500 ? { refusal: hubError('BAD_REQUEST', 'Żądanie jest nieprawidłowe.'), status: statusCode } : undefined;
}

const statusOf = ({ extensions: { http } }: HubError): number =>
  (typeof http === 'object' && http !== null && 'status' in http && typeof http.status === 'number' ? http.status : 400);

/** Not HTTP, or not in time: Node gives the bare socket. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, message] = UNREADABLE[error.code ?? ''] ?? ['400 Bad Request', 'BAD_REQUEST', 'Żądanie HTTP jest nieprawidłowe.'];
  const body = JSON.stringify({ errors: [{ message, extensions: { code, correlationId: randomUUID() } }] });
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`);
}

const UNREADABLE: Readonly<Record<string, readonly [string, string, string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'REQUEST_TOO_LARGE', 'Nagłówki żądania są zbyt duże.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'REQUEST_TIMEOUT', 'Żądanie nie nadeszło w całości na czas.'],
};
