/** Fills the template database that every test database is copied from. `ownerUrl` connects to it as `hub_owner`. */
export async function prepareTemplate(_ownerUrl: string): Promise<void> {
  // Migrations go here.
}
