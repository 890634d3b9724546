import type { SourceFault, SourceFaultKind } from '../connector.js';

/** Thrown inside a connector, caught at its edge by `hear`. The message is for logs and holds no upstream text. */
export class SourceFailure extends Error {
  constructor(readonly kind: SourceFaultKind, readonly retryable: boolean, options?: ErrorOptions) {
    super(kind, options);
  }

  toFault(source: SourceFault['source'], coordinate: string): SourceFault {
    return { source, coordinate, kind: this.kind, retryable: this.retryable };
  }
}
