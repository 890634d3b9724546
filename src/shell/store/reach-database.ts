import { types } from 'node:util';
import pg from 'pg';
import { StartFault } from '../../embedded/start-fault.js';

/** Who does not answer within this time is taken for away. */
const WITHIN_MILLISECONDS = 5_000;

/** By the code of Node or of PostgreSQL (SQLSTATE). */
const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'pod tym adresem nic nie przyjmuje połączeń. Sprawdź, czy PostgreSQL działa, oraz host i port.',
  ENOTFOUND: 'nie ma hosta o tej nazwie. Sprawdź adres; znaki specjalne w haśle zapisuje się jako %XX.',
  '28P01': 'PostgreSQL nie przyjął nazwy użytkownika albo hasła.',
  28000: 'PostgreSQL nie wpuszcza tego użytkownika. Sprawdź, czy taka rola istnieje i czy wpuszcza ją pg_hba.conf.',
  '3D000': 'nie ma tam bazy o tej nazwie. Załóż ją (CREATE DATABASE) albo popraw adres.',
  53300: 'PostgreSQL nie ma wolnych połączeń. Zwiększ max_connections albo zamknij inne programy.',
  '57P03': 'PostgreSQL jeszcze się uruchamia albo właśnie kończy pracę. Spróbuj za chwilę.',
};

interface DatabaseWish {
  /** The environment variable that holds the address. */
  readonly variable: string;
  readonly url: string;
  /** Whether tables are to be made there. */
  readonly migrates: boolean;
}

/**
 * Connects once, before anything else does: the migrator would make a database that is missing, and whatever fails later has a stack.
 * Throws StartFault. Its sentence tells the variable and nothing of the address, since a password that was written into it
 * unencoded may be read as any part of it.
 */
export async function reachDatabase({ variable, url, migrates }: DatabaseWish): Promise<void> {
  const mayMigrate = await askWhetherItMayMigrate(url).catch((error: unknown) => {
    const code = types.isNativeError(error) && 'code' in error ? String(error.code) : undefined;
    const because = code === undefined ? 'nie odpowiada albo zrywa połączenie.' : SENTENCES[code] ?? `nie da się jej użyć (${code}).`;
    throw new StartFault(`Nie można połączyć się z bazą danych, którą podaje ${variable}: ${because}`, { cause: error });
  });
  if (migrates && !mayMigrate) throw new StartFault(`Rola, którą podaje ${variable}, nie może zakładać tabel. Właściciela tabel podaje się w HUB_DATABASE_OWNER_URL.`);
}

async function askWhetherItMayMigrate(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: WITHIN_MILLISECONDS, query_timeout: WITHIN_MILLISECONDS });
  try {
    await client.connect();
    const { rows } = await client.query<{ may: boolean | null }>("select has_schema_privilege(current_schema(), 'create') as may");
    return rows[0]?.may === true;
  } finally {
    await client.end();
  }
}
