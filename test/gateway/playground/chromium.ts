import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { PROJECT_ROOT } from '../../../src/project-root.js';

/** Where Chromium stands on machines that have one, besides what CHROMIUM_PATH says. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * A real headless browser that finds this machine and no other: every name but 127.0.0.1 is unknown to it. CHROMIUM_PATH comes
 * first; else the one inside the npm package, which needs Linux on x64 and nothing installed; else one in the usual places.
 */
export async function openChromium(): Promise<Browser> {
  const { executablePath, env } = chromiumHere();
  return chromium.launch({
    executablePath, env: { ...process.env, ...env },
    args: [
      '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking', '--disable-quic',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

interface Here { readonly executablePath: string; readonly env: Record<string, string> }

function chromiumHere(): Here {
  const told = process.env['CHROMIUM_PATH'];
  if (told) return { executablePath: told, env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpacked();
  const installed = USUAL.find((path) => existsSync(path));
  if (!installed) throw new Error('no Chromium here: install one and set CHROMIUM_PATH to it');
  return { executablePath: installed, env: {} };
}

/** Unpacked once for each version, 200 MB in the temporary folder. Libraries of its own only where the machine has none. */
function unpacked(): Here {
  const { version }: { version: string } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json'), 'utf8'));
  const folder = join(tmpdir(), `cus-hub-chromium-${version}`);
  if (!existsSync(folder)) unpack(folder);
  const executablePath = join(folder, 'chromium');
  const env = { FONTCONFIG_FILE: fontsOf(folder) };
  const starts = spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env } }).status === 0;
  return { executablePath, env: starts ? env : { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } };
}

/** The package's own settings look for its fonts in /tmp/fonts alone; a page without any font ends the browser. */
function fontsOf(folder: string): string {
  const file = join(folder, 'hub-fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>
`);
  return file;
}

/** The package unpacks into its process's temporary folder, and its libraries only where it is told that it runs in a bare place. */
function unpack(folder: string): void {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft);
  execFileSync(process.execPath, ['--input-type=module', '-e', "import chromium from '@sparticuz/chromium'; await chromium.executablePath();"], {
    cwd: PROJECT_ROOT, env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true }); // another run was faster
  }
}
