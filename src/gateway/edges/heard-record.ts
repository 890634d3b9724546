import type { SourceFault } from '../../../connectors/connector.js';
import { notHeard, type Provenance } from '../../core/residents/provenance.js';
import { hubError, type HubError } from '../hub-error.js';

/** One part: what was said, or the fault that `record` reports beside `provenance`. */
export interface HeardRecord<Said> {
  readonly provenance: Provenance;
  readonly record?: Said;
  readonly fault?: SourceFault;
}

/** That a source does not know somebody is an answer; only a failure is an error. */
export function saidOrFault<Said>({ record, fault, provenance }: HeardRecord<Said>): Said | undefined {
  if (fault && provenance.state === 'UNAVAILABLE') throw sourceError(fault, provenance);
  return record;
}

/** A failed source as an error beside the data. */
export const sourceError = (
  fault: SourceFault, { because }: Pick<Provenance, 'because'> = notHeard(fault.source, fault),
): HubError => {
  const { source, coordinate, retryable, kind } = fault;
  return hubError(`SOURCE_${kind}`, because, { source, coordinate, retryable });
};
