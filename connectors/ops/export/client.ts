import type { SocialAssistancePart } from '../../../src/core/residents/parts.js';
import { warsawMoment } from '../../../src/vocabulary/local-date.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import type { Connector, Heard, SourceFault, SourceFaultKind, SourceHealth } from '../../connector.js';
import { untilCallerLeaves } from '../../transport/until-caller-leaves.js';
import type { ExportRefused } from './export-refused.js';
import type { GatheredExport } from './gather.js';
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
  if (!person) return notFound({ inUse, refused, now });
  if (!person.part) return notHeard('MALFORMED');
  const staleBecause = [...whyStale({ inUse, refused, now }), ...whyIncomplete(person.omitted, inUse.madeAt)].join(' ');
  return { heard: true, value: person.part, asOf: inUse.madeAt, ...(staleBecause && { staleBecause }) };
}

/** Asking again is of use when the folder is away or was still being read; a bad export stays bad until the next one. */
const notHeard = (kind: SourceFaultKind, more: Pick<SourceFault, 'because' | 'asOf'> = {}): Heard<never> =>
  ({ heard: false, fault: { source: 'OPS', coordinate: COORDINATE, kind, retryable: kind === 'UNREACHABLE' || kind === 'TIMEOUT', ...more } });

/** "The OPS does not know this person" can be said from an export that is of today, and in which everybody has a name. */
function notFound(looked: Looked): Heard<never> {
  const { inUse: { madeAt, namingNobody }, refused } = looked;
  const stale = whyStale(looked);
  if (stale.length === 0 && namingNobody === 0) return notHeard('UNKNOWN_PERSON');
  const nameless = namingNobody === 0 ? [] : [`Są w nim zapisy osób (${namingNobody}), których numeru PESEL albo dokumentu nie da się odczytać.`];
  const because = [`W eksporcie z ${warsawMoment(madeAt)} tej osoby nie ma, ale nie wiadomo, czy OPS jej nie zna.`, ...nameless, ...stale].join(' ');
  return notHeard(stale.length === 0 ? 'MALFORMED' : refused ? kindOf(refused.reason) : 'UNREACHABLE', { because, asOf: madeAt });
}

const kindOf = ({ refusal }: ExportRefused): SourceFaultKind => (refusal === 'NO_POINTER' ? 'UNREACHABLE' : 'MALFORMED');

/** The export in use, as it is looked at now. */
interface Looked { readonly inUse: GatheredExport; readonly refused: Newest['refused']; readonly now: Date }

function whyStale({ inUse: { madeAt }, refused, now }: Looked): string[] {
  if (refused) {
    return [`Eksportu wskazanego przez OPS nie przyjęto (${warsawMoment(refused.at)}), bo ${refused.reason.because}. Dane pochodzą z eksportu z ${warsawMoment(madeAt)}.`];
  }
  return now.getTime() - madeAt.getTime() > FRESH_MILLISECONDS ? [`Ostatni eksport z OPS jest z ${warsawMoment(madeAt)}: ma ponad 26 godzin.`] : [];
}

/** For the administrator: what is odd in the export in use, and which one was not taken and why, with the file where it is one; or that none has come. */
function attentionTo({ inUse, peopleBefore, refused }: Newest, now: Date): string[] {
  const odd = inUse ? [...whyFewer(inUse, peopleBefore), ...whoNamesNobody(inUse)] : [];
  if (!refused) return inUse ? [...whyStale({ inUse, refused, now }), ...odd] : [];
  const what = refused.name === undefined ? 'Eksportu z OPS' : `Eksportu OPS ${refused.name}`;
  const instead = inUse ? `W użyciu jest eksport z ${warsawMoment(inUse.madeAt)}.` : 'Hub nie ma żadnego dobrego eksportu z OPS.';
  return [`${what} nie przyjęto (${warsawMoment(refused.at)}), bo ${refused.reason.because}. ${instead}`, ...odd];
}

/** A job that lost its data writes a manifest to match. It is taken, because a centre may be divided; somebody has to look. */
const whyFewer = ({ madeAt, people }: GatheredExport, before: number | undefined): string[] => (before === undefined || people * 2 >= before ? []
  : [`Osób w eksporcie OPS z ${warsawMoment(madeAt)} jest ${people}, a w poprzednim było ${before}. Sprawdź, czy eksport jest pełny.`]);

const whoNamesNobody = ({ madeAt, namingNobody }: GatheredExport): string[] => (namingNobody === 0 ? []
  : [`W eksporcie OPS z ${warsawMoment(madeAt)} są zapisy osób (${namingNobody}), których numeru PESEL albo dokumentu nie da się odczytać. O osobach, których w nim nie ma, hub nie może powiedzieć, że OPS ich nie zna.`]);

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
