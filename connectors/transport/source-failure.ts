import type { SourceFault, SourceFaultKind } from '../connector.js';

/** Thrown inside a connector, caught at its edge by `hear`. The message is for logs and holds no upstream text. */
export class SourceFailure extends Error {
  /** Which row of the connector's own fault table this is, where it is one; never a text of the source. */
  readonly code: string | undefined;

  constructor(readonly kind: SourceFaultKind, readonly retryable: boolean, { code, ...options }: ErrorOptions & { readonly code?: string } = {}) {
    super(kind, options);
    this.code = code;
  }

  toFault(source: SourceFault['source'], coordinate: string): SourceFault {
    return { source, coordinate, kind: this.kind, retryable: this.retryable };
  }
}
