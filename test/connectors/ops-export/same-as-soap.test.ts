import { expect, test } from '@jest/globals';
import { opsConnector } from '../../../connectors/ops/client.js';
import { opsSimulator } from '../../../connectors/ops/simulator.js';
import { POPULATION } from '../../../src/demo/population.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { OLENA, ask, person } from '../transport-soap/questions.js';
import { PEOPLE, exportFolder } from './export-folder.js';

/** Each system numbers its records and its answers have their own time and operation; of families and cases the exchange has no word. */
const NOT_COMPARED = ['recordId', 'asOf', 'coordinate', 'householdSize', 'caseNumbers'];
const aboutThePerson = (heard: object) => JSON.parse(JSON.stringify(heard, (key, value) => (NOT_COMPARED.includes(key) ? undefined : value)));

test('the folder and the exchange give the same answer about the same people', async () => {
  const people = [...POPULATION, ...PEOPLE.filter(({ identifier }) => identifier !== OLENA), person(OLENA, { ops: { benefits: [] } })];
  const opened = exportFolder();
  await opened.taken({}, people.filter(({ ops }) => ops));
  const simulator = await opsSimulator({ people });
  const exchange = opsConnector({ url: simulator.url });
  const asked = people.map(({ identifier }) => identifier);
  const [byFolder, bySoap] = await Promise.all([opened.connector, exchange].map((connector) => connector.personParts!(asked, ask())));
  expect([...byFolder!.keys()]).toEqual([...bySoap!.keys()]);
  for (const identifier of asked) {
    const key = identifierKey(identifier);
    expect(aboutThePerson(byFolder!.get(key)!)).toEqual(aboutThePerson(bySoap!.get(key)!));
  }
  expect([...bySoap!.values()].filter(({ heard }) => heard).length).toBeGreaterThan(20);
  await exchange.close();
  await simulator.close();
  await opened.close();
});
