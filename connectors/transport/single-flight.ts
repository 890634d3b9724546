import type { Heard, PersonAsk } from '../connector.js';
import { untilCallerLeaves } from './until-caller-leaves.js';

/** What a connector says of people, each named by an identifier or by a record of the source; by the key of that. */
export type AskAboutPeople<Person, Said> = (people: readonly Person[], ask: PersonAsk) => Promise<ReadonlyMap<string, Heard<Said>>>;

/** A question on its way. Whoever waits for it can leave alone; when nobody is left, it is cancelled. */
interface Exchange<Said> {
  readonly answers: Promise<ReadonlyMap<string, Heard<Said>>>;
  readonly cancelled: AbortController;
  waiting: number;
}

/**
 * People who are being asked about on the same ground are not asked about again: whoever comes meanwhile waits for that answer,
 * and the source sees the correlation id of whoever was first. Another basis, purpose or case is another question. Nothing is
 * kept beyond the exchange.
 */
export function singleFlight<Person, Said>(askAbout: AskAboutPeople<Person, Said>, keyOf: (person: Person) => string): AskAboutPeople<Person, Said> {
  /** By ground and person. */
  const open = new Map<string, Exchange<Said>>();

  const begin = (people: ReadonlyMap<string, Person>, { legal, correlationId }: PersonAsk): void => {
    const cancelled = new AbortController();
    const answers = askAbout([...people.values()], { legal, correlationId, signal: cancelled.signal }).finally(() => forget(exchange));
    const exchange: Exchange<Said> = { answers, cancelled, waiting: 0 };
    for (const key of people.keys()) open.set(key, exchange);
  };

  const forget = (exchange: Exchange<Said>): void => {
    for (const [key, each] of open) if (each === exchange) open.delete(key);
  };

  const waitFor = async (exchange: Exchange<Said>, signal: AbortSignal) => {
    exchange.waiting += 1;
    try {
      return await untilCallerLeaves(exchange.answers, signal);
    } finally {
      exchange.waiting -= 1;
      if (exchange.waiting === 0) {
        forget(exchange); // nobody joins a question that is being cancelled
        exchange.cancelled.abort();
      }
    }
  };

  return async (people, ask) => {
    if (ask.signal.aborted) return askAbout(people, ask);
    const { basis, purpose, caseId } = ask.legal;
    const wholeKey = (person: Person) => JSON.stringify([basis, purpose, caseId, keyOf(person)]);
    const unasked = new Map(people.map((person) => [wholeKey(person), person] as const).filter(([key]) => !open.has(key)));
    if (unasked.size > 0) begin(unasked, ask);
    const exchanges = new Set(people.map((person) => open.get(wholeKey(person))!));
    const heard = await Promise.all([...exchanges].map((exchange) => waitFor(exchange, ask.signal)));
    const asked = new Set(people.map(keyOf));
    const answers = new Map(heard.flatMap((each) => [...(each ?? [])].filter(([key]) => asked.has(key))));
    const missed = people.filter((person) => !answers.has(keyOf(person)));
    // Whoever left gets the connector's own words for that: a transport sends nothing for an aborted signal.
    return missed.length > 0 && ask.signal.aborted ? new Map([...answers, ...(await askAbout(missed, ask))]) : answers;
  };
}
