import { types } from 'node:util';

/** Why the hub cannot start: one Polish sentence that also says what to do. It is shown as it stands, without a stack. */
export class StartFault extends Error {
  override readonly name = 'StartFault';
}

/** The way out that every sentence about a folder can offer. */
export const OTHER_FOLDER = 'wskaż inny folder: HUB_DATA_DIR=/inny/folder npm start';

/** The way out when the data itself cannot be used. */
export const BEGIN_ANEW = 'przywróć kopię tego folderu albo zacznij od nowa (dane zostaną usunięte): npm start -- --fresh';

const ABOUT_THE_DISK: Readonly<Record<string, (path: string) => string>> = {
  EROFS: (path) => `Dysk z folderem danych ${path} jest tylko do odczytu: podłącz go do zapisu albo ${OTHER_FOLDER}`,
  EACCES: (path) => `Brak prawa zapisu w folderze danych ${path}: nadaj je użytkownikowi, który uruchamia hub, albo ${OTHER_FOLDER}`,
  EPERM: (path) => `System nie pozwala zmienić folderu danych ${path}: uruchom hub jako jego właściciel albo ${OTHER_FOLDER}`,
  ENOSPC: (path) => `Na dysku z folderem danych ${path} skończyło się miejsce: zwolnij co najmniej 300 MB albo ${OTHER_FOLDER}`,
  EDQUOT: (path) => `Przydział dysku dla folderu danych ${path} jest wyczerpany: zwolnij co najmniej 300 MB albo ${OTHER_FOLDER}`,
  ENOTDIR: (path) => `Pod ścieżką ${path} nie ma folderu, tylko plik: usuń go albo ${OTHER_FOLDER}`,
  EEXIST: (path) => `Pod ścieżką ${path} nie ma folderu, tylko plik: usuń go albo ${OTHER_FOLDER}`,
  EIO: (path) => `Dysk z folderem danych ${path} zgłasza błąd odczytu: sprawdź go albo ${OTHER_FOLDER}`,
};

/** Runs `work` on a file or folder of ours; what the disk refuses becomes a StartFault, anything else is thrown as it is. */
export function onDisk<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskFault(path, error);
  }
}

function diskFault(path: string, error: unknown): unknown {
  if (!types.isNativeError(error) || !('code' in error) || error instanceof StartFault) return error;
  const sentence = ABOUT_THE_DISK[String(error.code)];
  if (sentence) return new StartFault(sentence(path), { cause: error });
  return new StartFault(`Folderu danych ${path} nie da się użyć (${String(error.code)}): ${OTHER_FOLDER}`, { cause: error });
}
