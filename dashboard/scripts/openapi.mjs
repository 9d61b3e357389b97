// Takes over the OpenAPI documents the services' build has just stored (mvn package), into openapi/. The build itself fails
// while they differ: OpenApiDocumentsTest of the end-to-end tests.
import { copyFile, readdir } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);
const services = (await readdir(root)).filter((name) => name.endsWith('-service'));
for (const service of services) {
  const stored = new URL(`${service}/target/openapi/openapi.json`, root);
  await copyFile(stored, new URL(`dashboard/openapi/${service}.json`, root));
  console.log(`openapi/${service}.json`);
}
