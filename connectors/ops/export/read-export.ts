import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { csvReader } from './csv.js';
import { ExportRefused, type ExportRefusal } from './export-refused.js';
import { inside } from './inside.js';
import { gatherExport, type GatheredExport, type TakeRow } from './gather.js';
import { parseManifest, type FileEntry, type Manifest } from './manifest.js';
import { EXPORT_FILES, rowParser, type ExportFile } from './messages.js';

/** Read and parsed at once, then the event loop has its turn: a few hundred records, one or two milliseconds. */
const CHUNK_BYTES = 32_768;
/** A city of half a million has 17 000 beneficiaries; their benefits of ten years stay far below. */
const FILE_BYTES_MAX = 134_217_728;
const MANIFEST_BYTES_MAX = 65_536;
/** Clocks of two machines differ. */
const FUTURE_MILLISECONDS_MAX = 5 * 60_000;
/** Records that cannot be true cost only themselves; so many of them mean that the file is not what we take it for. */
const BAD_RECORDS_MAX = 10;
const BAD_SHARE_MAX = 0.01;
/** What no text of people holds, and what windows-1250 decoders let through for the five bytes that mean nothing in it. */
// oxlint-disable-next-line no-control-regex
const NOT_TEXT = /[\u0000\u0080-\u009f\ufffd]/;

export interface ReadExport {
  readonly now: Date;
  /** When the export in use was made; an older one is refused. */
  readonly notBefore: Date | undefined;
  readonly signal: AbortSignal;
}

/** The export of this name in the folder, whole. Throws ExportRefused, or the signal's reason. */
export async function readExport(folder: string, name: string, { now, notBefore, signal }: ReadExport): Promise<GatheredExport> {
  await inside(folder, name);
  const manifest = parseManifest(await readManifest(await inside(folder, name, 'manifest.json')));
  if (manifest.madeAt.getTime() > now.getTime() + FUTURE_MILLISECONDS_MAX) throw new ExportRefused('FUTURE');
  if (notBefore && manifest.madeAt < notBefore) throw new ExportRefused('OLDER');
  const gathering = gatherExport(manifest.madeAt);
  for (const file of EXPORT_FILES) await readRows(await inside(folder, name, file), file, { manifest, take: gathering.take, signal });
  return gathering.finish();
}

async function readManifest(path: string): Promise<string> {
  const { size } = await stat(path).catch(() => ({ size: Infinity }));
  if (size > MANIFEST_BYTES_MAX) throw new ExportRefused('MANIFEST');
  return readFile(path, 'utf8').catch(() => { throw new ExportRefused('MANIFEST'); });
}

interface Reading { readonly manifest: Manifest; readonly take: TakeRow; readonly signal: AbortSignal }

async function readRows<F extends ExportFile>(path: string, file: F, { manifest, take, signal }: Reading): Promise<void> {
  const entry = manifest.files[file];
  await checkBeforeReading(path, file, entry);
  const rows = rowTaker(file, take[file] as (row: object) => boolean);
  const { read, isBetweenRecords } = csvReader();
  const decoder = new TextDecoder(manifest.encoding, { fatal: true });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunksOf(path, file)) {
    signal.throwIfAborted();
    bytes += chunk.length;
    hash.update(chunk);
    rows.take(read(decoded(decoder, chunk, file)));
  }
  const refuse = (refusal: ExportRefusal) => { throw new ExportRefused(refusal, file); };
  if (bytes !== entry.bytes) refuse('LENGTH');
  if (hash.digest('hex') !== entry.sha256) refuse('CHECKSUM');
  read(decoded(decoder, undefined, file));
  if (!isBetweenRecords()) rows.take(undefined);
  if (rows.count() !== entry.rows) refuse('ROWS');
  if (rows.bad() > Math.max(BAD_RECORDS_MAX, entry.rows * BAD_SHARE_MAX)) refuse('TOO_MANY_BAD');
}

/** What costs nothing to find out. */
async function checkBeforeReading(path: string, file: ExportFile, { bytes }: FileEntry): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new ExportRefused('MISSING_FILE', file);
  if (bytes > FILE_BYTES_MAX || found.size > FILE_BYTES_MAX) throw new ExportRefused('TOO_LARGE', file);
  if (found.size !== bytes) throw new ExportRefused('LENGTH', file);
}

async function* chunksOf(path: string, file: ExportFile): AsyncGenerator<Buffer> {
  const unreadable = () => { throw new ExportRefused('UNREADABLE', file); };
  await using handle = await open(path).catch(unreadable);
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    const { bytesRead } = await handle.read(buffer).catch(unreadable);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The next piece of text, or what is left in the decoder at the end. */
function decoded(decoder: TextDecoder, chunk: Buffer | undefined, file: ExportFile): string {
  try {
    const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    if (!NOT_TEXT.test(text)) return text;
  } catch {
    // not in this encoding
  }
  throw new ExportRefused('UNDECODABLE', file);
}

/** Numbers the records, the header being line 1, and hands the rows on. Undefined for records that cannot be told apart. */
function rowTaker<F extends ExportFile>(file: F, take: (row: object) => boolean) {
  let parse: ReturnType<typeof rowParser<F>> | undefined;
  let count = 0;
  let bad = 0;
  const broken = () => { throw new ExportRefused('BROKEN_ROW', file, count + (parse ? 2 : 1)); };
  return {
    take(records: readonly string[][] | undefined) {
      for (const record of records ?? broken()) {
        if (!parse) {
          parse = rowParser(file, record);
          continue;
        }
        if (!take(parse(record) ?? broken())) bad += 1;
        count += 1;
      }
    },
    count: () => (parse ? count : broken()),
    bad: () => bad,
  };
}
