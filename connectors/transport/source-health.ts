import type { SourceFaultKind } from '../connector.js';

/** How a source is doing, per operation: what the graph shows under `systems`. No personal data. */
export interface SourceHealth {
  readonly operations: readonly OperationHealth[];
}

export interface OperationHealth {
  /** For example `pup.status`. */
  readonly coordinate: string;
  readonly breaker: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  readonly lastHeardAt?: Date;
  readonly lastFault?: { readonly kind: SourceFaultKind; readonly at: Date };
  /** Exponentially weighted mean of answered calls, in milliseconds. */
  readonly latencyMilliseconds?: number;
  /** HTTP exchanges begun since start, each attempt counted. */
  readonly calls: number;
}
