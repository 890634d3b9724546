import { mayName } from '../core/access/purposes.js';
import type { Actor } from '../core/access/actor.js';
import type { LegalContext } from '../vocabulary/legal-context.js';
import { isPlainText } from '../vocabulary/plain-text.js';
import type { LegalContextInput } from '../../schema/types/legal.js';
import { hubError } from './hub-error.js';

/** The legal context of a question about a person, checked before any source hears of it. */
export function legalContext(actor: Actor, { basis, purpose, caseId }: LegalContextInput): LegalContext {
  const legal = { basis: basis.trim(), purpose, caseId: caseId.trim() };
  if (!isPlainText(legal.basis) || legal.basis.length < 3 || legal.basis.length > 200) {
    throw hubError('BAD_USER_INPUT', 'Podstawa prawna (legal.basis) musi mieć od 3 do 200 znaków, w jednym wierszu.');
  }
  if (!isPlainText(legal.caseId) || legal.caseId.length > 64) throw hubError('BAD_USER_INPUT', 'Znak sprawy (legal.caseId) musi mieć od 1 do 64 znaków, w jednym wierszu.');
  if (!mayName(actor, purpose)) throw hubError('PURPOSE_DENIED', 'Twoja rola nie może pytać w tym celu.');
  return legal;
}
