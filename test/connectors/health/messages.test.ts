import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failureOfOutcome, ISSUE_FAULTS, saysUnheard } from '../../../connectors/health/faults.js';
import { type OperationOutcome, parseBundle, parseResource } from '../../../connectors/health/messages.js';
import type { Appointment, ServiceRequest, Task } from '../../../connectors/health/messages-care.js';
import { toCatalogue, toHealthPart } from '../../../connectors/health/translate.js';
import { toAppointment, toCareRequest, toCareTask } from '../../../connectors/health/translate-care.js';
import { fixture } from './fixture.js';

describe('reading what claims to be FHIR', () => {
  test.each([
    [null], [[]], ['Bundle'], [{}], [{ resourceType: 'Patient' }], [{ resourceType: 'Bundle' }],
    [{ resourceType: 'Bundle', type: 'transaction-response', entry: [] }], [{ resourceType: 'Bundle', type: 'searchset', entry: {} }],
  ])('%j is no answer to a search', (raw) => {
    expect(parseBundle(raw)).toBeUndefined();
  });

  test('a search that found nothing has no entries at all', () => {
    expect(parseBundle({ resourceType: 'Bundle', type: 'searchset', total: 0 })).toEqual({ entries: [], matches: 0, next: undefined, total: 0 });
  });

  test('the next page is the link named next, not the first link', () => {
    const link = [{ relation: 'self', url: 'a' }, null, { relation: 'next', url: 'b' }];
    expect(parseBundle({ resourceType: 'Bundle', type: 'searchset', link })?.next).toBe('b');
  });

  test.each([
    ['two next pages', [{ relation: 'next' }, { relation: 'next', url: 'b' }]], ['a next page without an address', [{ relation: 'next' }]],
    ['a next page whose address is no text', [{ relation: 'next', url: {} }]], ['a link that is no list', { relation: 'next', url: 'b' }],
  ])('%s is no last page', (_, link) => {
    expect(parseBundle({ resourceType: 'Bundle', type: 'searchset', link })).toBeUndefined();
  });

  test('rules of its own are no answer that can be read', () => {
    expect(parseBundle({ resourceType: 'Bundle', type: 'searchset', implicitRules: 'urn:x:rules' })).toBeUndefined();
  });

  test('a prohibition that cannot be read is still one', () => {
    const request = (doNotPerform: unknown) => parseResource({ resourceType: 'ServiceRequest', doNotPerform });
    expect([true, 'true', 1, null].map(request)).toEqual([true, 'true', 1, null].map(() => expect.objectContaining({ doNotPerform: true })));
    expect(request(false)).toMatchObject({ doNotPerform: false });
    expect(request(undefined)).toMatchObject({ doNotPerform: false });
  });

  test('no JSON in the place of any field breaks the reading or the translation', () => {
    const types = fc.constantFrom('Patient', 'HealthcareService', 'Organization', 'Location', 'OperationOutcome', 'ServiceRequest', 'Appointment', 'Task', 'Slot', 'Basic');
    const names = ['id', 'name', 'identifier', 'active', 'birthDate', 'link', 'generalPractitioner', 'providedBy', 'location', 'coverageArea',
      'communication', 'type', 'availableTime', 'contained', 'position', 'address', 'status', 'issue', 'doNotPerform', 'gender',
      'participant', 'serviceType', 'start', 'end', 'minutesDuration', 'code', 'subject', 'authoredOn', 'focus', 'for', 'businessStatus', 'lastModified'];
    const resource = fc.record({ resourceType: types, fields: fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 })) })
      .map(({ resourceType, fields }) => ({ ...fields, resourceType }));
    fc.assert(fc.property(fc.array(resource, { maxLength: 5 }), (resources) => {
      const bundle = parseBundle({ resourceType: 'Bundle', type: 'searchset', entry: resources.map((each) => ({ resource: each })) });
      const catalogue = toCatalogue(bundle!.entries, 'https://fhir.example/r4');
      const parts = bundle!.entries.flatMap(({ resource: each }) => (each.resourceType === 'Patient' ? toHealthPart(each) ?? [] : []));
      return bundle!.entries.length === resources.length
        && catalogue.services.every(({ name, provider }) => name !== '' && provider.name !== '') && parts.every(({ recordId }) => recordId !== '');
    }), { numRuns: 300 });
  });

  test('no JSON in the place of any field hides what is booked or ordered, or makes an order of a prohibition', () => {
    const names = ['status', 'intent', 'priority', 'doNotPerform', 'code', 'subject', 'authoredOn', 'participant', 'serviceType', 'start', 'end', 'minutesDuration',
      'focus', 'for', 'businessStatus', 'lastModified'];
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), fc.jsonValue({ maxDepth: 4 })), (fields) => {
      const as = (resourceType: string) => parseResource({ ...fields, resourceType, id: 'x' });
      const request = toCareRequest(as('ServiceRequest') as ServiceRequest, []);
      const isForbidden = fields['doNotPerform'] !== undefined && fields['doNotPerform'] !== false;
      return toAppointment(as('Appointment') as Appointment)?.id === 'HEALTH:Appointment/x' && toCareTask(as('Task') as Task)?.id === 'HEALTH:Task/x'
        && request?.prohibited === isForbidden && !(isForbidden && request.open) && isForbidden === (request.name?.startsWith('Nie wykonywać: ') ?? false);
    }), { numRuns: 300 });
  });
});

