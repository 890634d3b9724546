import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, GraphQLScalarType, type GraphQLSchema, isObjectType, isScalarType, valueFromASTUntyped } from 'graphql';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWTPayload, SignJWT } from 'jose';
import { request } from 'undici';
import type { Actor } from '../../../src/core/access/actor.js';
import { tokenVerifier } from '../../../src/gateway/access-token.js';
import { hubError } from '../../../src/gateway/hub-error.js';
import { type Gateway, type GatewayOptions, startGateway } from '../../../src/gateway/server.js';

/** A small graph of its own, so that the edge is tested without the hub's schema. */
const SDL = /* GraphQL */ `
  scalar Digits
  enum Colour { RED GREEN }
  input FilterInput { n: Int! = 5, text: String, tags: [String!], colour: Colour = GREEN, number: Digits, deep: FilterInput }
  interface Party { id: ID! }
  type Person implements Party { id: ID! name: String friends(first: Int): PersonConnection! relatives: [Person!]! }
  type Organisation implements Party { id: ID! size: Int! }
  type PersonConnection { nodes: [Person!]! }
  type Row { a: Int! b: String c(x: Int = 2): Int bad: Int! when: String }
  type Query {
    hello: String
    echo(text: String, n: Int = 3, colour: Colour = RED): String
    rows(filter: FilterInput): [Row!]
    parties: [Party!]
    person: Person
    fail: String
    refuse: String
    whoami: String
    slow(milliseconds: Int!): String
    untilAborted: String
  }
  type Mutation { touch(milliseconds: Int!): Boolean! }
  type Subscription { ticks(count: Int!): Int! silence: Int! failing: Int! mine: String! }
`;

export interface EdgeContext { readonly actor: Actor | undefined; readonly correlationId: string; readonly signal: AbortSignal }

/** What the resolvers saw, for tests that look behind the answer. */
export interface Seen { touched: number; aborted: string[]; silencesEnded: number; contexts: number }

export function edgeSchema(seen: Seen = { touched: 0, aborted: [], silencesEnded: 0, contexts: 0 }): GraphQLSchema {
  const schema = buildSchema(SDL);
  const digits = schema.getType('Digits');
  if (isScalarType(digits)) becomeDigits(digits);
  const person = (id: string) => ({ __typename: 'Person', id, name: `P${id}`, friends: { nodes: [] }, relatives: () => [person(`${id}0`)] });
  resolve(schema, 'Query', {
    hello: () => 'hej',
    echo: (_: unknown, { text, n, colour }: Record<string, unknown>) => JSON.stringify({ text, n, colour }),
    rows: (_: unknown, { filter }: { filter?: { n: number } }) => [{ a: filter?.n ?? 0, b: JSON.stringify(filter), bad: null, when: async () => 'dziś' }, { a: 1, b: null, bad: 2 }],
    parties: async () => [person('1'), { __typename: 'Organisation', id: '2', size: 7 }],
    person: () => person('1'),
    fail: () => { throw new Error('hasło 44051401359 nie pasuje'); },
    refuse: () => { throw hubError('NOT_FOUND', 'Nie ma takiego wniosku.', { source: 'OPS', coordinate: 'ops.person', retryable: false }); },
    whoami: (_: unknown, __: unknown, { actor }: EdgeContext) => actor && JSON.stringify(actor),
    slow: async (_: unknown, { milliseconds }: { milliseconds: number }) => sleep(milliseconds, 'wolno'),
    untilAborted: async (_: unknown, __: unknown, { signal }: EdgeContext) => untilAborted(signal, seen),
  });
  resolve(schema, 'Row', { c: (_: unknown, { x }: { x: number }) => x * 2 });
  resolve(schema, 'Mutation', {
    touch: async (_: unknown, { milliseconds }: { milliseconds: number }, { signal }: EdgeContext) => {
      await sleep(milliseconds);
      if (signal.aborted) seen.aborted.push('touch');
      seen.touched += 1;
      return true;
    },
  });
  subscribe(schema, {
    ticks: (_, { count }) => ticks(Number(count)),
    silence: (_, __, { signal }) => silence(signal, seen),
    failing: () => failing(),
    mine: (_, __, { actor }) => {
      if (!actor) throw hubError('UNAUTHENTICATED', 'Zaloguj się.');
      return forever(actor.id);
    },
  });
  return schema;
}

