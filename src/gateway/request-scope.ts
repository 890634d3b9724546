import { AsyncLocalStorage } from 'node:async_hooks';
import type { GatewayLog } from './gateway-log.js';
import type { MaskScope } from './mask.js';

/** One request while it is answered: whose errors these are, and when its calls to sources should end. */
export interface RequestScope extends MaskScope {
  readonly signal: AbortSignal;
  /** For the request log: the fields of the root, see askedFields. */
  fields?: string;
  /** From here on the operation is known; a mutation is then finished even if nobody waits for its answer. */
  operationIs(kind: 'query' | 'mutation'): void;
  clientLeft(): void;
  end(): void;
}

/** Apollo Server formats errors without saying of which request; here the formatter finds it. */
export const currentScope = new AsyncLocalStorage<RequestScope>();

/** The signal fires at the deadline, or when the client leaves before the answer. Call `end` when the answer has been sent. */
export function openScope(correlationId: string, log: GatewayLog, deadlineMilliseconds: number): RequestScope {
  const controller = new AbortController();
  const deadline = setTimeout(() => controller.abort(new DOMException('deadline passed', 'TimeoutError')), deadlineMilliseconds);
  let isLeft = false;
  let isMutation: boolean | undefined;
  const abandon = () => {
    if (isLeft && isMutation === false) controller.abort(new DOMException('client left', 'AbortError'));
  };
  return {
    correlationId, log, signal: controller.signal,
    operationIs: (kind) => {
      isMutation = kind === 'mutation';
      abandon();
    },
    clientLeft: () => {
      isLeft = true;
      abandon();
    },
    end: () => clearTimeout(deadline),
  };
}
