/** Abbreviations that stand in the letter, in full, so that nobody has to know them: `k.p.a. – Kodeks postępowania administracyjnego`. */
export const abbreviationsIn = (text: string): string =>
  Object.entries(ABBREVIATIONS).flatMap(([short, full]) => (text.includes(short) ? [`${short} – ${full}`] : [])).join('; ');

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'k.p.a.': 'Kodeks postępowania administracyjnego',
  'ustawa o CUS': 'ustawa o realizowaniu usług społecznych przez centrum usług społecznych',
  'u.p.s.': 'ustawa o pomocy społecznej',
  'u.ś.r.': 'ustawa o świadczeniach rodzinnych',
  'u.s.o.': 'ustawa o systemie oświaty',
  'u.d.m.': 'ustawa o dodatkach mieszkaniowych',
  'u.d.i.p.': 'ustawa o dostępie do informacji publicznej',
  'u.d.p.p.': 'ustawa o działalności pożytku publicznego i o wolontariacie',
  'u.r.p.s.z.': 'ustawa o rynku pracy i służbach zatrudnienia',
  'u.d.e.': 'ustawa o doręczeniach elektronicznych',
  'u.r.z.s.': 'ustawa o rehabilitacji zawodowej i społecznej oraz zatrudnianiu osób niepełnosprawnych',
  'u.w.r.': 'ustawa o wspieraniu rodziny i systemie pieczy zastępczej',
  'u.ś.o.z.': 'ustawa o świadczeniach opieki zdrowotnej finansowanych ze środków publicznych',
  RODO: 'rozporządzenie (UE) 2016/679 o ochronie danych osobowych',
};