function becomeDigits(scalar: GraphQLScalarType): void {
  scalar.parseValue = (value) => {
    if (typeof value === 'string' && /^\d{1,20}$/.test(value)) return { digits: value };
    throw hubError('DIGITS_INVALID', 'To nie są same cyfry.');
  };
  scalar.parseLiteral = (node) => scalar.parseValue(valueFromASTUntyped(node));
}

const resolve = (schema: GraphQLSchema, type: string, resolvers: Record<string, (...args: never[]) => unknown>) => {
  const found = schema.getType(type);
  if (!isObjectType(found)) throw new Error(type);
  for (const [name, resolver] of Object.entries(resolvers)) found.getFields()[name]!.resolve = resolver as never;
};

const subscribe = (schema: GraphQLSchema, sources: Record<string, (root: unknown, args: Record<string, unknown>, context: EdgeContext) => AsyncIterable<unknown>>) => {
  for (const [name, source] of Object.entries(sources)) {
    const field = schema.getSubscriptionType()!.getFields()[name]!;
    field.subscribe = source;
    field.resolve = (event: unknown) => event;
  }
};

async function* ticks(count: number) {
  for (let each = 1; each <= count; each += 1) yield each;
}
async function* silence(signal: AbortSignal, seen: Seen) {
  await new Promise<void>((ended) => signal.addEventListener('abort', () => ended()));
  seen.silencesEnded += 1;
  yield 0;
}
async function* failing() {
  yield 1;
  throw new Error('44051401359');
}
async function* forever(id: string) {
  for (;;) {
    yield id;
    await sleep(20);
  }
}
const untilAborted = (signal: AbortSignal, seen: Seen) => new Promise<string>((done) => signal.addEventListener('abort', () => {
  seen.aborted.push(String(signal.reason.name));
  done('przerwane');
}));

export const ISSUER = 'https://login.example.pl';
export const AUDIENCE = 'urn:cus-hub';
export const TENANT = 'demo';

/** An issuer with one ES256 key. `sign` fills in what a right token has; claims and headers given replace it. */
export async function issuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwks: JSONWebKeySet = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256', use: 'sig' }] };
  const sign = (claims: JWTPayload = {}, header: Record<string, unknown> = {}) => {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'u-1', role: 'coordinator', tenant: TENANT, iat: now, exp: now + 600, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'one', ...header }).sign(privateKey);
  };
  return { jwks, sign, privateKey, publicKey };
}

export interface Edge extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly url: string;
  readonly seen: Seen;
  /** Everything logged, as text. */
  readonly logged: () => string;
  sign(claims?: JWTPayload): Promise<string>;
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer { readonly status: number; readonly headers: Record<string, string | string[] | undefined>; readonly text: string; readonly json: GraphqlAnswer }
export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; path?: unknown; locations?: unknown; extensions: { code: string; correlationId: string } & Record<string, unknown> }[];
}

export async function startEdge(options: Partial<GatewayOptions<EdgeContext>> = {}): Promise<Edge> {
  const seen: Seen = { touched: 0, aborted: [], silencesEnded: 0, contexts: 0 };
  const { jwks, sign } = await issuer();
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  const gateway = await startGateway<EdgeContext>({
    schema: edgeSchema(seen), host: '127.0.0.1', port: 0, introspection: true,
    verifyToken: tokenVerifier({ issuer: ISSUER, audience: AUDIENCE, tenant: TENANT, keys: { jwks }, algorithms: ['ES256', 'RS256'] }),
    contextOf: (asked) => {
      seen.contexts += 1;
      return asked;
    },
    readiness: async () => ({ ready: true, parts: { postgres: { state: 'UP' } } }),
    log: { info: note, warn: note, error: note },
    ...options,
  });
  const url = `${gateway.url}/graphql`;
  return {
    gateway, url, seen, sign, logged: () => lines.join('\n'),
    post: (body, headers = {}) => send(url, { method: 'POST', body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }),
    [Symbol.asyncDispose]: () => gateway.close(1_000),
  };
}

export async function send(url: string, options: Parameters<typeof request>[1]): Promise<Answer> {
  const { statusCode, headers, body } = await request(url, { ...options, headers: { connection: 'close', ...(options?.headers as Record<string, string>) } });
  const text = await body.text();
  const isJson = String(headers['content-type']).includes('json') && text !== '';
  return { status: statusCode, headers, text, json: isJson ? JSON.parse(text) : {} };
}
