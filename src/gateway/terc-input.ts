import { parseGminaCode, type GminaCode } from '../vocabulary/gmina-code.js';
import { hubError } from './hub-error.js';

/** A TERC code of the input, or null where none was given. The field is named, its value is not repeated. */
export function gminaOf(text: string | undefined | null, field: string): GminaCode | null {
  if (text === undefined || text === null) return null;
  const code = parseGminaCode(text);
  if (!code) throw hubError('BAD_USER_INPUT', `Kod TERC gminy (${field}) jest nieprawidłowy: potrzeba 7 cyfr istniejącej gminy.`);
  return code;
}
