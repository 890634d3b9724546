import type { SourceFault, SourceFaultKind } from '../connector.js';

/** Thrown inside a connector, caught at its edge by `hear`. The message is for logs and holds no upstream text. */
export class SourceFailure extends Error {
  /** Which row of the connector's own fault table this is, where it is one; never a text of the source. */
  readonly code: string | undefined;
  /** When a planned break ends. */
  readonly until: Date | undefined;

  constructor(
    readonly kind: SourceFaultKind, readonly retryable: boolean, { code, until, ...options }: ErrorOptions & { readonly code?: string; readonly until?: Date } = {},
  ) {
    super(kind, options);
    this.code = code;
    this.until = until;
  }

  toFault(source: SourceFault['source'], coordinate: string): SourceFault {
    return { source, coordinate, kind: this.kind, retryable: this.retryable, ...(this.until && { until: this.until }) };
  }
}
