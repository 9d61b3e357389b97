// npm ci, but only where package-lock.json is not what was installed last: it takes longer than the rest of a build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('..', import.meta.url));
const installed = `${folder}node_modules/.installed`;
const wanted = createHash('sha256')
  .update(readFileSync(`${folder}package-lock.json`))
  .update(process.versions.node)
  .digest('hex');

if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
  const done = spawnSync('npm', ['ci', '--no-progress'], { cwd: folder, stdio: 'inherit' });
  if (done.status !== 0) {
    process.exit(done.status ?? 1);
  }
  writeFileSync(installed, wanted);
}