describe('OperationOutcome', () => {
  const outcome = (...issue: object[]) => parseResource({ resourceType: 'OperationOutcome', issue }) as OperationOutcome;

  test.each([
    ['exception', 'FAULT', true], ['lock-error', 'FAULT', true], ['timeout', 'FAULT', true], ['throttled', 'OVERLOADED', true],
    ['login', 'REFUSED', false], ['forbidden', 'REFUSED', false], ['expired', 'REFUSED', false],
    ['processing', 'FAULT', false], ['not-found', 'FAULT', false], ['code-of-nobody', 'FAULT', false], ['constructor', 'FAULT', false],
  ])('issue code %s is %s, and asking again is of use: %s', (code, kind, retryable) => {
    expect(failureOfOutcome(outcome({ severity: 'error', code }))).toMatchObject({ kind, retryable });
  });

  test.each([[200, 'processing', false], [500, 'processing', true], [500, 'forbidden', false], [200, 'exception', true]])(
    'with status %i the issue %s counts against the server: %s', (status, code, counts) => {
      expect(failureOfOutcome(outcome({ severity: 'error', code }), status >= 500).counts).toBe(counts);
    });

  test('the first error decides, not the first issue', () => {
    expect(failureOfOutcome(outcome({ severity: 'information', code: 'login' }, { severity: 'fatal', code: 'throttled' })).kind).toBe('OVERLOADED');
  });

  test('a warning that not all sources were reached is a fault, worth asking again', () => {
    const warning = outcome({ severity: 'information', code: 'informational' }, { severity: 'warning', code: 'incomplete' });
    expect(saysUnheard(warning)).toBe(true);
    expect(failureOfOutcome(warning)).toMatchObject({ kind: 'FAULT', retryable: true });
    expect(saysUnheard(outcome({ severity: 'warning', code: 'not-supported' }))).toBe(false);
  });

  test('an outcome that says nothing is a fault', () => {
    expect(failureOfOutcome(outcome())).toMatchObject({ kind: 'FAULT', retryable: false });
    expect(saysUnheard(outcome())).toBe(false);
  });

  test('the words of the source do not get into the failure', () => {
    const failure = failureOfOutcome(parseResource(fixture('OperationOutcome.in-place-of-data.json')) as OperationOutcome);
    expect(JSON.stringify({ ...failure, message: failure.message, stack: failure.stack })).not.toMatch(/Anna|52031101122|zablokowany/);
  });

  test('every code of the table is written as FHIR writes codes', () => {
    expect(Object.keys(ISSUE_FAULTS).filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });
});
