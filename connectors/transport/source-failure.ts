import type { SourceFault, SourceFaultKind } from '../connector.js';

interface FailureDetails extends ErrorOptions { readonly code?: string; readonly until?: Date; readonly nothingDone?: boolean }

/** Thrown inside a connector, caught at its edge by `hear`. The message is for logs and holds no upstream text. */
export class SourceFailure extends Error {
  /** Which row of the connector's own fault table this is, where it is one; never a text of the source. */
  readonly code: string | undefined;
  /** When a planned break ends, or when the source itself wants to be asked again. */
  readonly until: Date | undefined;
  /** The source has certainly done nothing: it was not reached, or it said no. */
  readonly nothingDone: boolean;

  constructor(readonly kind: SourceFaultKind, readonly retryable: boolean, { code, until, nothingDone = false, ...options }: FailureDetails = {}) {
    super(kind, options);
    this.code = code;
    this.until = until;
    this.nothingDone = nothingDone;
  }

  toFault(source: SourceFault['source'], coordinate: string): SourceFault {
    return { source, coordinate, kind: this.kind, retryable: this.retryable, ...(this.until && { until: this.until }) };
  }
}
