import pg from 'pg';
import type { Passwords } from './passwords.js';

const DATABASE = 'hub';

/**
 * Makes what is missing: the role `hub_owner`, who owns the database and migrates it, the role `hub`, as whom the application works
 * (it owns nothing), and the database `hub`. What `hub` may do with the tables is for the migrations to say.
 */
export async function ensureDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const role of ['hub_owner', 'hub'] as const) {
      const present = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
      if (present.rowCount === 0) await admin.query(`CREATE ROLE ${role} ${rights} PASSWORD ${admin.escapeLiteral(passwords[role])}`);
    }
    const present = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (present.rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE} OWNER hub_owner`);
  } finally {
    await admin.end();
  }
}
