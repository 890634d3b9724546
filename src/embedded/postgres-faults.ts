import { BEGIN_ANEW, OTHER_FOLDER, StartFault } from './start-fault.js';

interface KnownFault {
  readonly says: RegExp;
  readonly sentence: (folder: string) => string;
}

/** What PostgreSQL writes when it cannot start, special before general. Its messages are in English (lc_messages). */
const KNOWN: readonly KnownFault[] = [
  {
    says: /No space left on device|Disk quota exceeded|checkpoint request failed/, // seen: recovery on a full disk says only the last
    sentence: (folder) => `Na dysku z folderem danych ${folder} skończyło się miejsce: zwolnij co najmniej 300 MB albo ${OTHER_FOLDER}`,
  },
  {
    says: /Read-only file system/,
    sentence: (folder) => `Dysk z folderem danych ${folder} jest tylko do odczytu: podłącz go do zapisu albo ${OTHER_FOLDER}`,
  },
  {
    says: /could not look up effective user ID/,
    sentence: () => `Użytkownik uid ${process.getuid?.()} nie ma wpisu w /etc/passwd, a PostgreSQL go wymaga: uruchom hub jako inny użytkownik`,
  },
  {
    says: /Cannot allocate memory|could not (create|map|resize) .*shared memory|could not create semaphores/,
    sentence: () => 'PostgreSQL nie dostał pamięci od systemu (potrzebuje około 200 MB): zamknij inne programy i uruchom hub ponownie',
  },
  {
    says: /error while loading shared libraries/,
    sentence: () => 'Plikom PostgreSQL brakuje bibliotek: usuń node_modules i uruchom npm ci (bez --ignore-scripts)',
  },
  {
    says: /has wrong ownership|has invalid permissions|Permission denied/,
    sentence: (folder) => `Pliki bazy w ${folder} mają innego właściciela lub inne prawa: przywróć je (chown, chmod 0700) albo ${OTHER_FOLDER}`,
  },
];

/** The sentence for a PostgreSQL (or initdb) that ended before it was ready; `log` is what it wrote to standard error. */
export function faultInLog(log: string, folder: string): StartFault {
  const known = KNOWN.find(({ says }) => says.test(log));
  if (known) return new StartFault(known.sentence(folder));
  return new StartFault(`PostgreSQL nie przyjął danych w ${folder} („${lastWord(log)}”): ${BEGIN_ANEW}`);
}

/** The last message that tells why; without the time stamp. */
export function lastWord(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const gravest = lines.findLast((line) => /PANIC:|FATAL:|error:/.test(line)) ?? lines.at(-1) ?? 'brak wyjaśnienia';
  return gravest.replace(/^.*?(PANIC|FATAL|error):\s*/, '').slice(0, 200);
}
