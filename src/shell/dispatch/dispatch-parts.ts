import type { PersonAsk } from '../../../connectors/connector.js';
import type { Sources } from '../../../connectors/sources.js';
import type { Actor } from '../../core/access/actor.js';
import type { Pauses } from '../../core/letters/dispatch-outcomes.js';
import { LETTER_KINDS } from '../../core/letters/letter.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import type { DispatchFile } from '../commands/dispatch-file.js';
import type { InOneTransaction } from '../commands/work.js';
import type { Orm } from '../store/orm.js';

/** How often and how patiently. Times in milliseconds. */
export interface DispatchPace {
  /** How long the worker sleeps when there was nothing to do. */
  readonly idle: number;
  /** A question to the other side ends after this. */
  readonly call: number;
  /** A letter whose sending began so long ago, and that nothing has been heard of, waits for a clerk. Longer than any call takes. */
  readonly grace: number;
  readonly retry: Pauses;
  readonly follow: Pauses;
  /** How often the office's register is read. */
  readonly register: number;
}

export const DISPATCH_PACE: DispatchPace = {
  idle: 1_000, call: 100_000, grace: 300_000, retry: { first: 30_000, max: 3_600_000 }, follow: { first: 30_000, max: 3_600_000 }, register: 300_000,
};

export interface DispatchParts {
  readonly orm: Orm;
  readonly run: InOneTransaction;
  readonly sources: Sources;
  readonly tenant: string;
  readonly clock: () => Date;
  readonly pace: DispatchPace;
  warn(what: string, fields: Record<string, unknown>): void;
}

/** The hub itself: it carries out what a clerk has begun. */
export const theHub = ({ tenant }: DispatchParts): Actor => ({ id: 'hub', role: 'system', tenant });

export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

/** On what ground a letter is sent: what it is written under, in its case. */
export const legalOf = ({ letter, row }: DispatchFile): LegalContext =>
  ({ basis: LETTER_KINDS[letter.kind].statute, purpose: 'APPLICATION_HANDLING', caseId: row.number });

/** One question about a dispatch; under the id of the dispatch logs on both sides can be joined. */
export const askOf = (file: DispatchFile, { pace }: DispatchParts, leaving: AbortSignal): PersonAsk =>
  ({ signal: AbortSignal.any([leaving, AbortSignal.timeout(pace.call)]), correlationId: file.dispatch.id, legal: legalOf(file) });
