import ts from 'typescript-api';
import { type Complaint, complaint, type Source, visit } from './source.js';

/**
 * Polish words that stand in identifiers, because the statute defines them and English blurs them, or because they are names
 * of registers, numbers and institutions. Everything else is called in English.
 */
export const GLOSSARY: Readonly<Record<string, string>> = {
  ade: 'adres do doręczeń elektronicznych: address of e-Doręczenia (ustawa o doręczeniach elektronicznych)',
  cus: 'centrum usług społecznych: the centre (ustawa o CUS art. 10)',
  edoreczenia: 'e-Doręczenia: registered electronic delivery (ustawa o doręczeniach elektronicznych)',
  gmina: 'unit of local government; a city with powiat rights is a gmina as well',
  gminas: 'more than one gmina',
  grosz: 'hundredth of a złoty: amounts are whole numbers of it',
  ipus: 'indywidualny plan usług społecznych: the individual plan (ustawa o CUS art. 39)',
  kpa: 'kodeks postępowania administracyjnego',
  krs: 'Krajowy Rejestr Sądowy: register of companies and organisations',
  krus: 'Kasa Rolniczego Ubezpieczenia Społecznego',
  nfz: 'Narodowy Fundusz Zdrowia',
  nip: 'numer identyfikacji podatkowej: tax number',
  ops: 'ośrodek pomocy społecznej (u.p.s. art. 110)',
  pcpr: 'powiatowe centrum pomocy rodzinie (u.p.s. art. 112)',
  pesel: 'number of a person (ustawa o ewidencji ludności art. 15)',
  powiat: 'second level of local government',
  pup: 'powiatowy urząd pracy: labour office (ustawa o rynku pracy i służbach zatrudnienia)',
  pwz: 'prawo wykonywania zawodu: licence number of a health professional',
  regon: 'number of an establishment in the statistical register (ustawa o statystyce publicznej art. 42)',
  simc: 'TERYT: identifiers of localities',
  wojewodztwo: 'województwo: region, and its government',
  zus: 'Zakład Ubezpieczeń Społecznych',
};

/** Where Polish words are data: catalogues of what the statutes name, and the wires of Polish systems. */
const POLISH_BY_NATURE = /^(src\/core\/law\/|connectors\/(ops|gmina|pup|health|ngo)\/)/;

/** Words of the field that have an English twin, acronyms, and groups of letters that English does not have. */
const LOOKS_POLISH = new RegExp([
  '^(wnios|skierow|mieszka|realizator|swiadcz|uslug|osob|osrod|urzad|urzed|sprawa|sprawy|decyz|wlasciw|potrzeb|zasil|dodatek|umow|ustaw|zakres|rejestr|powiadom|pismo|adresat|imie|imion|nazwisk|ulic|miejsc|starost|wojt|wojew|powiat|gmin|grosz|kontrakt|wywiad|opiek|rodzin|dziec|termin$|podstaw|prawn|blad|bledy|oswiadcz|uzgodn|porozum|upowazn)',
  '^(ade|cus|ipus|ops|mops|mopr|pcpr|rops|pup|zus|krus|nfz|pfron|krs|regon|nip|pesel|teryt|terc|simc|kpa|pwz|epuap|edoreczen\\w*)$',
  'sz|cz|rz(?!o)|dzi|wsk|acj|osc$|nosci|owsk|enie$|anie$|iego$|ych$',
].join('|'));

/** English words that have such a group by chance. */
const ENGLISH = /^(czar|czech|quartz|terminal|terminate\w*|adresat)$/;

export const wordsOf = (identifier: string): string[] =>
  identifier.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_$\d]+/).map((word) => word.toLowerCase()).filter((word) => word.length > 1);

/** Polish words in identifiers, with the place where each stands first. */
export function polishWords(sources: readonly Source[]): Map<string, Complaint> {
  const found = new Map<string, Complaint>();
  for (const source of sources.filter(({ path }) => !POLISH_BY_NATURE.test(path))) {
    visit(source.tree, (node) => {
      if (!ts.isIdentifier(node)) return;
      for (const word of wordsOf(node.text)) {
        if (LOOKS_POLISH.test(word) && !ENGLISH.test(word) && !found.has(word)) found.set(word, complaint(source, node, word));
      }
    });
  }
  return found;
}
