import { OTHER_ORGAN_TABS } from './other-organ-tabs.js';
import type { PreparedTab } from './prepared-tab.js';

const GMINA = '3208083';
const JADWIGA = { identifier: { type: 'PESEL', value: '54012191205' }, givenName: 'Jadwiga', familyName: 'Wzorcowa' };
const LUDWIK = { identifier: { type: 'PESEL', value: '61060491317' }, givenName: 'Ludwik', familyName: 'Próbny' };

/**
 * The prepared tabs, in the order of the path: from the question who is competent to the record of who looked, and then an
 * application that another organ decides.
 */
export const TABS: readonly PreparedTab[] = [
  {
    name: 'WhoIsCompetent', title: 'Kto jest właściwy?',
    query: `# rola: bez tokena
# Właściwość na próbę: nic się nie zapisuje i nikogo się nie wymienia. Ten sam formularz: „Tester właściwości” u góry.
# Zobacz: jednostkę (unit), artykuł (statute), powód (because) i terminy, a w trail każdą regułę, którą hub sprawdził, po kolei.
query WhoIsCompetent($input: CompetenceInput!) {
  competence(input: $input) {
    outcome
    parts {
      matter
      mode
      unit { code name }
      rule
      statute
      because
      deadlines { kind legalEnd alarm }
    }
    trail { matter question rule settled found }
  }
}`,
    variables: { input: { matters: ['CUS-001'], residence: GMINA } },
  },
  {
    name: 'ResidentPicture', title: 'Obraz mieszkańca z pięciu źródeł',
    query: `# rola: koordynator
# Jedna osoba, tak jak zna ją pięć systemów: przez SOAP, REST, FHIR i HSDS.
# Zobacz: provenance każdej części – skąd, z kiedy i dlaczego tak.
# legal jest wymagane: decyduje, o co wolno pytać, i trafia do dziennika dostępu.
# Spróbuj: celu APPLICATION_HANDLING (zdrowie: DENIED) albo w terminalu: npm run -s hub -- simulator PUP down
query ResidentPicture($person: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $person, legal: $legal) {
    id
    registry {
      provenance { ...Source }
      record { identity { givenName familyName birthDate } addresses { kind locality street house from } householdSize }
    }
    socialAssistance {
      provenance { ...Source }
      record { lastInterviewOn benefits { name area monthlyAmountGrosz until } }
    }
    labour {
      provenance { ...Source }
      record { status since }
    }
    health {
      provenance { ...Source }
      record { active generalPractitioner }
    }
    offers {
      provenance { ...Source }
      services { name provider { name } }
    }
    contradictions { field said { system value } }
  }
}

fragment Source on Provenance { system state asOf because }`,
    variables: { person: JADWIGA.identifier, legal: { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'CUS.5120.12.2026' } },
    brings: { residentId: 'resident.id' },
  },
  {
    name: 'EventsLive', title: 'Zdarzenia na żywo',
    query: `# rola: koordynator
# Dziennik od początku (START), a potem na żywo, przez WebSocket.
# Zdarzenia układają się w pasku pod odpowiedzią. Pasek słucha dalej także w innych krokach: uruchom i idź do kroku 4.
subscription EventsLive {
  applicationEvents(after: "START") {
    id
    type
    state
    detail
    at
    applicationId
    cursor
  }
}`,
  },
  {
    name: 'SubmitApplication', title: 'Złóż wniosek',
    query: `# rola: pracownik przyjmujący
# Opiekun faktyczny składa wniosek za inną osobę. Dane są zmyślone.
# Zobacz: finding – właściwość ustalona od razu i zapisana z wnioskiem.
# Odmowa jest w tym grafie daną (userErrors), a nie błędem.
mutation SubmitApplication($input: SubmitApplicationInput!) {
  submitApplication(input: $input) {
    application {
      id
      number
      state
      residentId
      finding { outcome parts { mode unit { code name } statute because } }
    }
    userErrors { code field message }
  }
}`,
    variables: {
      input: {
        channel: 'PAPER', matters: ['CUS-001'], agreesToForwarding: true, declaration: { clause: 'ustawa-o-cus-art-36-2019' },
        applicant: { ...LUDWIK, capacity: 'ACTUAL_CARER' },
        personConcerned: { ...JADWIGA, residence: GMINA, address: 'ul. Lipowa 13/4, Zielone Wzgórze' },
      },
    },
    brings: { applicationId: 'submitApplication.application.id', residentId: 'submitApplication.application.residentId' },
  },
  {
    name: 'AssignApplication', title: 'Przydziel go jednostce',
    query: `# rola: pracownik przyjmujący
# Wniosek trafia do jednostki, którą wskazało ustalenie właściwości.
# Zobacz w zmiennych: identyfikator przyszedł sam z odpowiedzi w kroku 4.
mutation AssignApplication($applicationId: ID!) {
  assignApplication(id: $applicationId) {
    application { number state unit { code name } }
    userErrors { code field message }
  }
}`,
    variables: { applicationId: '{{applicationId}}' },
  },
  {
    name: 'RecordNeeds', title: 'Rozpoznaj potrzeby',
    query: `# rola: koordynator
# Potrzeby rozpoznaje koordynator razem z wnioskodawcą (ustawa o CUS art. 37).
# Opis potrzeby nie wychodzi z centrum: nie ma go w żadnym zdarzeniu.
mutation RecordNeeds($applicationId: ID!, $needs: [NeedInput!]!) {
  recordNeeds(applicationId: $applicationId, needs: $needs) {
    application { number state needs { id area recordedAt } }
    userErrors { code field message }
  }
}`,
    variables: { applicationId: '{{applicationId}}', needs: [{ area: 4, description: 'Pomoc w codziennych czynnościach w domu.' }] },
    brings: { needId: 'recordNeeds.application.needs.0.id' },
  },
  {
    name: 'FindServices', title: 'Znajdź usługę w katalogu',
    query: `# rola: koordynator
# Katalog łączy usługi organizacji pozarządowych (HSDS) i podmiotów leczniczych (FHIR).
# Zobacz: refusedRecords – czego ze źródeł nie przyjęto i dlaczego.
# Do planu pójdzie pierwsza usługa z listy; zmień text i zobacz inne.
query FindServices($text: String) {
  services(text: $text, first: 10) {
    edges { node { id name provider { id name } active minimumAge languages } }
    provenance { system state asOf because }
  }
  refusedRecords { system record field code because }
}`,
    variables: { text: 'usługi opiekuńcze' },
    brings: { serviceId: 'services.edges.0.node.id' },
  },
  {
    name: 'DraftPlan', title: 'Sporządź plan (IPUS)',
    query: `# rola: koordynator
# Indywidualny plan usług społecznych: usługa dla rozpoznanej potrzeby, najwyżej na rok (art. 40).
# Zobacz: dueOn – ostatni dzień na jego sporządzenie.
mutation DraftPlan($input: DraftPlanInput!) {
  draftPlan(input: $input) {
    plan { id state from until dueOn items { id serviceName catalogueProviderName state } }
    userErrors { code field message }
  }
}`,
    variables: {
      input: {
        applicationId: '{{applicationId}}', from: '{{planFrom}}', until: '{{planUntil}}',
        items: [{ needId: '{{needId}}', serviceId: '{{serviceId}}' }],
      },
    },
    brings: { planId: 'draftPlan.plan.id', planItemId: 'draftPlan.plan.items.0.id' },
  },
  {
    name: 'ApprovePlan', title: 'Zatwierdź plan',
    query: `# rola: dyrektor
# Plan zatwierdza dyrektor albo organizator z jego upoważnienia (art. 41).
# Spróbuj w roli koordynatora: odmowa NOT_PERMITTED i ślad w dzienniku.
mutation ApprovePlan($planId: ID!) {
  approvePlan(id: $planId) {
    plan { id state approvedAt items { serviceName state } }
    userErrors { code field message }
  }
}`,
    variables: { planId: '{{planId}}' },
  },
  {
    name: 'IssueReferral', title: 'Wydaj skierowanie',
    query: `# rola: koordynator
# Skierowanie i zdarzenie o nim zapisują się w jednej transakcji.
# Program realizatora odpowie sam, w kilka sekund: patrz na pasek „Na żywo”.
mutation IssueReferral($planItemId: ID!) {
  issueReferral(planItemId: $planItemId) {
    referral { id state answerBy provider { code name } }
    userErrors { code field message }
  }
}`,
    variables: { planItemId: '{{planItemId}}' },
    brings: { referralId: 'issueReferral.referral.id' },
  },
  {
    name: 'ReferralForProvider', title: 'Skierowanie oczami realizatora',
    query: `# rola: realizator
# Zdarzenie nie niesie danych osoby; pakiet otwiera się osobno, z podaniem celu i z wpisem w dzienniku.
# Zobacz: tylko to, bez czego realizator nie dotrze do osoby. Bez numeru PESEL, bez opisu potrzeb.
# Uruchom kilka razy: ACCEPTED, IN_PROGRESS, COMPLETED.
query ReferralForProvider($referralId: ID!, $legal: LegalContextInput!) {
  referral(id: $referralId) { state answerBy startedOn completedOn outcome }
  referralPackage(id: $referralId, legal: $legal) {
    serviceName
    from
    until
    person { givenName familyName address phone }
  }
}`,
    variables: {
      referralId: '{{referralId}}',
      legal: { basis: 'skierowanie z IPUS, ustawa o CUS art. 39', purpose: 'REFERRAL_FULFILMENT', caseId: '{{referralId}}' },
    },
  },
  {
    name: 'WhoLooked', title: 'Kto oglądał dane tej osoby',
    query: `# rola: kontrola
# Każdy odczyt danych osoby i każda czynność w jej sprawie: kto, kiedy i po co. Mieszkaniec widzi to samo o sobie.
# Zobacz: obraz z kroku 2 i pakiet z kroku 11. Wpisów nie można zmienić ani usunąć.
query WhoLooked($residentId: ID!) {
  accessLog(resident: $residentId, first: 20) {
    edges { node { at actorRole action purpose basis caseId opened result } }
  }
}`,
    variables: { residentId: '{{residentId}}' },
  },
  {
    name: 'SourceSystems', title: 'Jak się mają źródła',
    query: `# rola: koordynator
# Pięć systemów, każdy ze swoim protokołem (adapter).
# Zobacz: bezpiecznik (breaker), ostatnią usterkę, czas odpowiedzi i liczbę pytań.
query SourceSystems {
  systems {
    system
    name
    connected
    adapter
    operations { coordinate breaker lastHeardAt lastFault latencyMilliseconds calls }
  }
}`,
  },
  {
    name: 'OtherMatters', title: 'Sprawdź inne sprawy',
    query: `# rola: bez tokena
# Właściwość na próbę: pięć spraw w jednym wniosku, każda idzie gdzie indziej.
# Zobacz: mode i because. Zmień kody albo fakty: homeless, urgent, stay…
# Kody spraw znajdziesz zapytaniem matters.
query OtherMatters($input: CompetenceInput!, $text: String!) {
  competence(input: $input) {
    outcome
    because
    parts { matter mode unit { code name } level statute because deadlines { kind legalEnd } }
  }
  matters(text: $text) { code name unit { name } basis }
}`,
    variables: {
      input: { matters: ['CUS-001', 'PS-002', 'SR-001', 'PUP-002', 'ZD-002'], residence: GMINA, agreementOfApplicant: true },
      text: 'opiekuńcz',
    },
  },
  ...OTHER_ORGAN_TABS,
];
