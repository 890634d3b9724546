/** As much of pino as the gateway needs. Fields hold codes, ids and numbers; no value of a request, no name of a person. */
export interface GatewayLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
