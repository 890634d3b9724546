import type { Office } from './office.js';

/**
 * Information of RODO art. 13, which the first letter and every notice of forwarding carry (k.p.a. art. 61 § 5, art. 65 § 1a). The centre is the
 * controller (ustawa o CUS art. 22); who a case is passed to becomes one of its own. `recipients` are units as letters call them.
 */
export function dataProtectionNotice({ name, address, dataProtectionOfficer }: Office, recipients: readonly string[]): readonly string[] {
  const passed = recipients.length > 0 ? ` W tej sprawie: ${recipients.join('; ')}. Kto dostaje sprawę, sam odpowiada za Twoje dane.` : '';
  return [
    `Administratorem Twoich danych jest ${name}, ${address} (ustawa o CUS art. 22). Inspektor ochrony danych: ${dataProtectionOfficer}.`,
    'Używamy danych, żeby załatwić Twój wniosek. To nasz obowiązek i zadanie publiczne (RODO art. 6 ust. 1 lit. c i e, a dla danych pod szczególną ochroną art. 9 ust. 2 lit. b, g i h; ustawa o CUS; k.p.a.).',
    `Dane dostają jednostki i organy, którym przepisy każą przekazać sprawę, oraz ci, którzy na nasze zlecenie obsługują nasze systemy.${passed}`,
    'Przechowujemy je tak długo, jak każą przepisy o archiwach dla tego rodzaju spraw.',
    'Możesz zobaczyć swoje dane i dostać ich kopię, poprawić je, ograniczyć ich użycie i wnieść sprzeciw. Usunięcia możesz żądać tylko wtedy, gdy przepisy nie każą nam ich przechowywać.',
    'Podanie danych, których wymagają przepisy, jest konieczne do załatwienia sprawy. O sprawie nie decyduje automat.',
    'Jeżeli uważasz, że łamiemy prawo, możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych.',
  ];
}
