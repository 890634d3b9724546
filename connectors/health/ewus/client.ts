import { bulkhead } from 'cockatiel';
import type { InsurancePart } from '../../../src/core/residents/parts.js';
import { identifierKey, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import type { Pesel } from '../../../src/vocabulary/pesel.js';
import type { Ask, Heard, PersonAsk, SourceHealth } from '../../connector.js';
import { hear } from '../../transport/hear.js';
import { type HttpTransport, httpTransport, type TransportLimits } from '../../transport/http.js';
import { sharedSession } from '../../transport/shared-session.js';
import { askSoap, SOAP_LIMITS } from '../../transport/soap.js';
import { SourceFailure } from '../../transport/source-failure.js';
import { legalHeaders } from '../legal-headers.js';
import { attentionTo, EWUS_FAULTS, isSessionLost } from './faults.js';
import {
  EWUS_NAMESPACES, type EwusSession, type LoginReturn, type Operator, parseExecuteServiceReturn, parseLoginReturn, writeCheckCwu, writeLogin, writeSession,
} from './messages.js';
import { askedAt, staleBecause, toInsurancePart } from './translate.js';

/** `url` is the folder of the two services, `…/services`. The account is a partner provider's: a centre has none of its own. */
export interface EwusAddress extends Operator {
  readonly url: string;
  readonly limits?: Partial<TransportLimits>;
}

export interface EwusInsurance {
  insurance(people: readonly PersonIdentifier[], ask: PersonAsk): Promise<ReadonlyMap<string, Heard<InsurancePart>>>;
  health(): SourceHealth;
  close(): Promise<void>;
}

/** One person a call, so several people are several calls, this many at once. */
const AT_ONCE_MAX = 5;
/** A wrong password is not tried again for so long, because the account would be locked. */
const REFUSED_MILLISECONDS = 5 * 60_000;
const OPERATION = 'insurance';

export function ewusInsurance({ url, limits, ...operator }: EwusAddress): EwusInsurance {
  const http = httpTransport('HEALTH', url, { ...SOAP_LIMITS, ...limits });
  let attention: string | undefined;
  let attentionOfQuestion: string | undefined;
  const withSession = sharedSession({
    login: async (ask) => {
      try {
        const { code, ...session } = await login(http, operator, ask);
        attention = code === LOGGED_IN ? undefined : REMARK;
        return session;
      } catch (error) {
        attention = error instanceof SourceFailure ? attentionTo(error.code) ?? attention : attention;
        throw error;
      }
    },
    isLost: ({ code }) => isSessionLost(code),
    refusedMilliseconds: REFUSED_MILLISECONDS,
  });
  /** A password can expire, and rights can be taken away, while the session lasts: then the questions say so, and no login does. */
  const insuranceOf = async (person: PersonIdentifier, ask: PersonAsk) => {
    if (person.type !== 'PESEL') throw new SourceFailure('UNSUPPORTED_IDENTIFIER', false);
    try {
      const said = await withSession((session) => checkCwu(http, session, person.value, ask), ask);
      attentionOfQuestion = undefined;
      return said;
    } catch (error) {
      if (error instanceof SourceFailure) attentionOfQuestion = attentionTo(error.code) ?? attentionOfQuestion;
      throw error;
    }
  };
  return {
    async insurance(people, ask) {
      const gate = bulkhead(AT_ONCE_MAX, people.length);
      const asked = new Map(people.map((person) => [identifierKey(person), person]));
      return new Map(await Promise.all([...asked].map(async ([key, person]) =>
        [key, await gate.execute(() => hear(http, OPERATION, () => insuranceOf(person, ask)))] as const)));
    },
    health: () => {
      const said = new Set([attention, attentionOfQuestion].filter((each) => each !== undefined));
      return { ...http.health(), ...(said.size > 0 && { attention: [...said] }) };
    },
    close: () => http.close(),
  };
}

/** Any other code means that the login succeeded and that there is something to say about it: a password that will soon expire. */
const LOGGED_IN = '000';
const REMARK = 'eWUŚ przyjął logowanie z uwagą, zwykle o haśle, które wkrótce wygaśnie. Zmień hasło operatora.';

async function login(http: HttpTransport, operator: Operator, ask: Ask): Promise<LoginReturn> {
  const { answer, header } = await askSoap(http, {
    version: '1.1', path: '/Auth', operation: 'login', action: 'login', namespaces: EWUS_NAMESPACES,
    body: writeLogin(operator), idempotent: true, faults: EWUS_FAULTS,
  }, ask);
  return parseLoginReturn(answer, header);
}

async function checkCwu(http: HttpTransport, session: EwusSession, pesel: Pesel, ask: PersonAsk) {
  const { answer, receivedAt } = await askSoap(http, {
    version: '1.1', path: '/ServiceBroker', operation: OPERATION, action: 'executeService', namespaces: EWUS_NAMESPACES,
    header: writeSession(session), body: writeCheckCwu(pesel, new Date()), httpHeaders: legalHeaders(ask),
    idempotent: true, faults: EWUS_FAULTS,
  }, ask);
  const odp = parseExecuteServiceReturn(answer);
  const [value, asOf] = [toInsurancePart(odp, pesel), askedAt(odp)];
  const because = staleBecause(asOf, value, receivedAt);
  return { value, asOf, ...(because !== undefined && { staleBecause: because }) };
}
