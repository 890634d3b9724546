import type { PreparedTab } from './prepared-tab.js';

const MIROSLAW = { identifier: { type: 'PESEL', value: '71022890515' }, givenName: 'Mirosław', familyName: 'Przykładowy' };

/** An application that another organ decides: passed on with its letters, and heard there. */
export const OTHER_ORGAN_TABS: readonly PreparedTab[] = [
  {
    name: 'SubmitForOther', title: 'Złóż wniosek do innego urzędu',
    query: `# rola: pracownik przyjmujący
# Rejestracja bezrobotnego: właściwy jest powiatowy urząd pracy, a nie centrum.
# Zobacz: parts – gdzie jest każda sprawa wniosku, i defects – czego wnioskowi brakuje.
mutation SubmitForOther($input: SubmitApplicationInput!) {
  submitApplication(input: $input) {
    application {
      id
      number
      parts { matter state mode unit { code name } }
      defects { code name statute }
    }
    userErrors { code field message }
  }
}`,
    variables: {
      input: {
        channel: 'PAPER', matters: ['PUP-001'],
        applicant: { ...MIROSLAW, capacity: 'PERSON_CONCERNED', address: 'ul. Słoneczna 6, Zielone Wzgórze' }, personConcerned: { ...MIROSLAW, residence: '3208083' },
      },
    },
    brings: { otherId: 'submitApplication.application.id' },
  },
  {
    name: 'ForwardIt', title: 'Przekaż go według właściwości',
    query: `# rola: pracownik przyjmujący
# Jedna czynność: sprawa trafia do skrzynki urzędu pracy, a pisma – do wnioskodawcy i do urzędu – są gotowe.
# Zobacz: text – powody z ustalenia właściwości i informacja o danych osobowych. Otwarcie treści trafia do dziennika.
mutation ForwardIt($otherId: ID!, $legal: LegalContextInput!) {
  forwardApplication(id: $otherId) {
    application {
      number
      state
      forwardings { id state unit { code name } }
      letters { kind subject text(legal: $legal) dispatches { channel state because } }
    }
    userErrors { code field message }
  }
}`,
    variables: { otherId: '{{otherId}}', legal: { basis: 'k.p.a. art. 65', purpose: 'APPLICATION_HANDLING', caseId: '{{otherId}}' } },
    brings: { forwardingId: 'forwardApplication.application.forwardings.0.id' },
  },
  {
    name: 'InboxOfUnit', title: 'Skrzynka urzędu pracy',
    query: `# rola: jednostka
# Tak widzi to urząd pracy: tylko to, co mu przekazano, i bez numeru PESEL.
# Spróbuj: acknowledgeForwarding(id: …) albo refuseForwarding(id: …, reason: NOT_COMPETENT_BY_PLACE).
query InboxOfUnit($forwardingId: ID!, $legal: LegalContextInput!) {
  forwardings(state: SENT) { edges { node { id matters mode sentAt } } }
  forwardingPackage(id: $forwardingId, legal: $legal) {
    number
    receivedAt
    because
    statute
    applicant { givenName familyName address }
  }
}`,
    variables: { forwardingId: '{{forwardingId}}', legal: { basis: 'k.p.a. art. 65', purpose: 'APPLICATION_HANDLING', caseId: '{{forwardingId}}' } },
  },
  {
    name: 'FileOfCase', title: 'Metryka i terminy sprawy',
    query: `# rola: pracownik przyjmujący
# Metryka sprawy (k.p.a. art. 66a) powstaje z dziennika: kto, co i kiedy zrobił.
# Zobacz też: terminy, które biegną w innych sprawach.
query FileOfCase($otherId: ID!) {
  application(id: $otherId) { number state metryka { text } }
  deadlines(withinDays: 60, first: 10) { edges { node { kind rawEnd legalEnd alarm } } }
}`,
    variables: { otherId: '{{otherId}}' },
  },
];
