import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError, Kind } from 'graphql';
import type { GatewayLog } from './gateway-log.js';
import { HubError } from './hub-error.js';
import { variablePath, variableRefusal, withoutValues } from './without-values.js';

/** The request that an error belongs to. `code` is set to the first one told, for the request log. */
export interface MaskScope {
  readonly correlationId: string;
  readonly log: GatewayLog;
  code?: string;
}

/**
 * The only way an error leaves the hub. Expected ones keep code and sentence; what graphql-js and Apollo say about the request
 * is reworded without values; everything else becomes INTERNAL with the correlation id, and is logged without its message.
 */
export function mask(error: unknown, scope: MaskScope): GraphQLFormattedError {
  const { code, message, ...details } = told(error) ?? unexpected(error, scope);
  scope.code ??= code;
  const place = error instanceof GraphQLError ? error : undefined;
  return {
    message,
    ...(place?.locations && { locations: place.locations }),
    ...(place?.path && { path: place.path }),
    extensions: { code, ...details, correlationId: scope.correlationId },
  };
}

/** The same for a whole result, where no Apollo Server stands behind it (subscriptions). */
export const maskResult = ({ errors, data }: AnyResult, scope: MaskScope): FormattedExecutionResult =>
  ({ ...(errors && { errors: errors.map((error) => mask(error, scope)) }), ...(data !== undefined && { data }) });

interface AnyResult { readonly errors?: readonly GraphQLError[] | undefined; readonly data?: FormattedExecutionResult['data'] | undefined }

interface Told { code: string; message: string; source?: string; coordinate?: string; retryable?: boolean }

function told(error: unknown): Told | undefined {
  const expected = hubErrorBehind(error);
  if (expected) return toldOf(expected, error);
  if (!(error instanceof GraphQLError)) return undefined;
  if (error.path === undefined) return ofTheRequest(error);
  if (isArgumentRefusal(error)) return { code: 'BAD_USER_INPUT', message: withoutValues(error.message) };
  return accessRefusal(error);
}

function toldOf(expected: HubError, error: unknown): Told {
  const { code, source, coordinate, retryable } = expected.extensions;
  const variable = error instanceof GraphQLError && isOfVariable(error) ? variablePath(error.message) : undefined;
  return {
    code: typeof code === 'string' ? code : 'INTERNAL',
    message: variable === undefined ? expected.message : `Zmienna „${variable}”: ${expected.message}`,
    ...(typeof source === 'string' && { source }),
    ...(typeof coordinate === 'string' && { coordinate }),
    ...(typeof retryable === 'boolean' && { retryable }),
  };
}

/** A resolver's or scalar's own error is wrapped by graphql-js, once or more. */
function hubErrorBehind(error: unknown): HubError | undefined {
  for (let each = error, depth = 0; each instanceof Error && depth < 10; depth += 1) {
    if (each instanceof HubError) return each;
    each = each instanceof GraphQLError ? each.originalError : undefined;
  }
  return undefined;
}

/** Before execution: the document or the variables are wrong. Codes as Apollo Server gives them. */
function ofTheRequest(error: GraphQLError): Told | undefined {
  if (isOfVariable(error)) return { code: 'BAD_USER_INPUT', message: variableRefusal(error.message) };
  const code = String(error.extensions['code']);
  if (code === 'OPERATION_RESOLUTION_FAILURE') return { code, message: 'Nie wiadomo, którą operację dokumentu wykonać: podaj jej nazwę w operationName.' };
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') return { code, message: 'PersistedQueryNotSupported' }; // clients compare this text
  if (/^Syntax Error: Document contains more tha[nt] /.test(error.message)) return { code: 'QUERY_TOO_LONG', message: 'Zapytanie jest zbyt długie: ma zbyt wiele słów i znaków.' };
  return REQUEST_CODES.has(code) ? { code, message: withoutValues(error.message) } : undefined;
}
const REQUEST_CODES = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST']);

const isOfVariable = (error: GraphQLError) => error.nodes?.length === 1 && error.nodes[0]!.kind === Kind.VARIABLE_DEFINITION;

/** A variable left out or null where the field's argument must have a value: graphql-js notices it while executing. */
const isArgumentRefusal = (error: GraphQLError) =>
  (error.originalError === undefined || (error.originalError instanceof GraphQLError && error.originalError.originalError === undefined))
  && /^Argument "\w+" (of (required|non-null) type "|has invalid value )/.test(error.message);

/** type-graphql's `@Authorized` speaks English. */
function accessRefusal(error: GraphQLError): Told | undefined {
  switch (error.extensions['code']) {
    case 'UNAUTHENTICATED': return { code: 'UNAUTHENTICATED', message: 'Zaloguj się: zapytanie wymaga tokenu dostępu.' };
    case 'UNAUTHORIZED': return { code: 'FORBIDDEN', message: 'Brak uprawnień do tych danych.' };
    default: return undefined;
  }
}

/** The answer for everything that nobody foresaw. */
function unexpected(error: unknown, { correlationId, log }: MaskScope): Told {
  log.error({ correlationId, ...outline(error) }, 'unexpected error');
  return { code: 'INTERNAL', message: `Nieoczekiwany błąd. Podaj administratorowi identyfikator ${correlationId}.` };
}

/** Names, codes and places in our code, down the chain of causes. Messages hold values, so they are left out. */
function outline(error: unknown): { field?: string; chain: { name: string; code?: string; stack: string[] }[] } {
  const field = error instanceof GraphQLError && error.nodes?.[0]?.kind === Kind.FIELD ? error.nodes[0].name.value : undefined;
  const chain = [];
  for (let each = error, depth = 0; each instanceof Error && depth < 5; depth += 1) {
    const code = 'code' in each && typeof each.code === 'string' && /^\w{1,40}$/.test(each.code) ? each.code : undefined;
    chain.push({ name: each.constructor.name, ...(code !== undefined && { code }), stack: frames(each) });
    each = (each instanceof GraphQLError ? each.originalError : undefined) ?? each.cause;
  }
  return { ...(field !== undefined && { field }), chain };
}

const frames = ({ stack = '', message }: Error): string[] =>
  stack.replace(message, '').split('\n').map((line) => line.trim()).filter((line) => /^at [^"'`]{1,300}:\d+:\d+\)?$/.test(line)).slice(0, 12);
