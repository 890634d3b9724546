import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { emittedSchema } from './gateway/emitted-schema.js';
import { PROJECT_ROOT } from './project-root.js';

/** `npm run schema`: writes what the classes and tables say to the files that are committed. */
for (const [file, text] of await emittedSchema()) {
  const path = join(PROJECT_ROOT, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${file}\n`);
}
