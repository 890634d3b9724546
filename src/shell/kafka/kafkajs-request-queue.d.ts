/** The part of kafkajs 2.2.4 that kafkajs-client.ts mends; it has no types of its own. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    pending: readonly unknown[];
    /** Milliseconds since 1970. */
    throttledUntil: number;
    scheduleCheckPendingRequests(): void;
  }
}
