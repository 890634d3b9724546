import type { ApolloServer, BaseContext } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VerifyToken } from './access-token.js';
import { refuse } from './http-server.js';
import { hubError } from './hub-error.js';
import type { GatewayLimits } from './limits/gateway-limits.js';
import { parseGraphqlBody } from './limits/request-body.js';
import type { PrincipalKey } from './limits/request-rate.js';
import { checkQueryLength, type RequestOfContext } from './open-subscription.js';
import { identify, type Principal } from './principal.js';
import { currentScope } from './request-scope.js';
import { prefersEventStream, type sseEndpoint } from './sse-endpoint.js';

export interface GraphqlRouteParts<C extends BaseContext> {
  readonly path: string;
  readonly apollo: ApolloServer<C>;
  readonly streams: ReturnType<typeof sseEndpoint>;
  readonly rate: (key: PrincipalKey) => number;
  readonly limits: GatewayLimits;
  readonly verifyToken: VerifyToken;
  contextOf(request: RequestOfContext): C;
}

const OTHER_METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** POST `<path>` for queries and mutations, POST `<path>/stream` for subscriptions as server-sent events; nothing by another method. */
export function graphqlRoutes<C extends BaseContext>(app: FastifyInstance, parts: GraphqlRouteParts<C>): void {
  const { path, apollo, streams, limits, contextOf } = parts;
  const principals = new WeakMap<FastifyRequest, Principal>();
  const onRequest = admission(principals, parts);
  const execute = fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest) => contextOf({ actor: principals.get(request)?.actor, correlationId: request.id, signal: request.scope.signal }),
  });

  app.post(path, { onRequest }, (request, reply) => {
    if (prefersEventStream(request.headers.accept)) return streams.answer(request, reply, principals.get(request)!);
    checkQueryLength(parseGraphqlBody(request.body), limits);
    return currentScope.run(request.scope, () => execute.call(app, request, reply));
  });
  app.post(`${path}/stream`, { onRequest }, (request, reply) =>
    prefersEventStream(request.headers.accept) ? streams.answer(request, reply, principals.get(request)!) : refuse(reply, NOT_A_STREAM, 406));
  for (const url of [path, `${path}/stream`]) app.route({ method: OTHER_METHODS, url, onRequest: refuseMethod, handler: refuseMethod });
}

/** Before the body is read: who asks, and may they ask now? */
function admission<C extends BaseContext>(principals: WeakMap<FastifyRequest, Principal>, { rate, verifyToken }: GraphqlRouteParts<C>) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const principal = await identify(request.headers.authorization, request.ip, verifyToken);
    const seconds = rate('refusal' in principal ? `address:${request.ip}` : principal.key);
    if (seconds > 0) {
      const refusal = hubError('TOO_MANY_REQUESTS', `Zbyt wiele żądań. Spróbuj ponownie za ${seconds} s.`, { retryable: true });
      return refuse(reply, refusal, 429, { 'retry-after': String(seconds) });
    }
    if ('refusal' in principal) return refuse(reply, principal.refusal, principal.status, principal.headers);
    principals.set(request, principal);
    return undefined;
  };
}

const NOT_A_STREAM = hubError('NOT_ACCEPTABLE', 'Ten adres odpowiada strumieniem zdarzeń: wyślij nagłówek Accept: text/event-stream.');
/** Variables in an address would be written down by every proxy on the way. */
const ONLY_POST = hubError('METHOD_NOT_ALLOWED', 'Zapytania GraphQL wyślij metodą POST.');
/** Before the body is looked at. */
const refuseMethod = async (_request: FastifyRequest, reply: FastifyReply) => refuse(reply, ONLY_POST, 405, { allow: 'POST' });
