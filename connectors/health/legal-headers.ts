import type { PersonAsk } from '../connector.js';

/** The ground for asking, beside the question. Headers are ASCII, so what people wrote is percent-encoded UTF-8. */
export const legalHeaders = ({ legal }: PersonAsk): Readonly<Record<string, string>> => ({
  'x-purpose-of-use': legal.purpose, 'x-case-id': encodeURIComponent(legal.caseId), 'x-legal-basis': encodeURIComponent(legal.basis),
});
