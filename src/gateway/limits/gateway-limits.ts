/** Bounds of one request and of one principal. Every one of them has a test that goes past it. */
export interface GatewayLimits {
  readonly bodyBytes: number;
  readonly jsonDepth: number;
  readonly queryCharacters: number;
  readonly tokens: number;
  readonly depth: number;
  /** The next six count with fragments unfolded, so a fragment bomb is refused before it is executed. */
  readonly selections: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  /** Items of list arguments that bring a list, like `residents(identifiers)`. A variable counts as 100 of them. */
  readonly listed: number;
  /** One for each field, times the length of each list above it. */
  readonly cost: number;
  /** How long a list without `first` or `last` is taken to be. */
  readonly assumedListLength: number;
  /** After this the request's signal fires, so that calls to sources end. */
  readonly deadlineMilliseconds: number;
  /** Of one actor, or of one address where nobody is signed in. */
  readonly requestsPerSecond: number;
  readonly requestsAtOnce: number;
  readonly subscriptions: number;
  readonly sockets: number;
}

/** The full introspection query takes 14 000 of cost and fits once; an ordinary page query stays below a tenth of each bound. */
export const GATEWAY_LIMITS: GatewayLimits = {
  bodyBytes: 256 * 1024,
  jsonDepth: 32,
  queryCharacters: 32_000,
  tokens: 1_000,
  depth: 15,
  selections: 1_000,
  aliases: 30,
  rootFields: 20,
  directives: 20,
  listed: 300,
  cost: 20_000,
  assumedListLength: 10,
  deadlineMilliseconds: 30_000,
  requestsPerSecond: 100,
  requestsAtOnce: 500,
  subscriptions: 20,
  sockets: 20,
};
