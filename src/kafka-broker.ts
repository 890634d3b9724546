import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { startEmbeddedKafka } from './embedded/kafka.js';
import type { EmbeddedKafka } from './embedded/kafka.js';
import { KafkaCannotStart } from './embedded/kafka-cannot-start.js';
import { PROJECT_ROOT } from './project-root.js';

const HELP = `npm run kafka: lokalny broker Kafki (jeden węzeł KRaft) do pracy nad programem.

  Potrzebuje Javy 17 lub nowszej; za pierwszym razem także Mavena, który pobiera ok. 43 MB do .cache/.
  Działa na pierwszym planie na 127.0.0.1:9092; Ctrl-C zatrzymuje wszystko. Dane zostają w .kafka.

  KAFKA_PORT=9192   inny port
  KAFKA_DATA_DIR=…  inny folder danych
`;

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

/** Ends the program with a sentence for the person at the terminal, never a stack trace. */
function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
  say(HELP);
  process.exit(0);
}

const port = Number(process.env['KAFKA_PORT'] ?? 9092);
if (!Number.isInteger(port) || port < 1 || port > 65_535) refuse('KAFKA_PORT ma być numerem portu od 1 do 65535, na przykład KAFKA_PORT=9192.');
/** Beside the hub's data folder, not in it: that one belongs to the hub alone, and `--fresh` empties it. */
const folder = process.env['KAFKA_DATA_DIR'] ?? join(PROJECT_ROOT, '.kafka');

let kafka: EmbeddedKafka | undefined;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    if (!kafka) process.exit(0); // still downloading or starting: what was started ends with this process
    say('Zatrzymuję Kafkę…');
    void kafka.stop().then(() => process.exit(0));
  });
}

try {
  await mkdir(folder, { recursive: true });
} catch {
  refuse(`Nie mogę pisać w folderze ${folder}. Podaj inny: KAFKA_DATA_DIR=/ścieżka npm run kafka.`);
}
try {
  say('Uruchamiam Kafkę…');
  const started = await startEmbeddedKafka({ folder, port, onProgress: say, onCrash: (sentence) => { if (!stopping) refuse(sentence); } });
  kafka = started;
  say(`Kafka ${started.version} gotowa: KAFKA_BROKERS=${started.brokers} npm start`);
} catch (error) {
  refuse(error instanceof KafkaCannotStart ? error.message : `Kafka nie wstała: ${error instanceof Error ? error.message : String(error)}`);
}
