import { parseArgs } from 'node:util';
import { competenceFromJson, deadlineFromArguments } from './competence-cli.js';
import { ROLES } from './core/access/actor.js';
import { SIMULATOR_MODES } from '../connectors/transport/knobs.js';
import { SOURCE_SYSTEMS } from './vocabulary/source-system.js';

const HELP = `Użycie: npm run -s hub -- <polecenie>

  token --role ROLA [--provider KOD] [--unit KOD] [--territory TERC] [--resident ID] [--subject ID] [--minutes N]
        Wypisuje token pokazowy. Role:
${Object.entries(ROLES).map(([role, meaning]) => `          ${role.padEnd(14)} ${meaning}`).join('\n')}
  walk  Przeprowadza następny wniosek przez działający hub, od złożenia do zakończenia.
  simulator SYSTEM TRYB
        Psuje albo naprawia symulowane źródło. Systemy: ${SOURCE_SYSTEMS.join(', ')}.
        Tryby: ${SIMULATOR_MODES.join(', ')}.
  competence < sprawa.json
        Ustala właściwość bez bazy i sieci; wypisuje JSON. Kod 2 i JSON z polem przy błędnych danych.
  deadline 2026-11-24 P30D
        Liczy termin (PnD, PnW, PnM, PnY, PnWD to dni robocze); wypisuje JSON.

  PORT i HOST wskazują działający hub, HUB_DATA_DIR folder jego danych, HUB_CONFIG jego gminę.
`;

/** 10 MB of nonsense is refused after this much of it. */
const INPUT_BYTES_MAX = 1_048_576;

/** Exit codes: 0 done, 1 it did not work, 2 the input is wrong. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  const asksForHelp = args.includes('--help') || args.includes('-h');
  switch (asksForHelp ? 'help' : command) {
    case 'competence': return printed(competenceFromJson(await standardInput()));
    case 'deadline': return printed(deadlineFromArguments(args));
    case 'token': return printToken(args);
    case 'walk': return (await import('./demo/commands.js')).walkOnce(await demoPlace(), say);
    case 'simulator': return (await import('./demo/commands.js')).setSimulator(await demoPlace(), args, say);
    case undefined: case '--help': case '-h': case 'help': say(HELP); return 0;
    default: process.stderr.write(`Nie ma takiego polecenia.\n\n${HELP}`); return 2;
  }
}

/** Read only by the commands that need it: `competence` works whatever the environment says. */
const demoPlace = async () => (await import('./config.js')).readConfig(process.env);

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

function printed(answer: { readonly ok: true; readonly json: string } | { readonly ok: false; readonly error: string }): number {
  if (answer.ok) say(answer.json);
  else process.stderr.write(`${answer.error}\n`);
  return answer.ok ? 0 : 2;
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    length += (chunk as Buffer).length;
    chunks.push(chunk as Buffer);
    if (length > INPUT_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function printToken(args: readonly string[]): Promise<number> {
  const wish = tokenWish(args);
  if (!wish) {
    process.stderr.write(`Podaj rolę: npm run -s hub -- token --role ROLA. Role: ${Object.keys(ROLES).join(', ')}.\n`);
    return 2;
  }
  return (await import('./demo/commands.js')).printToken(await demoPlace(), wish, say);
}

function tokenWish(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    const { values: { role, minutes = '60', ...more } } = parseArgs({
      args: [...args], options: { role: text, provider: text, unit: text, territory: text, resident: text, subject: text, minutes: text },
    });
    const lifetimeSeconds = Number(minutes) * 60;
    if (role === undefined || !Object.hasOwn(ROLES, role) || !(lifetimeSeconds > 0 && lifetimeSeconds <= 30 * 86_400)) return undefined;
    return { role: role as keyof typeof ROLES, lifetimeSeconds: Math.round(lifetimeSeconds), ...more };
  } catch {
    return undefined;
  }
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'Nieoczekiwany błąd.'}\n`);
  return 1;
});
