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

/** What a browser that has been nowhere yet fetches to show these parts of a page: the entry, the parts, and all they import. */
function scripts(parts: readonly string[]): string[] {
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
  [entry, ...parts].forEach(look);
  expect([...seen], 'the entry and the parts are in the manifest').toEqual(
    expect.arrayContaining([...parts]),
  );
  return [...files].filter((file) => file.endsWith('.js'));
}

/**
 * The license page with all it fetches by itself, its chart included; the other two as they are drawn first: the search among
 * licenses and the key's field come a moment later.
 */
it.each([
  ['src/pages/overview/OverviewPage.tsx', 'src/charts/GrowthChart.tsx', 'src/i18n/en/overview.json'],
  ['src/pages/licenses/LicensesPage.tsx', 'src/i18n/en/licenses.json'],
  ['src/pages/me/MePage.tsx', 'src/i18n/en/me.json'],
])('the first load of %s is at most 250 kB of packed script', (...parts) => {
  expect(existsSync(DIST), 'built before: npm run build').toBe(true);

  const bytes = scripts(parts)
    .map((file) => gzipSync(readFileSync(DIST + file), { level: 9 }).length)
    .reduce((sum, size) => sum + size, 0);

  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});
