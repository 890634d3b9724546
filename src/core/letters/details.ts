import { SEND_BACK_REASONS, type SendBackReason } from '../applications/forwarding.js';
import { DEADLINE_KINDS } from '../law/deadline-kinds.js';
import { isUnit, UNITS } from '../law/units.js';
import { DELAY_REASONS } from './delay-reasons.js';
import { DISPUTE_BODIES } from './dispute-bodies.js';
import { LETTER_KINDS } from './letter.js';

/** The detail of a fact is a code, for programs. This is what it says, in Polish, for people; a code that is none of these stays as it is. */
export function inPolishWords(detail: string): string {
  const term = /^P(\d+)D$/.exec(detail);
  if (term) return `termin: ${term[1]} dni od doręczenia`;
  if (isUnit(detail)) return UNITS[detail].name;
  return WORDS[detail] ?? detail;
}

const namesOf = (table: Readonly<Record<string, { readonly name: string }>>) => Object.fromEntries(Object.entries(table).map(([code, { name }]) => [code, name]));

const WORDS: Readonly<Record<string, string>> = {
  ...namesOf(LETTER_KINDS), ...namesOf(DEADLINE_KINDS), ...DELAY_REASONS, ...DISPUTE_BODIES,
  OURS: 'właściwe jest centrum', THEIRS: 'właściwy jest drugi organ',
  KPA64_1: 'nie wiadomo, dokąd pisać: k.p.a. art. 64 § 1', KPA64_2: 'braków nie uzupełniono w terminie: k.p.a. art. 64 § 2',
  // of referrals, which know of letters and not the other way round
  ACHIEVED: 'cel osiągnięty', PARTLY_ACHIEVED: 'cel osiągnięty częściowo', NOT_ACHIEVED: 'cel nieosiągnięty', REFERRED_ON: 'osoba skierowana dalej',
};

export const whySentBack = (reason: SendBackReason): string => `powód: ${SEND_BACK_REASONS[reason]}`;
