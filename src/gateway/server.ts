import type { BaseContext } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { StartFault } from '../embedded/start-fault.js';
import type { VerifyToken } from './access-token.js';
import { startApollo } from './apollo-endpoint.js';
import type { GatewayLog } from './gateway-log.js';
import { graphqlRoutes } from './graphql-routes.js';
import { healthEndpoints, type Readiness } from './health-endpoints.js';
import { httpServer } from './http-server.js';
import { GATEWAY_LIMITS, type GatewayLimits } from './limits/gateway-limits.js';
import { requestRate } from './limits/request-rate.js';
import { type RequestOfContext, subscriptions } from './open-subscription.js';
import { sseEndpoint } from './sse-endpoint.js';
import { websocketEndpoint } from './websocket-endpoint.js';

export interface GatewayOptions<C extends BaseContext> {
  readonly schema: GraphQLSchema;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly introspection: boolean;
  readonly verifyToken: VerifyToken;
  /** Called once for each query or mutation, and once for each event of a subscription. */
  contextOf(request: RequestOfContext): C;
  readiness(): Promise<Readiness>;
  /** More routes, for example the playground. Headers that they set themselves are kept. */
  routes?(app: FastifyInstance): void | Promise<void>;
  readonly log: GatewayLog;
  readonly limits?: Partial<GatewayLimits>;
}

export interface Gateway {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  readonly url: string;
  /** Refuses what is new, lets what has begun end within the milliseconds, then cuts the rest. */
  close(deadlineMilliseconds: number): Promise<void>;
}

const GRAPHQL = '/graphql';

/** The HTTP edge of the graph. Throws StartFault when it cannot listen. */
export async function startGateway<C extends BaseContext>(options: GatewayOptions<C>): Promise<Gateway> {
  const { schema, log, verifyToken, introspection, contextOf } = options;
  const limits = { ...GATEWAY_LIMITS, ...options.limits };
  const rate = requestRate({ perSecond: limits.requestsPerSecond, atOnce: limits.requestsAtOnce });
  const subscribe = subscriptions(schema, limits, contextOf);
  const apollo = await startApollo<C>({ schema, introspection, limits, log });
  const app = httpServer(limits, log);
  const streams = sseEndpoint(subscribe, log);
  graphqlRoutes(app, { path: GRAPHQL, apollo, streams, rate, limits, verifyToken, contextOf });
  healthEndpoints(app, options.readiness);
  await options.routes?.(app);
  const port = await listen(app, options).catch(async (error: unknown) => {
    await apollo.stop();
    throw error;
  });
  const sockets = websocketEndpoint(app.server, { path: GRAPHQL, schema, subscribe, verifyToken, rate, limits, log });
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    close: async (deadlineMilliseconds) => {
      const cut = setTimeout(() => app.server.closeAllConnections(), deadlineMilliseconds);
      streams.close();
      await Promise.all([app.close(), sockets.close(deadlineMilliseconds)]);
      clearTimeout(cut);
      await apollo.stop();
    },
  };
}

async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<number> {
  try {
    await app.listen({ host, port });
    const address = app.server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    const sentence = CANNOT_LISTEN[code ?? '']?.(host, port);
    if (sentence === undefined) throw error;
    throw new StartFault(sentence, { cause: error });
  }
}

const CANNOT_LISTEN: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (_host, port) => `Port ${port} jest zajęty przez inny program: zatrzymaj go albo ustaw PORT=${port + 1} i uruchom ponownie.`,
  EACCES: (_host, port) => `System nie pozwala otworzyć portu ${port}: ustaw PORT na liczbę większą niż 1024.`,
  EADDRNOTAVAIL: (host) => `Ten komputer nie ma adresu ${host}: ustaw HOST=127.0.0.1.`,
  ENOTFOUND: (host) => `Nie ma adresu ${host}: ustaw HOST=127.0.0.1.`,
};
