import { afterEach, describe, expect, test } from '@jest/globals';
import { HEALTH_DEMO_RESOURCES } from '../../../connectors/health/demo-resources.js';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { bundleOf, fixture } from './fixture.js';
import { ask, closeAll, connectorTo, kindOf, opened, searchset, source } from './running.js';

afterEach(closeAll);

describe('services', () => {
  const many = Array.from({ length: 120 }, (_, i) => ({
    resourceType: 'HealthcareService', id: `u${i}`, name: `Usługa ${i}`, providedBy: { reference: 'Organization/spzoz' },
  }));

  test('all pages are read, and the register is asked once', async () => {
    const simulator = await opened(healthSimulator({ people: [], resources: [...HEALTH_DEMO_RESOURCES, ...many] }));
    const connector = await connectorTo(simulator.url);
    const heard = await connector.catalogue!(ask());
    expect(heard).toMatchObject({ heard: true, value: { refused: [] } });
    expect(heard.heard && heard.value.services.length).toBe(123);
    expect(simulator.calls()).toBe(3);
    await connector.catalogue!(ask());
    expect(simulator.calls()).toBe(3);
  });

  test('the demo gmina has three services of two providers, and nothing in them is refused', async () => {
    const simulator = await opened(healthSimulator({ people: [], resources: HEALTH_DEMO_RESOURCES }));
    const heard = await (await connectorTo(simulator.url)).catalogue!(ask());
    expect(heard).toMatchObject({ heard: true, value: { refused: [] } });
    expect(heard.heard && heard.value.services.map(({ name, provider, active, places }) => [name, provider.id, active, places.length])).toEqual([
      ['Rehabilitacja lecznicza', 'HEALTH:Organization/spzoz', true, 1],
      ['Poradnia zdrowia psychicznego', 'HEALTH:Organization/spzoz', true, 1],
      ['Długoterminowa opieka pielęgniarska domowa', 'HEALTH:Organization/opieka-domowa', true, 0],
    ]);
  });

  test.each([
    ['another host', () => 'http://127.0.0.1:9/fhir/HealthcareService?page=2', 'UNKNOWN_REFERENCE', 1],
    ['a path outside the base', (base: string) => `${base}/admin?page=2`, 'UNKNOWN_REFERENCE', 1],
    ['a path that climbs out of the base', (base: string) => `${base}/fhir/../admin`, 'UNKNOWN_REFERENCE', 1],
    ['a name that only begins like the base', (base: string) => `${base}/fhirX/HealthcareService`, 'UNKNOWN_REFERENCE', 1],
    ['no address at all', () => 'http://[', 'UNKNOWN_REFERENCE', 1],
    ['itself', (base: string) => `${base}/fhir/HealthcareService?page=2`, 'IMPOSSIBLE_VALUE', 2],
    ['ever further', (base: string, i: number) => `${base}/fhir/HealthcareService?page=${i}`, 'IMPOSSIBLE_VALUE', 40],
  ])('pages that lead to %s are not followed for ever, and what was read is kept', async (_where, next, code, calls) => {
    const one = { ...many[0], providedBy: { reference: '#o' }, contained: [{ resourceType: 'Organization', id: 'o', name: 'Ktoś' }] };
    let pages = 0;
    const { url, asked } = await source((_asked, base) => {
      pages += 1;
      return { body: searchset(pages === 1 ? [one] : [], next(base, pages)) };
    });
    const heard = await (await connectorTo(`${url}/fhir`)).catalogue!(ask());
    expect(heard.heard && heard.value.services.map(({ id }) => id)).toEqual(['HEALTH:HealthcareService/u0']);
    expect(heard.heard && heard.value.refused.map(({ record, code: said }) => [record, said])).toEqual([['Bundle', code]]);
    expect(asked).toHaveLength(calls);
  });

  test('the other host is never spoken to', async () => {
    const stranger = await source(() => ({ body: searchset([]) }));
    const { url } = await source(() => ({ body: searchset([], `${stranger.url}/HealthcareService?page=2`) }));
    expect(await (await connectorTo(url)).catalogue!(ask())).toMatchObject({ heard: true, value: { services: [] } });
    expect(stranger.calls()).toBe(0);
  });

  test('a server without _include is asked for each organisation once, four at a time', async () => {
    const organisations = Array.from({ length: 10 }, (_, i) => `Organization/o${i}`);
    const services = [...organisations, ...organisations].map((reference, i) => ({ ...many[i], providedBy: { reference } }));
    const { url, asked } = await source(({ url: path }) => {
      if (path.startsWith('/HealthcareService')) return { body: searchset(services) };
      if (path === '/Organization/o7') return { status: 404, body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-found' }] } };
      if (path === '/Organization/o8') return { body: { resourceType: 'Organization', id: 'o9', name: 'Podmieniona' } };
      return { body: { resourceType: 'Organization', id: path.split('/').at(-1), name: `Realizator ${path.at(-1)}` } };
    });
    const heard = await (await connectorTo(url)).catalogue!(ask());
    expect(heard.heard && heard.value.services.length).toBe(16);
    expect(heard.heard && heard.value.services.find(({ id }) => id.endsWith('/u9'))?.provider).toEqual({ id: 'HEALTH:Organization/o9', name: 'Realizator 9' });
    expect(heard.heard && heard.value.refused.map(({ record, code }) => [record, code])).toEqual(
      ['u7', 'u8', 'u17', 'u18'].map((id) => [`HealthcareService/${id}`, 'UNKNOWN_REFERENCE']));
    expect(asked.map((each) => each.url).slice(1).toSorted()).toEqual(organisations.map((each) => `/${each}`));
  });

  test('a directory that breaks off half-way is not heard, rather than told as complete', async () => {
    const { url } = await source(({ url: path }) => (path.startsWith('/HealthcareService')
      ? { body: searchset([many[0]]) } : { status: 502, body: '' }));
    expect(kindOf(await (await connectorTo(url)).catalogue!(ask()))).toBe('SERVER_ERROR');
  });

  test('an answer about services is read by the same rules as the fixture', async () => {
    const { url } = await source(({ url: path }) => (path.startsWith('/HealthcareService')
      ? { body: fixture('Bundle.hostile-services.json') } : { status: 404, body: '' }));
    const heard = await (await connectorTo(url)).catalogue!(ask());
    expect(bundleOf(fixture('Bundle.hostile-services.json')).entries).toHaveLength(22);
    expect(heard.heard && heard.value.refused.filter(({ code }) => code === 'NOT_TO_BE_PERFORMED')).toHaveLength(2);
    expect(heard.heard && heard.value.services.some(({ id }) => id.includes('ServiceRequest'))).toBe(false);
  });
});
