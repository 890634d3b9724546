import type { SourceFaultKind } from '../connector.js';
import { SourceFailure } from './source-failure.js';

/** Whoever asks for more is tried again after this: a `Retry-After` of a day may be a slip. */
const QUIET_MILLISECONDS_MAX = 3_600_000;

/**
 * When the source wants to be asked again, an hour from now at most: Retry-After as seconds or as an HTTP date (RFC 9110 § 10.2.3).
 * Undefined: at once, or nothing that can be read.
 */
export function retryAfter(header: string | readonly string[] | undefined, now: Date): Date | undefined {
  const text = String(header ?? '').trim();
  const milliseconds = /^\d+$/.test(text) ? Number(text) * 1_000
    : text.endsWith(' GMT') ? Date.parse(text) - now.getTime() // without its zone it would be read by the clock of this machine
      : NaN;
  return milliseconds > 0 ? new Date(now.getTime() + Math.min(milliseconds, QUIET_MILLISECONDS_MAX)) : undefined;
}

/**
 * The quiet that a source asked for: whoever comes meanwhile is told until when, and nothing is sent. It is as old as its transport: a source whose
 * address or limits were changed is opened anew, is asked once more, and says again when to come.
 */
export function quietTime() {
  let asked: { readonly kind: SourceFaultKind; readonly until: Date } | undefined;
  const now = () => (asked && asked.until > new Date() ? asked : undefined);
  return {
    until: () => now()?.until,
    /** Throws SourceFailure while it lasts, of the kind with which it was asked for. */
    keep() {
      const quiet = now();
      if (quiet) throw new SourceFailure(quiet.kind, true, { until: quiet.until, nothingDone: true });
    },
    /** The source refused like this; its last word holds. */
    heed({ kind, until }: SourceFailure) {
      if (until) asked = { kind, until };
    },
  };
}
