import type { OutgoingFile, OutgoingMessage } from '../../../src/core/letters/outgoing.js';

/** Letters in `textBody` (UA API 3.0.8). */
const TEXT_MAX = 5_000;
/** The operator's policy sets how much one message may carry; 15 MB is where the API offers another way of uploading (5.27, UC024). */
const FILES_BYTES_MAX = 15_000_000;
/** Rule R1 of UA API 5.27. */
const NAME_LENGTH_MAX = 128;
const FORBIDDEN_IN_NAMES = /[\s~"#%&*:<>?!/\\{|}\p{Cc}]/u;
const ENDINGS = new Set((
  'txt rtf pdf xps odt ods odp doc xls ppt docx xlsx pptx csv jpg jpeg tif tiff geotiff png svg wav mp3 avi mpg mpeg mp4 m4a mpeg4 ogg ogv zip tar gz '
  + 'gzip 7z html xhtml css xml xsd gml rng xsl xslt dwg dwf dxf dgn jp2'
).split(' '));

export type MessageLimit = 'TEXT_TOO_LONG' | 'FILES_TOO_LARGE' | 'FILE_NAME' | 'FILE_NAME_TWICE' | 'FILE_ENDING';

/** The first limit of the API that this message breaks. It would be refused there, so it is not sent. */
export function brokenLimit({ text, files }: OutgoingMessage): MessageLimit | undefined {
  if (text.length > TEXT_MAX) return 'TEXT_TOO_LONG';
  if (files.reduce((sum, { content }) => sum + content.length, 0) > FILES_BYTES_MAX) return 'FILES_TOO_LARGE';
  if (new Set(files.map(({ name }) => name)).size < files.length) return 'FILE_NAME_TWICE';
  return files.map(brokenByName).find((broken) => broken !== undefined);
}

function brokenByName({ name }: OutgoingFile): MessageLimit | undefined {
  if (name.length > NAME_LENGTH_MAX || FORBIDDEN_IN_NAMES.test(name)) return 'FILE_NAME';
  return ENDINGS.has(/.\.([^.]+)$/.exec(name)?.[1] ?? '') ? undefined : 'FILE_ENDING'; // endings are known in small letters only
}
