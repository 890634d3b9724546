import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { opsExportConnector } from '../../../connectors/ops/export/client.js';
import { ZANETA, ask } from '../transport-soap/questions.js';
import { type ExportFolder, HOUR, NIGHT, after, exportFolder } from './export-folder.js';

const EXPORT = 'export-2026-11-23T0210';

let opened: ExportFolder;
let elsewhere: string;
beforeEach(async () => {
  opened = exportFolder();
  elsewhere = mkdtempSync(join(tmpdir(), 'cus-hub-elsewhere-'));
  await opened.connector.close();
  await opened.publish({ madeAt: NIGHT });
});
afterEach(async () => {
  await opened.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

/** Moves this part of the folder there and leaves a link in its place. */
function linkTo(there: string, name: string): void {
  renameSync(join(opened.folder, name), join(there, 'moved'));
  symlinkSync(join(there, 'moved'), join(opened.folder, name));
}

/** What is heard of Żaneta in this folder by a connector that has just been opened, and what its administrator is told. */
async function lookedInto(folder: string) {
  const connector = opsExportConnector({ folder, clock: () => after(HOUR) });
  const [heard] = [...(await connector.personParts!([ZANETA], ask())).values()];
  const { attention = [] } = connector.health();
  await connector.close();
  return { heard: heard!.heard || heard!.fault.kind, attention };
}

test.each([['current', 'current'], [EXPORT, EXPORT], [`${EXPORT}/manifest.json`, 'manifest.json'], [`${EXPORT}/osoby.csv`, 'osoby.csv']])(
  'a link out of the folder is not followed: %s', async (name, said) => {
    linkTo(elsewhere, name);
    const { heard, attention } = await lookedInto(opened.folder);
    expect(heard).toBe('MALFORMED');
    expect(attention).toEqual([expect.stringContaining(`bo poza folder eksportów prowadzi dowiązanie ${said}. Hub nie ma żadnego dobrego eksportu`)]);
  });

test.each(['current', EXPORT, `${EXPORT}/osoby.csv`])('a link within the folder is: %s', async (name) => {
  linkTo(opened.folder, name);
  expect(await lookedInto(opened.folder)).toEqual({ heard: true, attention: [] });
});

test('the folder itself may be a link, as mounts are', async () => {
  symlinkSync(opened.folder, join(elsewhere, 'eksport'));
  expect(await lookedInto(join(elsewhere, 'eksport'))).toEqual({ heard: true, attention: [] });
});
