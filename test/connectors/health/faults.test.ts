import { afterEach, describe, expect, test } from '@jest/globals';
import type { SourceFaultKind } from '../../../connectors/connector.js';
import { HEALTH_DEMO_RESOURCES } from '../../../connectors/health/demo-resources.js';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { SIMULATOR_MODES, type SimulatorMode } from '../../../connectors/transport/knobs.js';
import { fixture, fixturePatients, PESELS } from './fixture.js';
import { ask, byPesel, closeAll, connectorTo, keyOf, kindOf, kindsFor, opened, personOf, source, TWENTY } from './running.js';

afterEach(closeAll);

const KINDS: Readonly<Record<SimulatorMode, readonly (SourceFaultKind | 'HEARD')[]>> = {
  up: ['HEARD'], down: ['UNREACHABLE'], slow: ['TIMEOUT'], 'server-error': ['SERVER_ERROR'], fault: ['FAULT'], malformed: ['MALFORMED'],
  truncated: ['UNREACHABLE', 'MALFORMED'], 'wrong-content-type': ['WRONG_CONTENT_TYPE'], refused: ['REFUSED'], maintenance: ['MAINTENANCE'],
};

describe('whatever the source does, the connector answers', () => {
  test.each(SIMULATOR_MODES)('when it is %s', async (mode) => {
    const simulator = await opened(healthSimulator({ people: TWENTY.map(personOf), resources: HEALTH_DEMO_RESOURCES }));
    const connector = await connectorTo(simulator.url);
    simulator.setMode(mode);
    const parts = await connector.personParts!(TWENTY.map(byPesel), ask());
    const catalogue = await connector.catalogue!(ask());

    expect([...parts.keys()]).toEqual(TWENTY.map((each) => keyOf(each)));
    for (const heard of [...parts.values(), catalogue]) expect(KINDS[mode]).toContain(kindOf(heard));
    if (mode === 'up') return;
    const faults = [...parts.values(), catalogue].map((heard) => (heard.heard ? undefined : heard.fault));
    const said = JSON.stringify(faults) + JSON.stringify(connector.health());
    expect(new Set(faults.map((fault) => fault?.coordinate))).toEqual(new Set(['health.patient', 'health.services']));
    for (const secret of ['500101', 'Kanarek', 'Kowalska', 'HAPI', 'Halina', 'Przerwa', 'PDF']) expect(said).not.toContain(secret);
  });

  test('a source that fails again and again is left alone for a while', async () => {
    const simulator = await opened(healthSimulator({ people: [] }));
    const connector = await connectorTo(simulator.url);
    simulator.setMode('fault');
    for (let i = 0; i < 4; i += 1) await kindsFor(connector, PESELS.ANNA);
    expect(await kindsFor(connector, PESELS.ANNA)).toEqual(['CIRCUIT_OPEN']);
    expect(simulator.calls()).toBe(5);
  });

  test.each([
    ['an OperationOutcome with status 200', 200, 'application/fhir+json', fixture('OperationOutcome.in-place-of-data.json'), 'FAULT'],
    ['an OperationOutcome among the entries that says error', 200, 'application/fhir+json',
      { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: fixture('OperationOutcome.in-place-of-data.json') }] }, 'FAULT'],
    ['an OperationOutcome with status 400', 400, 'application/fhir+json', fixture('OperationOutcome.in-place-of-data.json'), 'FAULT'],
    ['JSON with status 500 that is no OperationOutcome', 500, 'application/json', {}, 'SERVER_ERROR'],
    ['JSON of another kind', 200, 'application/problem+json', {}, 'WRONG_CONTENT_TYPE'],
    ['FHIR in XML', 200, 'application/fhir+xml', '<Bundle/>', 'WRONG_CONTENT_TYPE'],
    ['a page for people', 200, 'text/html', '<html>', 'MAINTENANCE'],
    ['a bare Patient', 200, 'application/fhir+json', fixturePatients()[0], 'MALFORMED'],
    ['half a document', 200, 'application/fhir+json', '{"resourceType":"Bundle"', 'MALFORMED'],
    ['text that is not UTF-8', 200, 'application/fhir+json', Buffer.from('{"resourceType":"Bundle","type":"searchset","id":"\xb3"}', 'latin1'), 'MALFORMED'],
    ['a search answer called application/json', 200, 'application/json', { resourceType: 'Bundle', type: 'searchset' }, 'UNKNOWN_PERSON'],
  ])('%s', async (_what, status, type, body, kind) => {
    const { url } = await source(() => ({ status, type, body }));
    const connector = await connectorTo(url);
    const parts = await connector.personParts!([byPesel(PESELS.ANNA)], ask());
    expect([...parts.values()].map(kindOf)).toEqual([kind]);
    expect(JSON.stringify([...parts.values()])).not.toMatch(/Anna|52031101122|zablokowany/);
  });
});
