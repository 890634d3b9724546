import type { Ask, SourceHealth } from '../../connector.js';
import { DEFAULT_LIMITS, type HttpAnswer, type HttpQuestion, httpTransport, type HttpTransport, type TransportLimits } from '../../transport/http.js';
import { askForJson } from '../../transport/json-answer.js';
import { sharedSession } from '../../transport/shared-session.js';
import { beforeSending, SourceFailure } from '../../transport/source-failure.js';
import { ATTENTION_KEY_REFUSED, isKeyRefused, isTokenLost, keyRefused, tokenLost } from './faults.js';
import { type ApiKey, parseToken, writeTokenQuestion } from './login.js';
import { INTEGRATOR } from './messages.js';

/** Where the interface is, and who asks there. */
export interface IntegratorAddress extends ApiKey {
  /** Origin of the Integrator, without `/ezdrp`: `https://integrator-api.ezd.gmina.gov.pl`. */
  readonly url: string;
  /** Of the SSO server, whole: `https://sso.ezd.gmina.gov.pl/connect/token`. */
  readonly tokenUrl: string;
  /** Id of the technical post (stanowisko) in whose name the hub acts: header SID. */
  readonly postId: string;
  readonly limits?: Partial<TransportLimits>;
  readonly clock?: () => Date;
}

/** `path` is below `/ezdrp/integrator/v2`; the body is JSON, unless it says otherwise. */
type IntegratorQuestion = Pick<HttpQuestion, 'operation' | 'path' | 'body' | 'idempotent'> & { readonly contentType?: string };

/** Exchanges with the Integrator, each a POST with the token of the office and the id of the post. */
export interface Integrator {
  readonly transport: HttpTransport;
  /** Throws SourceFailure; its `nothingDone` also knows what failed before the question left: a login, for example. */
  post(question: IntegratorQuestion, ask: Ask): Promise<{ readonly json: unknown; readonly answer: HttpAnswer }>;
  health(): SourceHealth;
  close(): Promise<void>;
}

/** A case is opened slowly, and a timeout makes work for a clerk, who has to look what came of it: hence long. */
const EZD_LIMITS: TransportLimits = { ...DEFAULT_LIMITS, attemptMilliseconds: 30_000, concurrent: 4 };
const REFUSED_MILLISECONDS = 60_000;
/** A token is not used in its last seconds, so that it does not end under way. */
const LAST_SECONDS = 30;
const UNAUTHORIZED = 401;

interface Token { readonly bearer: string; readonly goodUntil: Date }

export function integrator({ url, tokenUrl, postId, limits, clock = () => new Date(), ...key }: IntegratorAddress): Integrator {
  const all = { ...EZD_LIMITS, ...limits };
  const [api, sso] = [httpTransport('GMINA', url, all), httpTransport('GMINA', tokenUrl, all)];
  let attention: string | undefined;
  const withToken = sharedSession<Token>({
    login: async (ask) => {
      try {
        const token = await login(sso, key, clock(), ask);
        attention = undefined;
        return token;
      } catch (error) {
        if (error instanceof SourceFailure && isKeyRefused(error)) attention = ATTENTION_KEY_REFUSED;
        throw error;
      }
    },
    isLost: isTokenLost,
    refusedMilliseconds: REFUSED_MILLISECONDS,
  });
  const post = async ({ bearer, goodUntil }: Token, { path, contentType = 'application/json', ...question }: IntegratorQuestion, ask: Ask) => {
    if (clock() >= goodUntil) throw tokenLost();
    return askForJson(api, {
      ...question, method: 'POST', path: INTEGRATOR + path,
      headers: { authorization: `Bearer ${bearer}`, sid: postId, 'content-type': contentType, accept: 'application/json' },
      alsoReads: (status) => status === UNAUTHORIZED,
      check: ({ status }) => { if (status === UNAUTHORIZED) throw tokenLost(); },
    }, ask);
  };
  return {
    transport: api,
    async post(question, ask) {
      let mayBeDone = false; // between the question's leaving and a clear no: there alone EZD RP may have done what was asked
      try {
        return await withToken(async (token) => {
          mayBeDone = true;
          try {
            return await post(token, question, ask);
          } catch (error) {
            mayBeDone = !(error instanceof SourceFailure && error.nothingDone);
            throw error;
          }
        }, ask);
      } catch (error) {
        throw mayBeDone ? error : beforeSending(error);
      }
    },
    health: () => ({
      ...api.health(), operations: [...sso.health().operations, ...api.health().operations], ...(attention !== undefined && { attention: [attention] }),
    }),
    close: async () => { await Promise.all([api.close(), sso.close()]); },
  };
}

const BAD_REQUEST = 400;

/** A wrong key, id or time is answered with 400 and an OAuth error, or with 401. */
async function login(sso: HttpTransport, key: ApiKey, at: Date, ask: Ask): Promise<Token> {
  const { json } = await askForJson(sso, {
    operation: 'ezd-login', method: 'POST', path: '', idempotent: true,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, body: writeTokenQuestion(key, at).toString(),
    alsoReads: (status) => status === BAD_REQUEST || status === UNAUTHORIZED,
    check: ({ status }) => { if (status === BAD_REQUEST || status === UNAUTHORIZED) throw keyRefused(); },
  }, ask);
  const answer = parseToken(json);
  if (!answer) throw new SourceFailure('MALFORMED', false);
  const used = Math.max(answer.seconds - LAST_SECONDS, answer.seconds / 2);
  return { bearer: answer.token, goodUntil: new Date(at.getTime() + used * 1_000) };
}
