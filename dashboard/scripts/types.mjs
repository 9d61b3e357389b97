// Makes src/api/schema/<service>.ts from openapi/<service>.json: what each service takes and answers, as types.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const from = new URL('../openapi/', import.meta.url);
const to = new URL('../src/api/schema/', import.meta.url);

await mkdir(to, { recursive: true });
for (const file of (await readdir(from)).filter((name) => name.endsWith('.json')).sort()) {
  const document = JSON.parse(await readFile(new URL(file, from), 'utf8'));
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  await writeFile(new URL(file.replace(/\.json$/, '.ts'), to), types);
}
