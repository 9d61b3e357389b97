import { defineConfig } from '@playwright/test';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';

/** Debian's browser, or another by name; else the one Playwright installs for itself. */
const chromium = process.env.ROLLBOOK_CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/playwright',
  // Far more than a journey takes where little else runs: what is shown here is not how fast it is.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['junit', { outputFile: 'target/playwright-reports/TEST-playwright.xml' }]],
  use: {
    baseURL: process.env.ROLLBOOK_URL ?? 'http://localhost:8080',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 860 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(existsSync(chromium) ? { executablePath: chromium } : {}),
      // A browser run by root has no sandbox of its own; these are our own pages.
      args: userInfo().uid === 0 ? ['--no-sandbox'] : [],
    },
  },
});
