/** What is not as it should be yet. Each of these numbers and lists only ever gets smaller. */

/** Exports of one file; one concern seldom has more. */
export const EXPORTS_MAX = 12;

/** Files that are vocabularies of one thing and lose by being split. */
export const MANY_EXPORTS: Readonly<Record<string, string>> = {
  'src/core/routing/rule.ts': 'the words in which all rules of competence are written',
  'connectors/connector.ts': 'the port: what the hub wants of any source',
  'connectors/health/messages.ts': 'the FHIR resources that one server sends',
};

/** Casts in 1000 lines that are not blank. */
export const CASTS_PER_1000_LINES_MAX = 6;

/** Values that are exported for nobody. */
export const UNUSED_EXPORTS_MAX = 25;

/** Files that only tests import: something that works and that nobody asks for yet. */
export const FILES_FOR_TESTS_ALONE_MAX = 10;
