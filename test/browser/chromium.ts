import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where a Chromium of one's own is usually found; CHROMIUM_PATH names another. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const ADVICE =
  'No Chromium could be started: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.';

/** Starts the Chromium that came with npm, else an installed one. */
export async function launchChromium(): Promise<Browser> {
  const paths = [process.env.CHROMIUM_PATH, await fromNpm(), ...INSTALLED.filter(existsSync)];
  for (const executablePath of paths) {
    if (!executablePath) continue;
    const browser = await start(executablePath);
    if (browser) return browser;
  }
  throw new Error(ADVICE);
}

async function start(executablePath: string): Promise<Browser | undefined> {
  try {
    return await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless=shell'] });
  } catch {
    return undefined;
  }
}

/** The npm package unpacks its Chromium into the temporary folder at first use. */
async function fromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // tells the package to bring the libraries that a bare machine lacks
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return packed.executablePath();
}
