import { describe, expect, test } from '@jest/globals';
import { type Message, parseEvidences, parseMessageInfo, parseTaskRows, parseTaskStatus } from '../../../connectors/gmina/edoreczenia/messages.js';
import { brokenLimit } from '../../../connectors/gmina/edoreczenia/limits.js';
import { toEvidence, toMessage } from '../../../connectors/gmina/edoreczenia/translate.js';
import type { OutgoingFile } from '../../../src/core/letters/outgoing.js';
import { fixture, LETTER, OWN } from './wires.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const MESSAGE = 'ed28de2d-2b93-40ce-be55-ff260475f08e';
const read = (name: string) => parseEvidences(fixture(name), MESSAGE, NOW);
const told = (name: string) => toEvidence(read(name) ?? []).map(({ code, at }) => `${code} ${at.toISOString()}`);

describe('proofs', () => {
  test('are told oldest first, as the operator dates them, in whatever order they come', () => {
    expect(told('EvidenceWrapper.delivered.json')).toEqual([
      'A.1 2026-11-02T10:00:00.000Z', 'B.1 2026-11-02T10:00:04.000Z', 'D.1 2026-11-02T10:00:05.000Z', 'E.1 2026-11-09T07:15:00.000Z',
      'BP.OX 2026-11-09T07:15:01.000Z',
    ]);
  });

  test('without a date of the event are dated by their writing, as in the operator\'s example', () => {
    expect(toEvidence(read('EvidenceWrapper.operator-example.json')!)).toEqual([
      { code: 'A.1', at: new Date('2021-06-30T13:01:22.268Z'), evidenceId: '830f6d4c-5e77-4e2e-a305-f8678acb49e0' },
    ]);
  });

  test('are known with and without the dot; those of letters on paper and unknown ones are left out', () => {
    expect(toEvidence(read('EvidenceWrapper.codes-without-dots.json')!).map(({ code }) => code)).toEqual(['A.1', 'BP.WX', 'C.2', 'D.3', 'BP.OP']);
  });

  test('are read without their texts, which can name people', () => {
    expect(JSON.stringify(read('EvidenceWrapper.undelivered.json'))).not.toMatch(/Przykładow|rejected|AE:PL/);
    expect(told('EvidenceWrapper.undelivered.json')).toEqual(['A.1 2026-11-02T10:00:00.000Z', 'B.2 2026-11-02T10:00:04.000Z']);
  });

  test.each(['another-message', 'undated', 'date-without-zone'])('%s: it is not believed, not even in part', (what) =>
    expect(read(`EvidenceWrapper.${what}.json`)).toBeUndefined());

  test.each<[string, readonly (readonly [type: string, eventDate: string])[], boolean]>([
    ['delivered on a day that does not exist', [['E.1', '2026-02-30T10:00:00Z']], false], ['delivered at an hour that does not exist', [['E.1', '2026-11-02T24:30:00Z']], false],
    ['delivered in 2999', [['A.1', '2026-11-02T10:00:00Z'], ['E.1', '2999-11-02T10:00:00Z']], false],
    ['delivered in ten minutes', [['A.1', '2026-11-02T10:00:00Z'], ['E.1', '2026-11-23T12:10:00Z']], false],
    ['delivered before it was taken', [['A.1', '2026-11-02T10:00:00Z'], ['E.1', '2020-01-01T00:00:00Z']], false],
    ['arrived before it was taken', [['D.1', '2026-11-02T09:50:00Z'], ['A.1', '2026-11-02T10:00:00Z']], false],
    ['delivered a minute ago by a clock that is ahead', [['A.1', '2026-11-23T11:59:00Z'], ['E.1', '2026-11-23T12:01:00Z']], true],
    ['delivered by a clock that is behind', [['A.1', '2026-11-02T10:00:00Z'], ['E.1', '2026-11-02T09:59:00Z']], true],
    ['delivered, and nothing said of its being taken', [['E.1', '2026-11-02T10:00:00Z']], true],
  ])('%s', (_, proofs, isBelieved) => {
    const evidences = proofs.map(([type, eventDate], i) => ({ evidenceId: `e${i}`, messageId: MESSAGE, type, eventDate }));
    expect(parseEvidences({ evidences }, MESSAGE, NOW) !== undefined).toBe(isBelieved);
  });

  test.each([
    [null], [[]], [{}], [{ evidences: {} }], [{ evidences: [null] }], [{ evidences: [{ evidenceId: '', messageId: MESSAGE, type: 'A.1' }] }],
  ])('%j is no list of proofs', (raw) =>
    expect(parseEvidences(raw, MESSAGE, NOW)).toBeUndefined());
});

