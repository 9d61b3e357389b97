import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const WORTH_IT = /\.(js|css|html|svg|json)$/;
const SMALLEST = 1_024;

/** Lays a packed copy of every text file beside it, once at build time, so that whoever serves them need not pack. */
export function pack(): Plugin {
  let folder = '';
  return {
    name: 'pack',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      for (const name of await readdir(folder, { recursive: true })) {
        const file = join(folder, name);
        if (!WORTH_IT.test(name) || name.startsWith('.vite') || (await stat(file)).size < SMALLEST) {
          continue;
        }
        const text = await readFile(file);
        await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
        await writeFile(
          `${file}.br`,
          await promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      }
    },
  };
}
