import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { pack } from './scripts/pack.ts';

/** Where the gateway of a running Rollbook is, for `npm run dev`. */
const gateway = process.env.ROLLBOOK_URL ?? 'http://localhost:8080';
const served = ['/api', '/auth', '/openapi', '/lti', '/webhooks'];

export default defineConfig({
  plugins: [react(), pack()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'target/dist',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // A picture within a style would be a data: address, which the policy allows for images alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: 'localhost',
    port: Number(process.env.ROLLBOOK_DEV_PORT ?? 5173),
    strictPort: true,
    proxy: Object.fromEntries(
      served.map((path) => [path, { target: gateway, changeOrigin: true, xfwd: false }]),
    ),
  },
  test: {
    environment: 'jsdom',
    // Far more than a test takes where little else runs.
    testTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    reporters: [
      'default',
      ['junit', { outputFile: 'target/vitest-reports/TEST-vitest.xml', suiteName: 'dashboard' }],
    ],
  },
});
