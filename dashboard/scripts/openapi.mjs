// Takes over the OpenAPI documents the services' build has just stored (mvn package), into openapi/. The build itself fails
// while they differ: OpenApiDocumentsIT of the end-to-end tests.
import { readdir, readFile, writeFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);
const services = (await readdir(root)).filter((name) => name.endsWith('-service'));
for (const service of services) {
  const stored = await readFile(new URL(`${service}/target/openapi/openapi.json`, root), 'utf8');
  const document = `${JSON.stringify(JSON.parse(stored), null, 2)}\n`;
  await writeFile(new URL(`dashboard/openapi/${service}.json`, root), document);
  console.log(`openapi/${service}.json`);
}
