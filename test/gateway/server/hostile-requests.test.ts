import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type Answer, type Edge, send, startEdge } from './edge.js';

let edge: Edge;
beforeAll(async () => { edge = await startEdge(); });
afterAll(() => edge.gateway.close(1_000));

const PESEL = '44051401359';
const repeat = (times: number, text: (n: number) => string) => Array.from({ length: times }, (_, n) => text(n)).join(' ');
const nested = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth);
const relatives = (depth: number) => `{ person { ${'relatives { '.repeat(depth)} id ${'} '.repeat(depth)} } }`;
/** Twenty fragments, each spreading the next one twice. */
const bomb = (fragments: number) => `{ person { ...F0 } } ${repeat(fragments, (n) => `fragment F${n} on Person { a: relatives { ...F${n + 1} } b: relatives { ...F${n + 1} } }`)} fragment F${fragments} on Person { id }`;
const query = (text: string, variables?: unknown) => ({ query: text, variables });
const FILTER = 'query($f: FilterInput) { rows(filter: $f) { a } }';

/** Every refusal is JSON with a stable code, an id to ask about, and nothing of the value, of a stack or of the schema's other names. */
function expectRefusal(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.json.errors?.[0]?.extensions.code]).toEqual([status, code]);
  expect(answer.text).not.toMatch(/Did you mean|node_modules|at file:|44051401359|stack/);
  expect(answer.json.errors![0]!.message).not.toBe('');
  expect(answer.json.errors![0]!.extensions.correlationId).toBe(answer.headers['x-correlation-id']);
  expect(answer.headers['cache-control']).toBe('no-store');
}

