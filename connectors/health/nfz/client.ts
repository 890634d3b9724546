import { QUEUES_PER_PAGE, type QueuePage, type QueueQuestion } from '../../../src/core/residents/queues.js';
import { type LocalDate, warsawDate } from '../../../src/vocabulary/local-date.js';
import { HEALTH_PARTNER_NAMES } from '../../../src/vocabulary/source-system.js';
import type { Ask, Heard, SourceHealth } from '../../connector.js';
import { hear } from '../../transport/hear.js';
import { DEFAULT_LIMITS, type HttpTransport, httpTransport, type TransportLimits } from '../../transport/http.js';
import { askForJson } from '../../transport/json-answer.js';
import { keyedRegisterCache } from '../../transport/register-cache.js';
import { SourceFailure } from '../../transport/source-failure.js';
import { answersQuestion, type NfzQuestion } from './answers-question.js';
import { type QueueRow, type QueuesAnswer } from './messages.js';
import { parametersV13, parseQueuesV13 } from './messages-v13.js';
import { parametersV14, parseQueuesV14 } from './messages-v14.js';
import { timesOfV13, timesOfV14, toProvince, type ToldTimes, toQueue } from './translate.js';

export const NFZ_VERSIONS = ['1.3', '1.4'] as const;
export type NfzVersion = (typeof NFZ_VERSIONS)[number];

/** Each version has a host of its own and refuses the other's number, so the two belong together. */
export interface NfzAddress {
  readonly url: string;
  readonly version: NfzVersion;
  /** How long an answer is given again; a day at most, and by default. */
  readonly keepMilliseconds?: number;
  readonly limits?: Partial<TransportLimits>;
}

export interface NfzQueues {
  queues(question: QueueQuestion, ask: Ask): Promise<Heard<QueuePage>>;
  health(): SourceHealth;
  close(): Promise<void>;
}

const DAY_MILLISECONDS = 86_400_000;
/** Pages that are kept: some eight megabytes. */
const PAGES_KEPT = 500;
/** The regulations of the API allow ten questions a second from one address. */
const NFZ_LIMITS: TransportLimits = { ...DEFAULT_LIMITS, attemptMilliseconds: 5_000, concurrent: 10, answerBytesMax: 1_048_576, ratePerSecond: 10 };

/** Queues of the NFZ (API "Terminy leczenia"). `url` is the base of the version. */
export function nfzQueues({ url, version, keepMilliseconds = DAY_MILLISECONDS, limits }: NfzAddress): NfzQueues {
  const transport = httpTransport('HEALTH', url, { ...NFZ_LIMITS, ...limits });
  return {
    queues: keyedRegisterCache({
      load: (question, ask) => hear(transport, OPERATION, () => readPage(transport, version, question, ask)),
      keyOf: (question) => pathOf(version, question),
      ttlMilliseconds: Math.min(keepMilliseconds, DAY_MILLISECONDS), questionsMax: PAGES_KEPT, name: HEALTH_PARTNER_NAMES.NFZ,
    }),
    health: transport.health,
    close: transport.close,
  };
}

const OPERATION = 'queues';

/** What differs between the versions. Nothing else asks which one it is. */
interface Wire<Dates> {
  readonly parameters: (forChildren: boolean | undefined) => Readonly<Record<string, string>>;
  readonly parse: (raw: unknown) => QueuesAnswer<Dates> | undefined;
  readonly times: (dates: Dates | null, heardOn: LocalDate) => ToldTimes;
}

const reader = <Dates>({ parameters, parse, times }: Wire<Dates>) => ({
  parameters,
  /** Undefined for what is no answer to this question. */
  read(raw: unknown, asked: NfzQuestion, heardOn: LocalDate): QueuePage | undefined {
    const said = parse(raw);
    if (!said || !answersQuestion(said, asked)) return undefined;
    const queueOf = (row: QueueRow<Dates> | undefined) => row && toQueue(row, times(row.dates, heardOn));
    return { queues: said.rows.map(queueOf), total: said.count, hasMore: said.hasNext };
  },
});

const WIRES = {
  '1.3': reader({ parameters: parametersV13, parse: parseQueuesV13, times: timesOfV13 }),
  '1.4': reader({ parameters: parametersV14, parse: parseQueuesV14, times: timesOfV14 }),
} as const satisfies Record<NfzVersion, unknown>;

/** Pages are asked for by number: a `next` link loses the version and the age, and in v1.4 the folder of its host. */
function pathOf(version: NfzVersion, { forChildren, ...question }: QueueQuestion): string {
  const { case: urgency, province, benefit, page } = asAsked(question);
  const parameters = new URLSearchParams({
    case: String(urgency), province, benefit, page: String(page), limit: String(QUEUES_PER_PAGE), format: 'json', 'api-version': version, ...WIRES[version].parameters(forChildren),
  });
  return `/queues?${parameters.toString()}`;
}

const asAsked = ({ benefit, wojewodztwo, urgent, page }: QueueQuestion): NfzQuestion =>
  ({ case: urgent ? 2 : 1, province: toProvince(wojewodztwo), wojewodztwo, benefit: benefit.trim().toLocaleUpperCase('pl'), page });

async function readPage(transport: HttpTransport, version: NfzVersion, question: QueueQuestion, ask: Ask): Promise<{ value: QueuePage; asOf: Date }> {
  const { json, answer } = await askForJson(transport, {
    operation: OPERATION, method: 'GET', path: pathOf(version, question), headers: { accept: 'application/json' }, idempotent: true,
  }, ask);
  const page = WIRES[version].read(json, asAsked(question), warsawDate(answer.receivedAt));
  if (!page) throw new SourceFailure('MALFORMED', false);
  return { value: page, asOf: answer.receivedAt };
}
