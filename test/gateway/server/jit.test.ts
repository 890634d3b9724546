import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createUnionType, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { jitGateway, type JitCounts } from '../../../src/gateway/jit.js';
import { isJitSafe } from '../../../src/gateway/jit-safe.js';
import { edgeSchema } from './edge.js';

@ObjectType()
class Cat { @Field(() => String) mew!: string }
@ObjectType()
class Dog { @Field(() => String) woof!: string }
const Pet = createUnionType({ name: 'Pet', types: () => [Cat, Dog] as const, resolveType: (pet) => ('mew' in pet ? Cat : Dog) });
@Resolver()
class Pets {
  @Query(() => [Pet])
  pets(): (Cat | Dog)[] { return [{ mew: 'miau' }, { woof: 'hau' }]; }
}

type Ask = (body: object) => Promise<{ status: number; body: string }>;

async function apollo(options: { schema: GraphQLSchema } | { gateway: ReturnType<typeof jitGateway> }): Promise<{ ask: Ask; stop: () => Promise<void> }> {
  const server = new ApolloServer({ ...options, introspection: true, stopOnTerminationSignals: false, includeStacktraceInErrorResponses: false });
  await server.start();
  const ask: Ask = async (body) => {
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const answer = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers, body, search: '' }, context: async () => ({ actor: { id: 'u-1' } }) });
    return { status: answer.status ?? 200, body: answer.body.kind === 'complete' ? answer.body.string : '' };
  };
  return { ask, stop: () => server.stop() };
}

const counts: JitCounts = { compiled: 0, interpreted: 0 };
let plain: Awaited<ReturnType<typeof apollo>>;
let jit: Awaited<ReturnType<typeof apollo>>;
beforeAll(async () => {
  plain = await apollo({ schema: edgeSchema() });
  jit = await apollo({ gateway: jitGateway(edgeSchema(), counts) });
});
afterAll(() => Promise.all([plain.stop(), jit.stop()]));

const FILTER = 'query($f: FilterInput) { rows(filter: $f) { a b c(x: 4) } }';

/** Name, document, variables, whether it must have been compiled in the end. */
const DOCUMENTS: [string, string, object | undefined, boolean][] = [
  ['a plain field', '{ hello }', undefined, true],
  ['a list with field arguments and defaults', '{ rows { a b c d: c(x: 9) when } }', undefined, true],
  ['defaults of input fields, nothing given', FILTER, {}, true],
  ['defaults of input fields, an empty object given', FILTER, { f: {} }, true],
  ['defaults of input fields, deep', FILTER, { f: { deep: { deep: {} } } }, true],
  ['null given for an input object', FILTER, { f: null }, true],
  ['an enum and a list in an input object', FILTER, { f: { colour: 'RED', tags: ['a', 'b'] } }, true],
  ['one value where a list is due', FILTER, { f: { tags: 'a' } }, true],
  ['a custom scalar in an input object', FILTER, { f: { number: '44051401359' } }, true],
  ['an input object that cannot be read', FILTER, { f: { n: 'x' } }, true],
  ['an unknown input field', FILTER, { f: { zz: 1 } }, true],
  ['a default of the variable itself', 'query($f: FilterInput = { n: 8, text: "ł" }) { rows(filter: $f) { a b } }', {}, true],
  ['an input object written in the document, of a type that has a custom scalar', '{ rows(filter: { n: 1, text: null, deep: { n: 2 } }) { a b } }', undefined, false],
  ['a variable beside a literal', 'query($n: Int) { rows { c(x: $n) d: c(x: 7) e: c(x: null) } echo(n: -1, text: null) }', {}, true],
  ['an unset variable inside an input object', 'query($t: String) { rows(filter: { text: $t }) { b } }', {}, false],
  ['arguments by variables', 'query($t: String, $n: Int, $c: Colour) { echo(text: $t, n: $n, colour: $c) }', { t: 'ł"\'\\', c: 'GREEN' }, true],
  ['arguments by variables, null', 'query($t: String, $n: Int) { echo(text: $t, n: $n) }', { t: null, n: null }, true],
  ['an enum written in the document', '{ echo(n: 1, colour: GREEN) }', undefined, true],
  ['a string written in the document', '{ echo(text: "a") }', undefined, false],
  ['interfaces by __typename', '{ parties { __typename id ... on Person { name } ... on Organisation { size } } }', undefined, true],
  ['fragments that meet in one field', '{ person { ...A ...B } } fragment A on Person { relatives { id } } fragment B on Person { relatives { name relatives { id } } }', undefined, true],
  ['a resolver that throws', '{ hello fail }', undefined, true],
  ['an expected error with extensions', '{ hello refuse other: refuse }', undefined, true],
  ['null where null may not be', '{ rows { a bad } hello }', undefined, true],
  ['skip and include', 'query($s: Boolean!) { hello @skip(if: $s) person @include(if: $s) { id @skip(if: false) name @include(if: false) } }', { s: true }, true],
  ['skip by a variable with a default', 'query($s: Boolean = true) { hello @skip(if: $s) person { id } }', {}, false],
  ['a missing variable', 'query($n: Int!) { slow(milliseconds: $n) }', {}, true],
  ['a required argument by a nullable variable with a default', 'query($n: Int = 1) { slow(milliseconds: $n) }', {}, true],
  ['the same, given null', 'query($n: Int = 1) { slow(milliseconds: $n) }', { n: null }, true],
  ['the context', '{ whoami }', undefined, true],
  ['the schema', '{ __schema { queryType { name } types { name } } }', undefined, false],
  ['a mutation', 'mutation { a: touch(milliseconds: 2) b: touch(milliseconds: 1) }', undefined, false],
  ['two operations and no name', 'query A { hello } query B { hello }', undefined, false],
  ['a document that does not parse', '{', undefined, false],
  ['a field that is not there', '{ nope }', undefined, false],
];

