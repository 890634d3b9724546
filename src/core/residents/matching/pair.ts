import type { SourceSystem } from '../../../vocabulary/source-system.js';

/** One record of one source. */
export interface RecordRef {
  readonly system: SourceSystem;
  readonly recordId: string;
}

/** One resident and one record: what a decision is about. */
export interface Pair {
  readonly residentId: string;
  readonly record: RecordRef;
}

/** One text for one record, for maps. */
export const recordKey = ({ system, recordId }: RecordRef): string => JSON.stringify([system, recordId]);

/** One text for one pair, for maps. */
export const pairKey = ({ residentId, record }: Pair): string => JSON.stringify([record.system, record.recordId, residentId]);
