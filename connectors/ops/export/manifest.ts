import { z } from 'zod';
import { ExportRefused } from './export-refused.js';
import { EXPORT_FILES, type ExportFile } from './messages.js';

/**
 * manifest.json => format, wersja, utworzono, kodowanie, pliki+
 *   format    `ops-eksport`
 *   utworzono ISO 8601 with offset
 *   kodowanie UTF-8 | windows-1250, for all files
 *   plik      => nazwa, wierszy (without the header), bajtow, sha256 (hexadecimal)
 */
const MANIFEST = z.object({
  format: z.literal('ops-eksport'),
  wersja: z.int(),
  utworzono: z.iso.datetime({ offset: true }),
  kodowanie: z.string(),
  pliki: z.array(z.object({ nazwa: z.string(), wierszy: z.int().min(0), bajtow: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/i) })),
});
const VERSION = 1;
const ENCODINGS = ['utf-8', 'windows-1250'] as const;

export interface Manifest {
  readonly madeAt: Date;
  readonly encoding: (typeof ENCODINGS)[number];
  readonly files: Readonly<Record<ExportFile, FileEntry>>;
}

export interface FileEntry {
  readonly rows: number;
  readonly bytes: number;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
}

/** Throws ExportRefused. Files that the hub does not read may be listed too. */
export function parseManifest(text: string): Manifest {
  const { success, data } = MANIFEST.safeParse(jsonOrNothing(text));
  if (!success) throw new ExportRefused('MANIFEST');
  if (data.wersja !== VERSION) throw new ExportRefused('VERSION');
  const encoding = ENCODINGS.find((each) => each === data.kodowanie.toLowerCase());
  if (!encoding) throw new ExportRefused('ENCODING');
  const listed = new Map(data.pliki.map(({ nazwa, wierszy, bajtow, sha256 }) => [nazwa, { rows: wierszy, bytes: bajtow, sha256: sha256.toLowerCase() }]));
  if (listed.size < data.pliki.length) throw new ExportRefused('MANIFEST');
  const files = Object.fromEntries(EXPORT_FILES.map((file) => {
    const entry = listed.get(file);
    if (!entry) throw new ExportRefused('NOT_LISTED', file);
    return [file, entry];
  })) as Manifest['files'];
  return { madeAt: new Date(data.utworzono), encoding, files };
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
