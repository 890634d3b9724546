import { GraphQLError } from 'graphql';

/** What may leave the hub beside the sentence. Anything else that an error carries stays inside. */
export interface HubErrorDetails {
  /** Source system that the error concerns: `OPS`, `PUP`. */
  readonly source?: string;
  /** `<system>.<operation>` at the source. */
  readonly coordinate?: string;
  /** Is asking again of use? */
  readonly retryable?: boolean;
  /** HTTP status of the whole answer; left out where the rest of the data still answers with 200. */
  readonly status?: number;
}

/** An expected error with a stable code. Its message goes to the client as it stands, so it names no person and echoes no value. */
export class HubError extends GraphQLError {
  override readonly name = 'HubError';
}

/** The only way to make one: `throw hubError('NOT_FOUND', 'Nie ma takiego wniosku.')`. */
export const hubError = (code: string, message: string, { status, ...told }: HubErrorDetails = {}): HubError =>
  new HubError(message, { extensions: { code, ...told, ...(status !== undefined && { http: { status } }) } });
