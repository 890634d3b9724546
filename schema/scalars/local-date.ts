import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { parseLocalDate, type LocalDate } from '../../src/vocabulary/local-date.js';

function parse(value: unknown): LocalDate {
  const date = typeof value === 'string' ? parseLocalDate(value) : undefined;
  if (!date) throw new GraphQLError('Data musi istnieć i mieć postać RRRR-MM-DD.', { extensions: { code: 'BAD_USER_INPUT' } });
  return date;
}

/** Calendar date without time, ISO 8601. */
export const LocalDateScalar = new GraphQLScalarType<LocalDate, string>({
  name: 'LocalDate',
  description: 'Data: a calendar date, `2026-11-24` (ISO 8601), without time or zone.',
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
  serialize: (value) => String(value),
});
