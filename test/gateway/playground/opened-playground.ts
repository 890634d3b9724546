import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';

export interface Answer { readonly data?: Record<string, never> | null; readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[] }

/** The playground in a browser, used as a person uses it. */
export interface OpenedPlayground {
  readonly page: Page;
  /** Errors and warnings of the console, errors of the page, requests that failed, requests to any other place. */
  readonly complaints: readonly string[];
  /** Opens the prepared tab with this name of an operation; resolves when it is shown, its ids filled in. */
  open(name: string): Promise<void>;
  /** Presses the run button and reads the answer. */
  run(): Promise<Answer>;
  role(): Promise<string>;
  query(): Promise<string>;
  variables(): Promise<string>;
  /** Into the temporary folder, when PLAYGROUND_SCREENSHOTS is set. */
  photograph(name: string): Promise<void>;
}

const ANSWER_MILLISECONDS = 10_000;

export async function openPlayground(browser: Browser, url: string, colorScheme: 'light' | 'dark' = 'light'): Promise<OpenedPlayground> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  const complaints: string[] = [];
  page.on('console', (line) => void (['error', 'warning'].includes(line.type()) && complaints.push(`console: ${line.text()} ${line.location().url}`)));
  page.on('pageerror', (error) => void complaints.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => void complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => void (isElsewhere(request.url(), url) && complaints.push(`elsewhere: ${request.url()}`)));
  page.on('websocket', (socket) => void (isElsewhere(socket.url().replace(/^ws/, 'http'), url) && complaints.push(`elsewhere: ${socket.url()}`)));
  await page.goto(url);
  const model = (editor: string) => page.evaluate<string>(`globalThis.__MONACO?.editor.getModels().find(({ uri }) => uri.path.includes('${editor}'))?.getValue() ?? ''`);
  return {
    page, complaints,
    async open(name) {
      await page.getByRole('tab').getByRole('button', { name, exact: true }).click();
      await until(async () => (await model('operation')).includes(` ${name}`));
    },
    async run() {
      await page.getByRole('button', { name: /Execute query/ }).click();
      return until(async () => parsed(await model('response')));
    },
    role: () => page.getByLabel('Rola', { exact: true }).inputValue(),
    query: () => model('operation'),
    variables: () => model('variables'),
    async photograph(name) {
      if (process.env['PLAYGROUND_SCREENSHOTS']) await page.screenshot({ path: join(tmpdir(), `playground-${name}.png`) });
    },
  };
}

/** Data and blob addresses stay inside the page. */
const isElsewhere = (address: string, url: string): boolean => /^https?:/.test(address) && !address.startsWith(`${url}/`);

function parsed(text: string): Answer | undefined {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return undefined;
  }
}

/** Asks again and again until there is something, or fails. */
export async function until<Value>(look: () => Promise<Value | undefined | false>, milliseconds = ANSWER_MILLISECONDS): Promise<Value> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`nothing came within ${milliseconds} ms: ${look}`);
    await sleep(50);
  }
}
