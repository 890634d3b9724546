import type { SocialAssistancePart } from '../../../src/core/residents/parts.js';
import { warsawMoment } from '../../../src/vocabulary/local-date.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import type { Connector, Heard, SourceFaultKind, SourceHealth } from '../../connector.js';
import { untilCallerLeaves } from '../../transport/until-caller-leaves.js';
import type { ExportRefused } from './export-refused.js';
import { type Newest, newestExport } from './newest-export.js';

const COORDINATE = 'ops.export';
/** Looked up in memory, so it only bounds one list of answers. */
const PEOPLE_IN_ONE_QUESTION = 1_000;
const POLL_MILLISECONDS = 60_000;
/** A nightly job, and two hours for it to be late. */
const FRESH_MILLISECONDS = 26 * 3_600_000;

/**
 * The folder in which the OPS's own system leaves an export every night. Nothing is sent anywhere, so the legal context goes
 * nowhere; it is asked for all the same, because the answer is about a person and the hub's audit needs it.
 */
export function opsExportConnector({ folder, pollMilliseconds = POLL_MILLISECONDS, clock = () => new Date() }: {
  readonly folder: string; readonly pollMilliseconds?: number; readonly clock?: () => Date;
}): Connector<'OPS'> {
  const newest = newestExport({ folder, pollMilliseconds, clock });
  return {
    system: 'OPS',
    adapter: 'export-folder',
    batchMax: PEOPLE_IN_ONE_QUESTION,
    async personParts(people, { signal }) {
      await untilCallerLeaves(newest.lookedAt, signal);
      const known = newest.now();
      const now = clock();
      return new Map(people.map(identifierKey).map((key) => [key, heardOf(known, key, now)]));
    },
    health: () => healthOf(newest.now(), clock()),
    close: newest.close,
  };
}

function heardOf({ inUse, refused }: Newest, key: string, now: Date): Heard<SocialAssistancePart> {
  if (!inUse) return notHeard(refused ? kindOf(refused.reason) : 'TIMEOUT');
  const person = inUse.find(key);
  if (!person) return notHeard('UNKNOWN_PERSON');
  if (!person.part) return notHeard('MALFORMED');
  const staleBecause = [...whyStale({ inUse, refused, now }), ...whyIncomplete(person.omitted, inUse.madeAt)].join(' ');
  return { heard: true, value: person.part, asOf: inUse.madeAt, ...(staleBecause && { staleBecause }) };
}

/** Asking again is of use when the folder is away or was still being read; a bad export stays bad until the next one. */
const notHeard = (kind: SourceFaultKind): Heard<never> =>
  ({ heard: false, fault: { source: 'OPS', coordinate: COORDINATE, kind, retryable: kind === 'UNREACHABLE' || kind === 'TIMEOUT' } });

const kindOf = ({ refusal }: ExportRefused): SourceFaultKind => (refusal === 'NO_POINTER' ? 'UNREACHABLE' : 'MALFORMED');

function whyStale({ inUse: { madeAt }, refused, now }: { inUse: { madeAt: Date }; refused: Newest['refused']; now: Date }): string[] {
  if (refused) {
    return [`Eksportu wskazanego przez OPS nie przyjęto (${warsawMoment(refused.at)}), bo ${refused.reason.because}. Dane pochodzą z eksportu z ${warsawMoment(madeAt)}.`];
  }
  return now.getTime() - madeAt.getTime() > FRESH_MILLISECONDS ? [`Ostatni eksport z OPS jest z ${warsawMoment(madeAt)}: ma ponad 26 godzin.`] : [];
}

/** For the administrator: which export was not taken and why, with the file where it is one, and what is shown instead; or that none has come. */
function attentionTo({ inUse, refused }: Newest, now: Date): string[] {
  if (!refused) return inUse ? whyStale({ inUse, refused, now }) : [];
  const what = refused.name === undefined ? 'Eksportu z OPS' : `Eksportu OPS ${refused.name}`;
  const instead = inUse ? `W użyciu jest eksport z ${warsawMoment(inUse.madeAt)}.` : 'Hub nie ma żadnego dobrego eksportu z OPS.';
  return [`${what} nie przyjęto (${warsawMoment(refused.at)}), bo ${refused.reason.because}. ${instead}`];
}

/** A part from which something was left out must not look whole. */
const whyIncomplete = (omitted: number, madeAt: Date): string[] =>
  (omitted === 0 ? [] : [`W eksporcie z ${warsawMoment(madeAt)} pominięto błędne zapisy o tej osobie (${omitted}), więc dane mogą być niepełne.`]);

function healthOf(newest: Newest, now: Date): SourceHealth {
  const { inUse, lastRefused, readings, readingMilliseconds } = newest;
  return {
    operations: [{
      coordinate: COORDINATE, breaker: 'CLOSED', calls: readings,
      ...(inUse && { lastHeardAt: inUse.madeAt, refusedRecords: inUse.refusedRecords }),
      ...(lastRefused && { lastFault: { kind: kindOf(lastRefused.reason), at: lastRefused.at } }),
      ...(readingMilliseconds !== undefined && { latencyMilliseconds: readingMilliseconds }),
    }],
    attention: attentionTo(newest, now),
  };
}
