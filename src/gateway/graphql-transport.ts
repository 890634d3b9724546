import { randomUUID } from 'node:crypto';
import { type ExecutionArgs, getOperationAST, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { VerifyToken } from './access-token.js';
import { askedFields } from './asked-fields.js';
import type { GatewayLog } from './gateway-log.js';
import type { GatewayLimits } from './limits/gateway-limits.js';
import { slots } from './limits/slots.js';
import type { LiveResults } from './live-results.js';
import { mask, maskResult, type MaskScope } from './mask.js';
import { identify, type Principal } from './principal.js';
import type { Subscribe } from './open-subscription.js';

/** What the hub knows of one socket. */
export interface Line {
  readonly socket: WebSocket;
  readonly address: string;
  /** Header of the upgrade request. */
  readonly authorization: string | undefined;
  principal?: Principal;
  /** The client's id of a subscription to its scope. */
  readonly open: Map<string, MaskScope>;
  /** Run when the socket has closed. */
  readonly atClose: (() => void)[];
}

export interface TransportParts {
  readonly schema: GraphQLSchema;
  readonly subscribe: Subscribe;
  readonly verifyToken: VerifyToken;
  readonly limits: GatewayLimits;
  readonly log: GatewayLog;
}

const TIMER_MILLISECONDS_MAX = 2 ** 31 - 1;

/** The `graphql-transport-ws` protocol with our own admission, limits and masking. It executes subscriptions only. */
export function graphqlTransport({ schema, subscribe, verifyToken, limits, log }: TransportParts): Server<Line> {
  const slotOf = slots(limits.sockets);
  const prepared = new WeakMap<ExecutionArgs, LiveResults>();

  /** Lets the socket in, or closes it with a code that clients understand. Its end is also the token's. */
  const admit = async (line: Line, params: Readonly<Record<string, unknown>> | undefined): Promise<boolean> => {
    const principal = await identify(authorizationIn(params) ?? line.authorization, line.address, verifyToken);
    if ('refusal' in principal) {
      line.socket.close(principal.status === 401 ? CloseCode.Unauthorized : CloseCode.Forbidden, principal.status === 401 ? 'Unauthorized' : 'Forbidden');
      return false;
    }
    const release = slotOf(principal.key);
    if (release === undefined) return false; // 4403
    line.atClose.push(release);
    line.principal = principal;
    if (principal.expiresAt) {
      const left = principal.expiresAt.getTime() - Date.now();
      const end = setTimeout(() => line.socket.close(CloseCode.Unauthorized, 'Token expired'), Math.min(left, TIMER_MILLISECONDS_MAX));
      line.atClose.push(() => clearTimeout(end));
    }
    if (line.socket.readyState !== line.socket.OPEN) line.atClose.forEach((each) => each()); // closed while the token was checked
    return true;
  };

  const scopeOf = (line: Line, id: string): MaskScope => line.open.get(id) ?? { correlationId: randomUUID(), log };

  return makeServer<Record<string, unknown>, Line>({
    onConnect: ({ extra, connectionParams }) => admit(extra, connectionParams),
    onSubscribe: async ({ extra }, id, payload) => {
      const scope = scopeOf(extra, id);
      extra.open.set(id, scope);
      const opened = await subscribe({ body: payload, principal: extra.principal!, correlationId: scope.correlationId });
      if ('errors' in opened) return opened.errors;
      const { document, operationName } = opened;
      log.info({ correlationId: scope.correlationId, fields: askedFields(document, getOperationAST(document, operationName)!) }, 'subscription opened');
      const args = { schema, document, operationName: operationName ?? null };
      prepared.set(args, opened.results);
      return args;
    },
    subscribe: async (args) => prepared.get(args)!,
    onNext: ({ extra }, id, _payload, _args, result) => maskResult(result, scopeOf(extra, id)),
    onError: ({ extra }, id, _payload, errors) => {
      const scope = scopeOf(extra, id);
      const told = errors.map((error) => mask(error, scope));
      log.info({ correlationId: scope.correlationId, code: scope.code }, 'subscription refused');
      extra.open.delete(id);
      return told;
    },
    onComplete: ({ extra }, id) => void extra.open.delete(id),
  });
}

function authorizationIn(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const [, said] = Object.entries(params ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return typeof said === 'string' ? said : undefined;
}
