import { ApolloServer, type ApolloServerPlugin, type BaseContext, type GraphQLRequestListener } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { askedFields } from './asked-fields.js';
import type { GatewayLog } from './gateway-log.js';
import { hubError } from './hub-error.js';
import { jitGateway } from './jit.js';
import { documentLimits } from './limits/document-limits.js';
import type { GatewayLimits } from './limits/gateway-limits.js';
import { mask } from './mask.js';
import { currentScope } from './request-scope.js';

export interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly limits: GatewayLimits;
  readonly log: GatewayLog;
}

/** Apollo Server for queries and mutations by POST: compiled execution, our limits, our masking, nothing of its own in answers. */
export async function startApollo<C extends BaseContext>({ schema, introspection, limits, log }: ApolloParts): Promise<ApolloServer<C>> {
  const apollo = new ApolloServer<C>({
    gateway: jitGateway(schema),
    introspection,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [documentLimits(limits)],
    formatError: (_formatted, error) => mask(error, currentScope.getStore() ?? { correlationId: '', log }),
    logger: quiet(log),
    // The cache control plugin wraps every field, which costs half of the speed; the gateway sends no-store itself.
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), operations<C>()],
  });
  await apollo.start();
  return apollo;
}

/** Tells the request's scope what is being executed, and keeps subscriptions out. */
function operations<C extends BaseContext>(): ApolloServerPlugin<C> {
  const perRequest: GraphQLRequestListener<C> = {
    didResolveOperation: async ({ document, operation }) => {
      const scope = currentScope.getStore();
      if (scope && operation) scope.fields = askedFields(document, operation);
      const kind = operation?.operation; // absent when the document leaves it open which one
      if (kind === 'subscription') throw SUBSCRIPTION_BY_POST;
      if (kind !== undefined) scope?.operationIs(kind);
    },
  };
  return { requestDidStart: async () => perRequest };
}

const SUBSCRIPTION_BY_POST = hubError(
  'SUBSCRIPTION_NEEDS_STREAM', 'Subskrypcję otwórz przez WebSocket na /graphql albo jako text/event-stream na /graphql/stream.', { status: 400 },
);

/** Apollo's own messages can quote a request, so only the fact is logged. */
const quiet = (log: GatewayLog) => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => log.warn({ code: 'APOLLO_WARNING' }, 'apollo server warned'),
  error: () => log.error({ code: 'APOLLO_ERROR' }, 'apollo server reported an error'),
});
