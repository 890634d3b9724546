import type { Heard, Sent } from '../connector.js';
import type { HttpTransport } from './http.js';
import { SourceFailure } from './source-failure.js';

/**
 * The edge of a connector: whatever goes wrong inside becomes a fault with its coordinate.
 * A document that breaks our own reading of it is MALFORMED: one source never fails a whole answer.
 */
export async function hear<T>(
  transport: HttpTransport, operation: string, exchange: () => Promise<{ value: T; asOf: Date }>,
): Promise<Heard<T>> {
  try {
    return { heard: true, ...(await exchange()) };
  } catch (error) {
    const failure = error instanceof SourceFailure ? error : new SourceFailure('MALFORMED', false, { cause: error });
    return { heard: false, fault: failure.toFault(transport.source, transport.coordinate(operation)) };
  }
}

/**
 * The edge of a connector for what must not be done twice. Whether the source did it is certain only where the transport says so;
 * an answer that cannot be read says nothing of it.
 */
export async function sendOnce<T>(
  transport: HttpTransport, operation: string, exchange: () => Promise<{ value: T; at: Date }>,
): Promise<Sent<T>> {
  try {
    return { sent: true, ...(await exchange()) };
  } catch (error) {
    const failure = error instanceof SourceFailure ? error : new SourceFailure('MALFORMED', false, { cause: error });
    return { sent: false, certain: failure.nothingDone, fault: failure.toFault(transport.source, transport.coordinate(operation)) };
  }
}
