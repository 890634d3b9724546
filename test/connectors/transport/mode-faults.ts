import type { SourceFaultKind } from '../../../connectors/connector.js';
import type { SimulatorMode } from '../../../connectors/transport/knobs.js';

/** What a connector must say when its source is in this mode. */
export const FAULTS_OF_MODES = {
  down: ['UNREACHABLE'],
  slow: ['TIMEOUT'],
  'server-error': ['SERVER_ERROR'],
  fault: ['FAULT'],
  malformed: ['MALFORMED'],
  truncated: ['UNREACHABLE', 'MALFORMED'],
  'wrong-content-type': ['WRONG_CONTENT_TYPE'],
  refused: ['REFUSED'],
  maintenance: ['MAINTENANCE'],
} as const satisfies Readonly<Record<Exclude<SimulatorMode, 'up'>, readonly SourceFaultKind[]>>;

export const FAULT_MODES = Object.keys(FAULTS_OF_MODES) as (keyof typeof FAULTS_OF_MODES)[];

export const SHORT_LIMITS = { attemptMilliseconds: 1_000, attempts: 2, failuresToOpen: 100 } as const;
