import {
  BrokenCircuitError, BulkheadRejectedError, type CircuitBreakerPolicy, CircuitState, ConsecutiveBreaker, DelegateBackoff, ExponentialBackoff,
  type IBackoff, type IRetryBackoffContext, bulkhead, circuitBreaker, handleWhen, retry, wrap,
} from 'cockatiel';
import { Pool } from 'undici';
import type { Ask, MaintenanceWindow, OperationHealth, SourceFault, SourceHealth, SourceLimits } from '../connector.js';
import { maintenanceUntil } from './maintenance.js';
import { quietTime, retryAfter } from './quiet.js';
import { SourceFailure } from './source-failure.js';
import { turnsOf } from './turns.js';
import { untilCallerLeaves } from './until-caller-leaves.js';

/** Limits of one source. Everything has one. */
export interface TransportLimits extends SourceLimits {
  readonly answerBytesMax: number;
  /** Planned breaks, in which the source is not asked. */
  readonly maintenance?: readonly MaintenanceWindow[];
}

export const DEFAULT_LIMITS: TransportLimits = {
  attemptMilliseconds: 2_000, attempts: 2, concurrent: 20, waiting: 200,
  answerBytesMax: 8_388_608, failuresToOpen: 5, openMilliseconds: 5_000,
};

export interface HttpQuestion {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  /** Absolute path on the source, without personal data: identifiers travel in the body. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Only what is idempotent is ever sent twice. */
  readonly idempotent: boolean;
  /** Statuses whose body the connector reads itself, beside 2xx: SOAP faults come with 500, FHIR outcomes with 4xx. */
  readonly alsoReads?: (status: number) => boolean;
  /**
   * Throws SourceFailure when the body is no answer after all: a fault or a page for people sent with 200, half a document.
   * It runs inside the policy, so such a failure is retried where it is retryable, and counted by the breaker where it counts.
   */
  readonly check?: (answer: HttpAnswer) => void;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower case, without parameters: `application/json`. Empty when the source named none. */
  readonly contentType: string;
  /** The charset parameter of its content type, in lower case: `utf-8`. */
  readonly charset?: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

/** One source's connections, with deadline, retry, breaker and bulkhead. Throws SourceFailure, nothing else. */
export interface HttpTransport {
  send(question: HttpQuestion, ask: Ask): Promise<HttpAnswer>;
  readonly source: SourceFault['source'];
  /** `<source>.<operation>`: the name of the operation in errors and in `systems`. */
  coordinate(operation: string): string;
  health(): SourceHealth;
  close(): Promise<void>;
}

export function httpTransport(source: SourceFault['source'], baseUrl: string, limits: TransportLimits = DEFAULT_LIMITS): HttpTransport {
  const base = new URL(baseUrl);
  const pool = new Pool(base.origin, {
    connections: limits.concurrent, connect: { timeout: limits.attemptMilliseconds },
    headersTimeout: limits.attemptMilliseconds, bodyTimeout: limits.attemptMilliseconds, maxResponseSize: limits.answerBytesMax,
  });
  const quiet = quietTime();
  const wire: Wire = { pool, base, limits, quiet };
  const gate = bulkhead(limits.concurrent, limits.waiting);
  const turn = limits.ratePerSecond === undefined ? undefined : turnsOf(limits.ratePerSecond);
  const lines = new Map<string, Line>();
  const { answerBytesMax: _, maintenance = [], ...shownLimits } = limits;
  const plannedBreak = () => maintenanceUntil(maintenance, new Date());
  const coordinate = (operation: string) => `${source.toLowerCase()}.${operation}`;
  const line = (operation: string): Line => {
    const known = lines.get(operation) ?? newLine(coordinate(operation), limits);
    lines.set(operation, known);
    return known;
  };

  return {
    source,
    coordinate,
    async send(question, ask) {
      const until = plannedBreak();
      if (until) throw new SourceFailure('MAINTENANCE', true, { until, nothingDone: true });
      quiet.keep();
      const { policyOnce, policyRetrying, tally } = line(question.operation);
      const policy = wrap(gate, question.idempotent ? policyRetrying : policyOnce);
      let begun = false;
      try {
        const sent = policy.execute(async () => {
          const giveBack = await turn?.(ask.signal);
          try {
            quiet.keep(); // it may have begun while this one waited
            return await counted(tally, ask, () => {
              begun = true;
              return exchange(wire, question, ask);
            });
          } finally {
            giveBack?.();
          }
        }, ask.signal);
        const answer = await untilCallerLeaves(sent, ask.signal); // the bulkhead's queue and the pause before a retry know no signal
        if (answer) return answer;
      } catch (error) {
        throw toFailure(error, begun);
      }
      throw new SourceFailure('TIMEOUT', true, { nothingDone: !begun });
    },
    health: () => {
      const until = plannedBreak();
      const quietUntil = quiet.until();
      return {
        operations: [...lines.values()].map((each) => ({ ...each.health(), ...(quietUntil && { quietUntil }) })),
        limits: shownLimits, maintenance, ...(until && { maintenanceUntil: until }),
      };
    },
    close: () => pool.destroy(),
  };
}

interface Tally { calls: number; latency: number | undefined; lastHeardAt: Date | undefined; lastFault: OperationHealth['lastFault'] }
type Line = ReturnType<typeof newLine>;

/** One exchange in the books. `lastFault` is the source's own: neither an open breaker nor a caller who left hides it. */
async function counted(tally: Tally, ask: Ask, exchanged: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  if (ask.signal.aborted) throw new SourceFailure('TIMEOUT', false, { nothingDone: true }); // left before it was asked, or during the pause before a retry
  tally.calls += 1;
  const began = performance.now();
  try {
    const answer = await exchanged();
    const took = performance.now() - began;
    tally.latency = tally.latency === undefined ? took : tally.latency * 0.8 + took * 0.2;
    tally.lastHeardAt = answer.receivedAt;
    return answer;
  } catch (error) {
    const failure = toFailure(error);
    if (!ask.signal.aborted) tally.lastFault = { kind: failure.kind, at: new Date() };
    throw failure;
  }
}

const isSourceAtFault = (error: unknown): boolean => error instanceof SourceFailure && error.counts;

/** The one question let through to see whether the source is back: when its caller left, or the source wants quiet, it proved nothing. */
const isLostProbe = (error: unknown, breaker: CircuitBreakerPolicy): boolean =>
  breaker.state === CircuitState.HalfOpen && error instanceof SourceFailure && (error.kind === 'TIMEOUT' || error.until !== undefined);

/** Worth another attempt: a failure of the source, unless it wants quiet for longer than an attempt may take. */
const isWorthAnother = (error: unknown, { attemptMilliseconds }: TransportLimits): boolean =>
  error instanceof SourceFailure && error.retryable && millisecondsUntil(error.until) <= attemptMilliseconds;

const millisecondsUntil = (instant: Date | undefined): number => (instant ? Math.max(0, instant.getTime() - Date.now()) : 0);

/** Pauses grow, with jitter (cockatiel's is decorrelated unless another is named), and are counted from the end of the source's quiet. */
const PAUSES = new ExponentialBackoff({ initialDelay: 50, maxDelay: 1_000 });
const pauses = new DelegateBackoff<IRetryBackoffContext<unknown>, IBackoff<unknown>>(({ result }, last) => {
  const pause = last ? last.next(undefined) : PAUSES.next();
  const until = 'error' in result && result.error instanceof SourceFailure ? result.error.until : undefined;
  return { delay: pause.duration + (until ? millisecondsUntil(until) + TIMER_EARLY_MILLISECONDS : 0), state: pause };
});
const TIMER_EARLY_MILLISECONDS = 5;

function newLine(coordinate: string, limits: TransportLimits) {
  const tally: Tally = { calls: 0, latency: undefined, lastHeardAt: undefined, lastFault: undefined };
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleWhen((error) => isSourceAtFault(error) || isLostProbe(error, breaker)), {
    halfOpenAfter: limits.openMilliseconds, breaker: new ConsecutiveBreaker(limits.failuresToOpen),
  });
  const again = retry(handleWhen((error) => isWorthAnother(error, limits)), { maxAttempts: limits.attempts - 1, backoff: pauses }).dangerouslyUnref();
  const BREAKER = { [CircuitState.Closed]: 'CLOSED', [CircuitState.HalfOpen]: 'HALF_OPEN', [CircuitState.Open]: 'OPEN', [CircuitState.Isolated]: 'OPEN' } as const;
  return {
    tally,
    policyOnce: breaker,
    policyRetrying: wrap(again, breaker),
    health: (): OperationHealth => ({
      coordinate, breaker: BREAKER[breaker.state], calls: tally.calls,
      ...(tally.lastHeardAt && { lastHeardAt: tally.lastHeardAt }),
      ...(tally.lastFault && { lastFault: tally.lastFault }),
      ...(tally.latency !== undefined && { latencyMilliseconds: tally.latency }),
    }),
  };
}

