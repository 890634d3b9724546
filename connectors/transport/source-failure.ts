import type { SourceFault, SourceFaultKind } from '../connector.js';

interface FailureDetails extends ErrorOptions { readonly code?: string; readonly until?: Date; readonly nothingDone?: boolean; readonly counts?: boolean }

const UNREADABLE: ReadonlySet<SourceFaultKind> = new Set(['MALFORMED', 'WRONG_CONTENT_TYPE']);

/** Thrown inside a connector, caught at its edge by `hear`. The message is for logs and holds no upstream text. */
export class SourceFailure extends Error {
  /** Which row of the connector's own fault table this is, where it is one; never a text of the source. */
  readonly code: string | undefined;
  /** When a planned break ends, or when the source itself wants to be asked again. */
  readonly until: Date | undefined;
  /** The source has certainly done nothing: it was not reached, or it said no. */
  readonly nothingDone: boolean;
  /**
   * It says that the source does not work, so the breaker counts it: what is worth asking again, what cannot be read, and an internal error in
   * the source's own words, for which asking again at once may well be of no use. A refusal of the question, or one that says when to come
   * again, does not count.
   */
  readonly counts: boolean;

  constructor(readonly kind: SourceFaultKind, readonly retryable: boolean, { code, until, nothingDone = false, counts = retryable || UNREADABLE.has(kind), ...options }: FailureDetails = {}) {
    super(kind, options);
    this.code = code;
    this.until = until;
    this.nothingDone = nothingDone;
    this.counts = counts && until === undefined;
  }

  toFault(source: SourceFault['source'], coordinate: string): SourceFault {
    return { source, coordinate, kind: this.kind, retryable: this.retryable, ...(this.until && { until: this.until }) };
  }
}

/** The same failure, of which it is known that nothing had been sent. */
export function beforeSending(error: unknown): SourceFailure {
  if (!(error instanceof SourceFailure)) return new SourceFailure('MALFORMED', false, { cause: error, nothingDone: true });
  const { kind, retryable, code, until } = error;
  return new SourceFailure(kind, retryable, { cause: error, nothingDone: true, ...(code !== undefined && { code }), ...(until && { until }) });
}