describe('compiled execution answers as graphql-js does', () => {
  test.each(DOCUMENTS)('%s', async (name, query, variables, isCompiled) => {
    const body = { query: `${query} # ${name}`, ...(variables && { variables }) }; // a document of its own, not yet compiled
    const expected = await plain.ask(body);
    const before = counts.compiled;
    for (let time = 0; time < 4; time += 1) expect(await jit.ask(body)).toEqual(expected);
    const isRefused = !expected.body.includes('"data"'); // by graphql-js, while reading the variables
    expect(counts.compiled - before).toBe(isCompiled && !isRefused ? 3 : 0); // the first time is never compiled
  });

  test('one document is compiled for each operation name', async () => {
    const query = 'query A { hello } query B { person { id } }';
    for (const operationName of ['A', 'B', 'A', 'B', 'A', 'B']) expect(await jit.ask({ query, operationName })).toEqual(await plain.ask({ query, operationName }));
  });

  test('unions whose type type-graphql finds asynchronously', async () => {
    const schema = await buildSchema({ resolvers: [Pets], validate: false });
    const one = await apollo({ schema });
    const other = await apollo({ gateway: jitGateway(schema) });
    const body = { query: '{ pets { __typename ... on Cat { mew } ... on Dog { woof } } }' };
    for (let time = 0; time < 3; time += 1) expect(await other.ask(body)).toEqual(await one.ask(body));
    await Promise.all([one.stop(), other.stop()]);
  });

  test('a thousand documents later the first one still answers', async () => {
    for (let each = 0; each < 1_000; each += 1) await jit.ask({ query: `{ a${each}: hello }` });
    expect(await jit.ask({ query: '{ a0: hello }' })).toEqual(await plain.ask({ query: '{ a0: hello }' }));
  });
});

test('a string that graphql-jit would run as JavaScript stays a string', async () => {
  const query = '{ echo(text: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.wasRun = 1") }';
  expect(isJitSafe(edgeSchema(), parse(query))).toBe(false);
  const list = 'query($n: Int) { rows(filter: { n: $n, tags: ["__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.wasRun = 1"] }) { a } }';
  for (const each of [query, list]) for (let time = 0; time < 4; time += 1) expect((await jit.ask({ query: each })).status).toBe(200);
  expect(globalThis).not.toHaveProperty('wasRun');
});
