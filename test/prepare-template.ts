import { migrate } from '../src/shell/store/orm.js';

/** Fills the template database that every test database is copied from. `ownerUrl` connects to it as `hub_owner`. */
export async function prepareTemplate(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl);
}