interface Wire { readonly pool: Pool; readonly base: URL; readonly limits: TransportLimits; readonly quiet: ReturnType<typeof quietTime> }

async function exchange(wire: Wire, question: HttpQuestion, ask: Ask): Promise<HttpAnswer> {
  const { status, headers, body } = await onTheWire(wire, question, ask);
  const refusal = status < 200 || status >= 300 ? failureOfStatus(status, headers['retry-after']) : undefined;
  if (refusal) wire.quiet.heed(refusal);
  if (refusal && !question.alsoReads?.(status)) throw refusal;
  if (status === PART_OF_IT || (status === NOT_DONE_YET && question.idempotent)) throw new SourceFailure('MALFORMED', false);
  const answer = { status, ...toContentType(String(headers['content-type'] ?? '')), body, receivedAt: new Date() };
  try {
    question.check?.(answer);
  } catch (error) {
    throw error instanceof SourceFailure ? error : new SourceFailure('MALFORMED', false, { cause: error }); // our reading stumbled over it
  }
  return answer;
}

/** 206: nobody asked for a part. */
const PART_OF_IT = 206;
/** 202 is a good answer to what was handed over to be done, and none to a question. */
const NOT_DONE_YET = 202;

function toContentType(header: string): Pick<HttpAnswer, 'contentType' | 'charset'> {
  const [, charset] = /;\s*charset\s*=\s*"?([^\s;"]+)/.exec(header.toLowerCase()) ?? [];
  return { contentType: header.split(';')[0]!.trim().toLowerCase(), ...(charset !== undefined && { charset }) };
}