describe('the other answers', () => {
  test('are read as the API describes them', () => {
    expect(parseMessageInfo(fixture('MessageInfo.json'))).toBe('5f2c8c1e-6d0e-4c4c-9a43-0f3e3b1f7a01');
    expect(parseTaskStatus(fixture('MessageTaskStatus.pending.json'))).toBe('PENDING');
    expect(parseTaskStatus(fixture('MessageTaskStatus.finished.json'))).toBe('FINISHED');
    expect(parseTaskRows(fixture('MessageOperationResponseStatus.json'))).toEqual({ messageId: MESSAGE });
    expect(parseTaskRows(fixture('MessageOperationResponseStatus.failed.json'))).toBe('FAILED');
    expect(parseTaskRows([{ messageId: MESSAGE, error: null, error_description: '', status: 'Przyjęta' }])).toEqual({ messageId: MESSAGE });
  });

  test.each([
    [{ messageId: MESSAGE, error_description: 'ADE nie istnieje' }], [{ messageId: MESSAGE, status: 'Odrzucona' }], [{ messageId: MESSAGE, status: 'BŁĄD' }],
    [{ messageId: MESSAGE, status: 'REJECTED' }], [{ messageId: MESSAGE, error: { code: 'ADE.404' } }], [{ error: 'a'.repeat(300) }],
  ])('%j has made no message', (row) => expect(parseTaskRows([row])).toBe('FAILED'));

  test.each([
    [parseMessageInfo, {}], [parseMessageInfo, { messageTaskId: 7 }], [parseMessageInfo, []],
    [parseTaskStatus, { messageTaskStatus: 'DONE' }], [parseTaskStatus, null],
    [parseTaskRows, []], [parseTaskRows, [{}]], [parseTaskRows, {}], [parseTaskRows, [{ messageId: '1' }, { messageId: '2' }]],
  ])('%p does not read %j', (parse, raw) => expect(parse(raw)).toBeUndefined());
});

describe('a message', () => {
  const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const withoutIds = (message: Message) => ({
    ...message,
    attachments: message.attachments.map(({ order, file: { file, fileMetadata } }) => ({ order, file, fileMetadata: { ...fileMetadata, fileId: '' } })),
  });

  test('is written as in the API\'s description, its file with the hash of the operator\'s example', () => {
    const written = toMessage(LETTER, OWN);
    expect(withoutIds(written)).toEqual(withoutIds(fixture('Message.json') as Message));
    expect(written.attachments[0]!.attachmentId).toMatch(ID);
    expect(written.attachments[0]!.file.fileMetadata.fileId).toBe(written.attachments[0]!.attachmentId);
  });

  test('without files has an empty list of them', () => expect(toMessage({ ...LETTER, files: [] }, OWN).attachments).toEqual([]));

  const file = (name: string, size = 1): OutgoingFile => ({ name, contentType: 'text/plain', content: Buffer.alloc(size) });
  const named = (...names: string[]) => ({ files: names.map((name) => file(name)) });
  const sized = (...sizes: number[]) => ({ files: sizes.map((size, i) => file(`${i}.txt`, size)) });
  const FORBIDDEN = [' ', '~', '"', '#', '%', '&', '*', ':', '<', '>', '?', '!', '/', '\\', '{', '|', '}', '\n'];
  test.each([
    ['a text of 5000 letters', { text: 'ż'.repeat(5_000) }, undefined],
    ['a longer one', { text: 'ż'.repeat(5_001) }, 'TEXT_TOO_LONG'],
    ['files of 15 MB together', sized(10_000_000, 5_000_000), undefined],
    ['one byte more', sized(10_000_000, 5_000_001), 'FILES_TOO_LARGE'],
    ['two files of one name', named('a.txt', 'a.txt'), 'FILE_NAME_TWICE'],
    ['names that differ in a capital letter', named('a.txt', 'A.txt'), undefined],
    ['a name of 128 letters', named(`${'a'.repeat(124)}.txt`), undefined],
    ['a longer name', named(`${'a'.repeat(125)}.txt`), 'FILE_NAME'],
    ...FORBIDDEN.map((sign) => [`a name with ${JSON.stringify(sign)}`, named(`a${sign}b.txt`), 'FILE_NAME'] as const),
    ['Polish letters', named('postanowienie_o_przekazaniu_śrem.pdf'), undefined],
    ['an ending in capital letters', named('a.TXT'), 'FILE_ENDING'],
    ['an ending that is not on the list', named('a.txt.exe'), 'FILE_ENDING'],
    ['no ending', named('txt'), 'FILE_ENDING'],
    ['nothing before the ending', named('.txt'), 'FILE_ENDING'],
  ] as const)('with %s is within the limits, or which it breaks', (_, change, limit) => expect(brokenLimit({ ...LETTER, ...change })).toBe(limit));
});
