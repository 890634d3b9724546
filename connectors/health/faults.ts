import type { SourceFaultKind } from '../connector.js';
import { SourceFailure } from '../transport/source-failure.js';
import type { OperationOutcome } from './messages.js';

/**
 * Issue codes of an OperationOutcome (http://hl7.org/fhir/R4/codesystem-issue-type.html) that mean something other
 * than "the source would not": a code that is not here is FAULT, and asking again does not help.
 */
export const ISSUE_FAULTS = {
  // security
  security: { kind: 'REFUSED', retryable: false },
  login: { kind: 'REFUSED', retryable: false },
  unknown: { kind: 'REFUSED', retryable: false }, // the user or system is not known to the source, not the person asked about
  expired: { kind: 'REFUSED', retryable: false },
  forbidden: { kind: 'REFUSED', retryable: false },
  suppressed: { kind: 'REFUSED', retryable: false },
  // transient
  transient: { kind: 'FAULT', retryable: true },
  'lock-error': { kind: 'FAULT', retryable: true },
  'no-store': { kind: 'FAULT', retryable: true },
  exception: { kind: 'FAULT', retryable: true },
  timeout: { kind: 'FAULT', retryable: true },
  incomplete: { kind: 'FAULT', retryable: true },
  throttled: { kind: 'OVERLOADED', retryable: true },
} as const satisfies Record<string, { kind: SourceFaultKind; retryable: boolean }>;

/**
 * The first issue that is an error decides, then one that says that the answer is not whole; an outcome of other warnings alone still stands where
 * data was asked for. `counts`: the status said that the server failed, so its fault counts whatever it is called.
 */
export function failureOfOutcome({ issue }: OperationOutcome, counts = false): SourceFailure {
  const decisive = issue.find(isError) ?? issue.find(isIncomplete) ?? issue[0];
  const known = Object.entries(ISSUE_FAULTS).find(([code]) => code === decisive?.code)?.[1];
  const { kind, retryable } = known ?? { kind: 'FAULT', retryable: false };
  return new SourceFailure(kind, retryable, counts && kind === 'FAULT' ? { counts } : {});
}

/** A search answer may carry hints about itself; only these make it a failure. */
export const saysUnheard = ({ issue }: OperationOutcome): boolean => issue.some((each) => isError(each) || isIncomplete(each));

type Issue = OperationOutcome['issue'][number];

const isError = ({ severity }: Issue): boolean => severity === 'fatal' || severity === 'error';

/** Not all that the source asks could be reached (R4, issue type `incomplete`): servers warn of it, and what is missing could be anything. */
const isIncomplete = ({ code }: Issue): boolean => code === 'incomplete';