describe('a document that asks for too much is refused with its own code', () => {
  test.each<[string, string, string]>([
    ['ten thousand aliases', `{ ${repeat(10_000, (n) => `a${n}: hello`)} }`, 'QUERY_TOO_LONG'],
    ['a thousand aliases', `{ ${repeat(1_000, (n) => `a${n}: hello`)} }`, 'QUERY_TOO_LONG'],
    ['thirty-one aliases', `{ person { ${repeat(31, (n) => `a${n}: id`)} } }`, 'QUERY_TOO_MANY_ALIASES'],
    ['twenty-one root fields', `{ ${repeat(21, () => 'hello')} }`, 'QUERY_TOO_MANY_ROOT_FIELDS'],
    ['twenty-one root fields hidden in fragments', `{ ...A ...A ...A } fragment A on Query { ${repeat(7, () => 'hello')} }`, 'QUERY_TOO_MANY_ROOT_FIELDS'],
    ['depth 50', relatives(50), 'QUERY_TOO_DEEP'],
    ['depth 5 000', relatives(5_000), 'QUERY_TOO_LONG'],
    ['a fragment bomb of 2^20 fields', bomb(20), 'QUERY_TOO_DEEP'],
    ['a fragment bomb that stays shallow', `{ person { ${repeat(12, () => '...A')} } } fragment A on Person { ${repeat(12, () => '...B')} } fragment B on Person { ${repeat(12, () => 'id')} }`, 'QUERY_TOO_LARGE'],
    ['twenty thousand equal fields', `{ ${repeat(20_000, () => 'hello')} }`, 'QUERY_TOO_LONG'],
    ['twenty-one directives', `{ hello ${repeat(21, () => '@skip(if: false)')} }`, 'QUERY_TOO_MANY_DIRECTIVES'],
    ['twenty-one directives on as many fields', `{ person { ${repeat(21, () => 'id @skip(if: false)')} } }`, 'QUERY_TOO_MANY_DIRECTIVES'],
    ['five thousand directives', `{ hello ${repeat(5_000, () => '@skip(if: false)')} }`, 'QUERY_TOO_LONG'],
    ['sixty-four kilobytes of commas', `{ hello ${','.repeat(65_536)} }`, 'QUERY_TOO_LONG'],
    ['lists within lists', '{ person { friends(first: 100) { nodes { friends(first: 100) { nodes { friends(first: 100) { nodes { id } } } } } } } }', 'QUERY_TOO_COSTLY'],
    ['lists whose length a variable hides', 'query($n: Int) { person { friends(first: $n) { nodes { friends(first: $n) { nodes { friends(first: $n) { nodes { id } } } } } } } }', 'QUERY_TOO_COSTLY'],
    ['the whole schema twice', `${getIntrospectionQuery().replace('query IntrospectionQuery {', 'query { again: __schema { types { ...FullType } }')}`, 'QUERY_TOO_COSTLY'],
    ['parts of the schema twenty times over', `{ ${repeat(20, (n) => `s${n}: __schema { types { fields { args { type { ofType { ofType { ofType { name } } } } } } } }`)} }`, 'QUERY_TOO_COSTLY'],
    ['a fragment that spreads itself', '{ person { ...A } } fragment A on Person { relatives { ...A } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a typing mistake in a field', '{ helo }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown enum value', '{ echo(colour: BLUE) }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a literal of the wrong kind', `{ echo(n: "${PESEL}") }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['a literal that its scalar refuses', `{ rows(filter: { number: "${PESEL}x" }) { a } }`, 'DIGITS_INVALID'],
    ['a value where a name should be', `{ hello "${PESEL}" }`, 'GRAPHQL_PARSE_FAILED'],
    ['a NUL written as an escape', '{ echo(text: "a\\u0000b") }', 'BAD_USER_INPUT'],
    ['a lone surrogate written as an escape', '{ echo(text: "\\ud800") }', 'GRAPHQL_PARSE_FAILED'],
    ['@defer', '{ ... @defer { hello } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a subscription', 'subscription { ticks(count: 1) }', 'SUBSCRIPTION_NEEDS_STREAM'],
    ['two operations without a name', 'query A { hello } query B { hello }', 'OPERATION_RESOLUTION_FAILURE'],
    ['an empty document', '   ', 'BAD_REQUEST'],
  ])('%s', async (_name, text, code) => expectRefusal(await edge.post(query(text)), 400, code));

  test('a fragment bomb is answered at once', async () => {
    const began = performance.now();
    await edge.post(query(bomb(25)));
    expect(performance.now() - began).toBeLessThan(250);
  });

  test('an operation name that the document does not have is not repeated', async () =>
    expectRefusal(await edge.post({ query: 'query A { hello }', operationName: PESEL }), 400, 'OPERATION_RESOLUTION_FAILURE'));

  test('a persisted query is told that there are none', async () => {
    const answer = await edge.post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } });
    expect(answer.json.errors).toMatchObject([{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }]);
  });
});

describe('variables are refused by the name of the field, never with the value', () => {
  test.each<[string, string, unknown, RegExp]>([
    ['an unknown enum value', FILTER, { f: { colour: PESEL } }, /„f\.colour” ma niedozwoloną wartość/],
    ['an unknown input field', FILTER, { f: { [`x${PESEL}`]: 1 } }, /„f”: podano pole, którego nie ma w schemacie/],
    ['a missing variable', 'query($n: Int!) { slow(milliseconds: $n) }', {}, /Brakuje wymaganej zmiennej „n”/],
    ['null for a required variable', 'query($n: Int!) { slow(milliseconds: $n) }', { n: null }, /„n” nie może być pusta/],
    ['an integer beyond 32 bits', FILTER, { f: { n: 2 ** 53 + 1 } }, /„f\.n” ma niedozwoloną wartość/],
    ['a fraction for an integer', FILTER, { f: { n: 1.5 } }, /„f\.n”/],
    ['a text for an integer', FILTER, { f: { n: PESEL } }, /„f\.n”/],
    ['an object for a text', FILTER, { f: { text: { sql: PESEL } } }, /„f\.text”/],
    ['a text that its scalar refuses', FILTER, { f: { deep: { number: `${PESEL}x` } } }, /„f\.deep\.number”: To nie są same cyfry/],
    ['a text that talks like an error message', FILTER, { f: { n: `x at "f.deep"; Field "${PESEL}` } }, /Zmienna „f/],
    ['NUL', FILTER, { f: { text: `a\u0000${PESEL}` } }, /„variables\.f\.text” zawiera niedozwolone znaki/],
    ['a mark that turns the direction of writing', FILTER, { f: { text: 'a\u202eb' } }, /„variables\.f\.text”/],
    ['a space without width', FILTER, { f: { tags: ['ok', 'a\u200bb'] } }, /„variables\.f\.tags\[1\]”/],
    ['a key that changes prototypes', FILTER, JSON.parse('{"f":{"__proto__":{"x":1}}}'), /„variables\.f”/],
    ['a constructor', FILTER, { f: { constructor: { prototype: { x: 1 } } } }, /„variables\.f”/],
    ['nesting 40 deep', FILTER, { f: JSON.parse(nested(40, '[', ']')) }, /zbyt głęboko/],
  ])('%s', async (_name, text, variables, message) => {
    const answer = await edge.post(JSON.stringify({ query: text, variables }));
    expect(answer.json.errors![0]!.message).toMatch(message);
    expectRefusal(answer, 400, answer.json.errors![0]!.extensions.code === 'DIGITS_INVALID' ? 'DIGITS_INVALID' : 'BAD_USER_INPUT');
    expect(Object.prototype).not.toHaveProperty('x');
  });

  test('a lone surrogate', async () =>
    expectRefusal(await edge.post(`{"query":"query($t: String) { echo(text: $t) }","variables":{"t":"\\ud800"}}`), 400, 'BAD_USER_INPUT'));
  test('a number that is infinite', async () =>
    expectRefusal(await edge.post(`{"query":"query($n: Int) { echo(n: $n) }","variables":{"n":1e400}}`), 400, 'BAD_USER_INPUT'));
  test('signs of SQL and of templates are only text', async () => {
    const text = `' OR 1=1;-- %_\\ \${x} {{7*7}}\tł\n😀`;
    const answer = await edge.post(query('query($t: String) { echo(text: $t) }', { t: text }));
    expect(JSON.parse(String(answer.json.data!['echo'])).text).toBe(text);
  });
});

describe('a body that is not one GraphQL request is refused', () => {
  test.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ['malformed JSON', '{"query":', {}, 400, 'BAD_REQUEST'],
    ['NaN', '{"query":"{hello}","variables":{"n":NaN}}', {}, 400, 'BAD_REQUEST'],
    ['nothing', '', {}, 400, 'BAD_REQUEST'],
    ['null', 'null', {}, 400, 'BAD_REQUEST'],
    ['a number', '1', {}, 400, 'BAD_REQUEST'],
    ['a text', '"{hello}"', {}, 400, 'BAD_REQUEST'],
    ['a list of operations', '[{"query":"{hello}"}]', {}, 400, 'BATCHING_DISABLED'],
    ['a query that is no text', '{"query":{"kind":"Document"}}', {}, 400, 'BAD_REQUEST'],
    ['no query', '{"variables":{}}', {}, 400, 'BAD_REQUEST'],
    ['variables that are a text', '{"query":"{hello}","variables":"{}"}', {}, 400, 'BAD_REQUEST'],
    ['a hundred thousand brackets', nested(100_000, '[', ']'), {}, 400, 'BAD_USER_INPUT'],
    ['bytes that are not UTF-8', Buffer.from('{"query":"{hello}","x":"\xff"}', 'latin1'), {}, 400, 'BAD_REQUEST'],
    ['text/plain', '{"query":"{hello}"}', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', 'query={hello}', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an upload', '--x--', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a content type with a tab in it', '{"query":"{hello}"}', { 'content-type': 'application/json\ta' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['utf-7', '{"query":"{hello}"}', { 'content-type': 'application/json; charset=utf-7' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['utf-16', Buffer.from('{"query":"{hello}"}', 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a compressed bomb', gzipSync(Buffer.alloc(20_000_000, ' ')), { 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an unknown encoding', '{"query":"{hello}"}', { 'content-encoding': 'rot13' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['ten megabytes', JSON.stringify({ query: `{hello} #${'x'.repeat(10_000_000)}` }), {}, 413, 'REQUEST_TOO_LARGE'],
    ['one byte above 256 KB', JSON.stringify({ query: '{hello}', x: '' }).replace('""', `"${'x'.repeat(256 * 1024 - 24)}"`), {}, 413, 'REQUEST_TOO_LARGE'],
  ])('%s', async (_name, body, headers, status, code) => expectRefusal(await edge.post(body, headers), status, code));
});

describe('only POST reaches the graph', () => {
  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const)('%s is answered 405 with Allow', async (method) => {
    const answer = await send(`${edge.url}?query={hello}`, { method, headers: { 'content-type': 'message/x' } });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'POST']);
  });
  test.each(['/nic', '/graphql/x', '/%E0%A4%A', '/../etc/passwd', `/resident/${PESEL}`])('%s is not there', async (path) => {
    const answer = await send(edge.gateway.url + path, { method: 'GET' });
    expect([400, 404]).toContain(answer.status);
    expect(answer.json.errors![0]!.extensions.code).toMatch(/NOT_FOUND|BAD_REQUEST/);
    expect(edge.logged()).not.toContain(PESEL);
  });
});

