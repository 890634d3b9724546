import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from './config.js';
import { StartFault } from './embedded/start-fault.js';
import { launch } from './launch.js';

const HELP = `Uruchamia CUS Hub.

  npm start                 wszystko na tej maszynie: PostgreSQL, pokazowa gmina, graf i playground
  npm start -- --fresh      to samo od nowa: usuwa poprzednie dane
  npm start -- --no-walk    bez pokazowego wniosku przy pierwszym starcie
  npm start -- --help       ta pomoc

Zmienne: PORT, HOST, HUB_DATA_DIR, HUB_CONFIG, HUB_DATABASE_URL, KAFKA_BROKERS, OIDC_ISSUER … — opis w README.
`;
/** Whatever still hangs after this is cut. */
const CLOSE_WITHIN_MILLISECONDS = 20_000;

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

async function main(): Promise<void> {
  const options = readArguments();
  if (options.help) return say(HELP);
  const config = readConfig(process.env);
  const production = process.env['NODE_ENV'] === 'production';
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const asked = signalled(SIGNALS.filter((signal) => signal !== 'SIGHUP' || !config.centreFile));
  const starting = launch(config, { fresh: options.fresh, walk: options.walk }, log, production ? () => undefined : say);
  if (config.centreFile) process.on('SIGHUP', () => void starting.then(({ readAgain }) => readAgain(), () => undefined));
  const early = await Promise.race([starting.then(() => null), asked]);
  const launched = await starting; // a signal while it starts: closed as soon as it stands
  if (!early && !production) say(banner(launched.url, launched.demo));
  const why = early ?? (await Promise.race([asked, launched.broken]));
  const isAsked = SIGNALS.some((signal) => signal === why);
  if (!isAsked) process.stderr.write(`${why}\n`);
  else if (!production) say('\nZamykam hub…');
  setTimeout(() => process.exit(1), CLOSE_WITHIN_MILLISECONDS).unref();
  await launched.close();
  process.exitCode = isAsked ? 0 : 1;
}

/** With HUB_CONFIG, SIGHUP reads it again; without, it says that the terminal is gone. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal asks to close, a second one cuts. */
const signalled = (signals: readonly NodeJS.Signals[]) => new Promise<string>((resolve) => {
  for (const signal of signals) {
    process.once(signal, () => {
      resolve(signal);
      process.once(signal, () => process.exit(1));
    });
  }
});

function readArguments(): { fresh: boolean; walk: boolean; help: boolean } {
  try {
    const { values } = parseArgs({ options: { fresh: { type: 'boolean' }, 'no-walk': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
    return { fresh: values.fresh ?? false, walk: !values['no-walk'], help: values.help ?? false };
  } catch {
    throw new StartFault('Nieznana opcja. Pomoc: npm start -- --help');
  }
}

const banner = (url: string | null, demo: boolean) => `
CUS Hub działa.

  playground   ${url}/
  graf         ${url}/graphql
  gotowość     ${url}/health/ready
${demo ? TO_TRY : ''}
Ctrl-C kończy; dane zostają do następnego startu.`;

const TO_TRY = `
Do spróbowania w drugim oknie:
  npm run -s hub -- token --role coordinator     token pokazowy (role: npm run -s hub -- --help)
  npm run -s hub -- walk                         następny wniosek, od złożenia do zakończenia
  npm run -s hub -- simulator PUP down           wyłącz jedno źródło i zapytaj o mieszkańca (… up włącza)
`;

try {
  await main();
} catch (error) {
  process.stderr.write(error instanceof StartFault ? `\n${error.message}\n` : `\nNieoczekiwany błąd przy starcie: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
