import { defineConfig, devices } from '@playwright/test';

const port = Number(process.env['SITE_TEST_PORT'] ?? 4399);
const executablePath = process.env['CHROMIUM_PATH'];
/** They measure how long something takes, or keep a port that is known beforehand: nothing else may run meanwhile. */
const alone = /\/(attacks|coach|frame|markup|plan-speed|sandbox|workspace-speed)\.e2e\.ts$/;

export default defineConfig({
  testDir: 'tests/site',
  testMatch: '**/*.e2e.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  // Hang guards: what a reader must not wait longer for is measured where it matters.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'off',
    // What the service worker answers, no test can intercept or weigh, and it fetches the whole course behind each first visit. The
    // tests of offline use let it in.
    serviceWorkers: 'block',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // As root in a container Chromium's own sandbox cannot start; the rest keeps it from looking for its maker.
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    { name: 'side by side', testIgnore: alone, use: { ...devices['Desktop Chrome'] } },
    { name: 'alone', testMatch: alone, use: { ...devices['Desktop Chrome'] } },
  ],
  webServer: {
    command: `node src/cli/start.ts --built --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
