import {
  createSourceEventStream, type DocumentNode, execute, type ExecutionResult, getOperationAST, GraphQLError, type GraphQLSchema, parse, specifiedRules, validate,
} from 'graphql';
import type { Actor } from '../core/access/actor.js';
import { hubError } from './hub-error.js';
import { documentLimits } from './limits/document-limits.js';
import type { GatewayLimits } from './limits/gateway-limits.js';
import { type GraphqlBody, parseGraphqlBody, refuseUnsafe } from './limits/request-body.js';
import { slots } from './limits/slots.js';
import { type LiveResults, liveResults } from './live-results.js';
import type { Principal } from './principal.js';

export interface RequestOfContext {
  readonly actor: Actor | undefined;
  readonly correlationId: string;
  readonly signal: AbortSignal;
}

export interface SubscriptionWish {
  /** As it came from the client: `{ query, operationName?, variables? }`. */
  readonly body: unknown;
  readonly principal: Principal;
  readonly correlationId: string;
}

export type OpenedSubscription = { readonly errors: readonly GraphQLError[] } | {
  readonly results: LiveResults;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
};

export type Subscribe = (wish: SubscriptionWish) => Promise<OpenedSubscription>;

/** The same subscription for WebSocket and SSE: limits, validation, a slot of the principal, and a fresh context for every event. */
export function subscriptions<C>(schema: GraphQLSchema, limits: GatewayLimits, contextOf: (request: RequestOfContext) => C): Subscribe {
  const slotOf = slots(limits.subscriptions);
  return async ({ body, principal, correlationId }) => {
    const read = readDocument(schema, body, limits);
    if ('errors' in read) return { errors: read.errors };
    const release = slotOf(principal.key);
    if (release === undefined) {
      return { errors: [hubError('TOO_MANY_SUBSCRIPTIONS', `Otwarto już ${limits.subscriptions} subskrypcji. Zamknij którąś, zanim otworzysz następną.`, { retryable: true })] };
    }
    const controller = new AbortController();
    const freshContext = () => contextOf({ actor: principal.actor, correlationId, signal: controller.signal });
    const args = { schema, document: read.document, operationName: read.operationName ?? null, variableValues: read.variables ?? null };
    const close = () => {
      release();
      controller.abort();
    };
    try {
      const source = await createSourceEventStream({ ...args, contextValue: freshContext() });
      if (!(Symbol.asyncIterator in source)) {
        close();
        return { errors: source.errors ?? [] };
      }
      const resultOf = async (event: unknown): Promise<ExecutionResult> => execute({ ...args, rootValue: event, contextValue: freshContext() });
      return { results: liveResults(source, resultOf, close), document: read.document, operationName: read.operationName };
    } catch (error) {
      close();
      throw error;
    }
  };
}

type ReadDocument = { readonly errors: readonly GraphQLError[] } | {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: GraphqlBody['variables'];
};

function readDocument(schema: GraphQLSchema, said: unknown, limits: GatewayLimits): ReadDocument {
  try {
    refuseUnsafe(said, limits.jsonDepth);
    const body = parseGraphqlBody(said);
    checkQueryLength(body, limits);
    return subscriptionOf(schema, body, limits);
  } catch (error) {
    return { errors: [error instanceof GraphQLError ? error : new GraphQLError('unexpected', { originalError: error instanceof Error ? error : null })] };
  }
}

/** Also before Apollo Server sees the text. Throws a HubError with status 400. */
export function checkQueryLength({ query = '' }: GraphqlBody, limits: GatewayLimits): void {
  if (query.length > limits.queryCharacters) {
    throw hubError('QUERY_TOO_LONG', `Zapytanie jest zbyt długie (najwyżej ${limits.queryCharacters} znaków).`, { status: 400 });
  }
}

function subscriptionOf(schema: GraphQLSchema, { query = '', operationName, variables }: GraphqlBody, limits: GatewayLimits): ReadDocument {
  const document = parseDocument(query, limits);
  const errors = validate(schema, document, [...specifiedRules, documentLimits(limits)]);
  if (errors.length > 0) return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [hubError('OPERATION_RESOLUTION_FAILURE', 'Nie wiadomo, którą operację dokumentu wykonać: podaj jej nazwę w operationName.')] };
  if (operation.operation !== 'subscription') {
    return { errors: [hubError('SUBSCRIPTIONS_ONLY', 'To połączenie służy subskrypcjom. Zapytania i mutacje wyślij metodą POST na /graphql.')] };
  }
  return { document, operationName: operation.name?.value, variables };
}

function parseDocument(query: string, limits: GatewayLimits): DocumentNode {
  try {
    return parse(query, { maxTokens: limits.tokens });
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

/** The codes that Apollo Server gives to the same errors. */
const withCode = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null, source: error.source ?? null, positions: error.positions ?? null, originalError: error, extensions: { code },
  });