describe('what is not HTTP is refused and the connection closed', () => {
  const raw = (text: string) => new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(edge.url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let heard = '';
    socket.on('data', (bytes) => { heard += String(bytes); }).on('close', () => resolve(heard)).on('error', reject);
  });
  const head = 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
  test.each<[string, string, RegExp]>([
    ['a word', 'HELLO\r\n\r\n', /^HTTP\/1.1 400 /],
    ['length and chunks at once', `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, /^HTTP\/1.1 400 /],
    ['two lengths', `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`, /^HTTP\/1.1 400 /],
    ['a header of 30 KB', `${head}X: ${'a'.repeat(30_000)}\r\n\r\n`, /^HTTP\/1.1 431 /],
    ['a Host that is no host', 'POST /graphql HTTP/1.1\r\nHost: [\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"query":"{hello}"}'.replace('17', '19'), /^HTTP\/1.1 400 /],
  ])('%s', async (_name, text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(status);
    expect(answer).toMatch(/"code":"(BAD_REQUEST|REQUEST_TOO_LARGE)"/);
  });
});

describe('what is ordinary passes', () => {
  test('the full introspection query', async () => {
    const answer = await edge.post(query(getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, inputValueDeprecation: true, schemaDescription: true, oneOf: true })));
    expect([answer.status, answer.json.errors]).toEqual([200, undefined]);
  });
  test('one of several operations, chosen by name', async () => {
    const answer = await edge.post({ query: 'query A { hello } query B { person { id } }', operationName: 'B' });
    expect(answer.json.data).toEqual({ person: { id: '1' } });
  });
  test('a charset of utf-8, in any spelling', async () => {
    const answers = await Promise.all(['utf-8', 'UTF-8', '"utf-8"', 'utf8'].map((charset) => edge.post(query('{ hello }'), { 'content-type': `application/json; charset=${charset}` })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
  test('without introspection the schema stays closed and __typename open', async () => {
    await using closed = await startEdge({ introspection: false });
    expectRefusal(await closed.post(query('{ __schema { types { name } } }')), 400, 'GRAPHQL_VALIDATION_FAILED');
    expectRefusal(await closed.post(query('{ __type(name: "Row") { name } }')), 400, 'GRAPHQL_VALIDATION_FAILED');
    expect((await closed.post(query('{ __typename }'))).json.data).toEqual({ __typename: 'Query' });
  });
});