async function onTheWire({ pool, base, limits }: Wire, question: HttpQuestion, ask: Ask) {
  try {
    const { statusCode, headers, body } = await pool.request({
      method: question.method, path: base.pathname.replace(/\/$/, '') + question.path || '/',
      headers: { 'x-correlation-id': ask.correlationId, ...question.headers }, body: question.body ?? null,
      signal: AbortSignal.any([ask.signal, AbortSignal.timeout(limits.attemptMilliseconds)]),
    });
    return { status: statusCode, headers, body: Buffer.from(await body.arrayBuffer()) };
  } catch (error) {
    throw networkFailure(error, ask.signal);
  }
}

function failureOfStatus(status: number, saysWhen: string | string[] | undefined): SourceFailure {
  const until = status === 503 || status === 429 ? retryAfter(saysWhen, new Date()) : undefined;
  if (status === 503 && saysWhen !== undefined) return new SourceFailure('MAINTENANCE', true, { ...(until && { until }) });
  if (status >= 500) return new SourceFailure('SERVER_ERROR', true);
  if (status === 429) return new SourceFailure('OVERLOADED', true, { nothingDone: true, ...(until && { until }) });
  if (status === 408) return new SourceFailure('TIMEOUT', true);
  if (status === 401 || status === 403) return new SourceFailure('REFUSED', false, { nothingDone: true });
  return new SourceFailure('FAULT', false, { nothingDone: status >= 400 && status !== 409 }); // 409: it may have been done before
}

function toFailure(error: unknown, begun = true): SourceFailure {
  if (error instanceof SourceFailure) return error;
  if (error instanceof BrokenCircuitError) return new SourceFailure('CIRCUIT_OPEN', true, { nothingDone: true });
  if (error instanceof BulkheadRejectedError) return new SourceFailure('OVERLOADED', true, { nothingDone: true });
  return new SourceFailure('TIMEOUT', true, { cause: error, nothingDone: !begun }); // cancelled while waiting for its turn
}

const TIMEOUT_CODES = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT']);

/** No connection came about, so no question left. */
const NOT_CONNECTED = new Set(['UND_ERR_CONNECT_TIMEOUT', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** undici's own words. A caller who left is no failure of the source, so that is not retryable and not counted. */
function networkFailure(error: unknown, asked: AbortSignal): SourceFailure {
  const { name, code } = error as { name?: string; code?: string };
  const nothingDone = NOT_CONNECTED.has(code ?? '');
  if (asked.aborted) return new SourceFailure('TIMEOUT', false, { cause: error });
  if (name === 'TimeoutError' || TIMEOUT_CODES.has(code ?? '')) return new SourceFailure('TIMEOUT', true, { cause: error, nothingDone });
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new SourceFailure('MALFORMED', false, { cause: error });
  return new SourceFailure('UNREACHABLE', true, { cause: error, nothingDone });
}
