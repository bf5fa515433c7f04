import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Of this clone alone: in the shared temporary folder somebody else's would be found, or planted. */
const UNPACKED = join(import.meta.dirname, '../../node_modules/.cache/nabij-chromium');

/**
 * Starts the Chromium that came with npm, else an installed one.
 * @param args more of Chromium's own switches
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const paths = [process.env.CHROMIUM_PATH, await fromNpm(), ...INSTALLED.filter(existsSync)];
  for (const executablePath of paths) {
    if (!executablePath) continue;
    const browser = await start(executablePath, args);
    if (browser) return browser;
  }
  throw new Error(ADVICE);
}

/** Unpacks npm's Chromium once, before tests that run side by side would all do it. */
export async function unpackChromium(): Promise<void> {
  if (!isPacked() || existsSync(UNPACKED)) return;
  const aside = `${UNPACKED}.${process.pid}`;
  const before = { ...process.env };
  await mkdir(aside, { recursive: true, mode: 0o700 });
  await executableIn(aside);
  await pointFontsHere(join(aside, 'fonts/fonts.conf'));
  await rename(aside, UNPACKED).catch(() => rm(aside, { recursive: true }));
  // the package tells this process where its libraries are: that is true for the browser's only
  for (const name of ['LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'AWS_LAMBDA_JS_RUNTIME']) {
    delete process.env[name];
    if (before[name] !== undefined) process.env[name] = before[name];
  }
}

/** The package's font settings name the shared temporary folder; without fonts the browser fails. */
async function pointFontsHere(file: string): Promise<void> {
  const settings = await readFile(file, 'utf8');
  await writeFile(file, settings.replaceAll('/tmp/fonts', join(UNPACKED, 'fonts')));
}

async function start(
  executablePath: string,
  more: readonly string[],
): Promise<Browser | undefined> {
  try {
    const args = ['--no-sandbox', '--headless=shell', ...more];
    return await chromium.launch({ executablePath, args });
  } catch {
    return undefined;
  }
}

async function fromNpm(): Promise<string | undefined> {
  return isPacked() && existsSync(UNPACKED) ? executableIn(UNPACKED) : undefined;
}

/** The npm package has a Chromium for this kind of machine only. */
function isPacked(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The npm package unpacks into the temporary folder; it is told that this is it. */
async function executableIn(folder: string): Promise<string> {
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  // makes the package bring the libraries that a bare machine lacks
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}
