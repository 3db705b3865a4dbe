import { accessSync, constants } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is on this machine: SOURCEBOOK_CHROMIUM, else the usual places. */
export function findChromium(): string | undefined {
  const places = process.env.SOURCEBOOK_CHROMIUM ? [process.env.SOURCEBOOK_CHROMIUM] : PLACES;
  const found = places.find(isExecutable);
  if (found) return found;
  const missing = `No Chromium at ${places.join(', ')}: set SOURCEBOOK_CHROMIUM to run the browser tests.`;
  if (process.env.SOURCEBOOK_REQUIRE_BROWSER) throw new Error(missing);
  console.warn(missing);
  return undefined;
}

export function openChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
