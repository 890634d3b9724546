import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { edoreczeniaPost } from '../../../connectors/gmina/edoreczenia/client.js';
import { closeAll } from '../health/running.js';
import { ask, CLIENT_ID, EC_KEYS, faultOf, fixture, LETTER, namedJwk, operator, operatorSaying, OWN, postAt, RSA_KEYS, type Says, sentBy } from './wires.js';

afterEach(closeAll);

describe('the token', () => {
  test('is asked for with an assertion that the system has signed, shared by all, and kept', async () => {
    const running = await operator();
    const post = await postAt(running.url);
    const sent = await Promise.all(Array.from({ length: 6 }, () => post.send(LETTER, ask())));
    expect(sent.map((each) => each.sent)).toEqual(Array.from({ length: 6 }, () => true));
    expect([running.logins(), running.posts()]).toEqual([1, 6]);
  });

  test('says who asks, of whom, for a minute, and each time anew', async () => {
    const running = await operatorSaying(() => ({ status: 401, body: {} }));
    const post = await postAt(running.url);
    await post.evidence('m', ask());
    const forms = running.asked.filter(({ method }) => method === 'POST').map(({ body }) => new URLSearchParams(body));
    expect(forms.map((form) => [form.get('grant_type'), form.get('client_assertion_type')]))
      .toEqual(Array.from({ length: 2 }, () => ['client_credentials', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer']));
    const [one, other] = forms.map((form) => decodeJwt(form.get('client_assertion')!));
    expect(one).toMatchObject({ iss: CLIENT_ID, sub: CLIENT_ID, aud: expect.stringMatching(/^http:.*\/auth\/realms\/EDOR\/protocol\/openid-connect\/token$/) });
    expect(one!.exp! - one!.iat!).toBe(60);
    expect(one!.jti).not.toBe(other!.jti);
  });

  test.each([
    ['PEM, EC P-256', () => EC_KEYS], ['PEM, RSA', () => RSA_KEYS], ['JWK, EC P-384', () => namedJwk('P-384')],
  ])('is given for a key in %s', async (_, keys) => {
    const { key, publicKey } = keys();
    const running = await operator({ publicKey });
    expect(await (await postAt(running.url, { key })).send(LETTER, ask())).toMatchObject({ sent: true });
  });

  test('carries the name of the key where the key has one', async () => {
    const running = await operatorSaying(() => ({ body: { evidences: [] } }));
    await (await postAt(running.url, { key: namedJwk('P-256').key })).evidence('m', ask());
    expect(decodeProtectedHeader(new URLSearchParams(running.asked[0]!.body).get('client_assertion')!)).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'cus-1' });
  });

  const NOWHERE = 'http://127.0.0.1:1';
  const openingWith = (key: string) => () => edoreczeniaPost({ url: NOWHERE, address: OWN, tokenUrl: NOWHERE, clientId: CLIENT_ID, key });

  test.each([
    ['-----BEGIN PRIVATE KEY-----\nTAJNE\n-----END PRIVATE KEY-----'], ['{"kty":"EC","d":"TAJNE"}'], ['{TAJNE'], ['TAJNE'],
  ])('is out of the question for a key that cannot be read: %j', (key) =>
    expect(openingWith(key)).toThrow(/^e-Doręczenia: klucz systemu jest nieczytelny; podaj klucz prywatny w PEM albo JWK$/));

  test('is out of the question for a key of another kind', () =>
    expect(openingWith(String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })))).toThrow('RSA albo EC'));

  test('that ended at the operator is fetched once more for all who hear of it; a letter is taken once', async () => {
    const running = await operator();
    const post = await postAt(running.url);
    const messageId = await sentBy(post);
    running.expireTokens();
    const [sent, ...heard] = await Promise.all([post.send(LETTER, ask()), ...Array.from({ length: 4 }, () => post.evidence(messageId, ask()))]);
    expect(sent).toMatchObject({ sent: true });
    expect(heard.map((each) => each.heard)).toEqual([true, true, true, true]);
    expect([running.logins(), running.messages().length]).toEqual([2, 2]);
  });

  test('that is about to end is not used any more', async () => {
    const running = await operator({ tokenSeconds: 1 });
    const post = await postAt(running.url);
    const messageId = await sentBy(post);
    const [logins, calls] = [running.logins(), running.calls()];
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(await post.evidence(messageId, ask())).toMatchObject({ heard: true });
    expect([running.logins() - logins, running.calls() - calls]).toEqual([1, 2]); // a token and the question, and no 401 between them
  });

  test('that the box refuses again and again: nothing was sent, and that is certain', async () => {
    const running = await operatorSaying(() => ({ status: 401, body: {} }));
    const post = await postAt(running.url);
    expect(faultOf(await post.send(LETTER, ask()))).toMatchObject({ certain: true, kind: 'REFUSED', retryable: false });
    expect(post.health().operations.map(({ coordinate, calls }) => [coordinate, calls])).toEqual([['gmina.edor-token', 2], ['gmina.edor-send', 2]]);
  });

  test('that is refused to the system is asked for once, and the administrator reads why', async () => {
    const running = await operator({ publicKey: RSA_KEYS.publicKey });
    const post = await postAt(running.url);
    const outcomes = [await post.send(LETTER, ask()), await post.send(LETTER, ask()), await post.evidence('m', ask())];
    const refused = { kind: 'REFUSED', retryable: false };
    expect(outcomes.map(faultOf)).toMatchObject([{ ...refused, certain: true }, { ...refused, certain: true }, refused]);
    expect([running.calls(), running.posts()]).toEqual([1, 0]);
    expect(post.health().attention).toEqual([expect.stringMatching(/^Serwer autoryzacji e-Doręczeń odmówił tokenu\. Sprawdź /)]);
  });

  const login = (status: number, body: unknown, type = 'application/json'): Says => ({ status, body, type });
  test.each([
    [login(500, 'błąd'), 'SERVER_ERROR', true], [login(429, {}), 'OVERLOADED', true], [login(403, {}), 'REFUSED', false], [login(409, {}), 'FAULT', false],
    [login(200, '<html>', 'text/html'), 'MAINTENANCE', true], [login(200, '{'), 'MALFORMED', false], [login(200, {}), 'MALFORMED', false],
    [login(200, { access_token: 'a b', token_type: 'Bearer' }), 'MALFORMED', false], [login(200, { access_token: 'a', token_type: 'MAC' }), 'MALFORMED', false],
    [login(200, { access_token: 'a', token_type: 'Bearer', expires_in: 0 }), 'MALFORMED', false],
  ])('that does not come, %j: the letter was not sent, and that is certain', async (said, kind, retryable) => {
    const running = await operatorSaying(() => ({ status: 202, body: fixture('MessageInfo.json') }), () => said);
    const post = await postAt(running.url);
    expect(faultOf(await post.send(LETTER, ask()))).toEqual({ certain: true, source: 'GMINA', coordinate: 'gmina.edor-send', kind, retryable });
    expect(running.asked).toHaveLength(1);
  });

  test('without a length of life is used until it is refused', async () => {
    const taken = { status: 202, body: fixture('MessageInfo.json') };
    const running = await operatorSaying(() => taken, () => login(200, { access_token: 'a', token_type: 'bearer' }));
    const post = await postAt(running.url);
    expect([await post.send(LETTER, ask()), await post.send(LETTER, ask())]).toMatchObject([{ sent: true }, { sent: true }]);
    expect(running.asked).toHaveLength(3);
  });

  test('that is refused in the middle, and then does not come: the letter has certainly not left', async () => {
    let tokens = 0;
    const firstOnly = () => (tokens++ === 0 ? login(200, fixture('token.json')) : login(500, ''));
    const running = await operatorSaying(() => ({ status: 401, body: {} }), firstOnly);
    expect(faultOf(await (await postAt(running.url)).send(LETTER, ask()))).toMatchObject({ certain: true, kind: 'SERVER_ERROR', retryable: true });
  });
});
