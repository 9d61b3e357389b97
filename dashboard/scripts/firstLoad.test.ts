// @vitest-environment node
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

interface Chunk {
  file: string;
  imports?: string[];
  isEntry?: boolean;
}

const DIST = fileURLToPath(new URL('../target/dist/', import.meta.url));
const BUDGET = 250_000;

/** What a browser that has been nowhere yet fetches to show a page: the entry, the page, and all they import. */
function scripts(page: string): string[] {
  const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
  const files = new Set<string>();
  const seen = new Set<string>();
  const look = (name: string) => {
    const chunk = manifest[name];
    if (chunk && !seen.has(name)) {
      seen.add(name);
      files.add(chunk.file);
      chunk.imports?.forEach(look);
    }
  };
  [entry, page].forEach(look);
  expect(seen, 'the entry and the page are in the manifest').toContain(page);
  return [...files].filter((file) => file.endsWith('.js'));
}

it.each([
  'src/pages/overview/OverviewPage.tsx',
  'src/pages/licenses/LicensesPage.tsx',
  'src/pages/me/MePage.tsx',
])('the first load of %s is at most 250 kB of packed script', (page) => {
  expect(existsSync(DIST), 'built before: npm run build').toBe(true);

  const bytes = scripts(page)
    .map((file) => gzipSync(readFileSync(DIST + file), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);

  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});
