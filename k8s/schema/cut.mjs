// Cuts what the manifests are checked against out of Kubernetes' own OpenAPI document (api/openapi-spec/swagger.json of its
// repository, of the version wanted): the kinds below and what they are made of, without descriptions. Whatever a kind does
// not name is refused then (additionalProperties: false).
//
//   node k8s/schema/cut.mjs path/to/swagger.json 1.36
import { readFile, writeFile } from 'node:fs/promises';

const KINDS = [
  'io.k8s.api.apps.v1.Deployment',
  'io.k8s.api.apps.v1.StatefulSet',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler',
  'io.k8s.api.batch.v1.Job',
  'io.k8s.api.core.v1.ConfigMap',
  'io.k8s.api.core.v1.Namespace',
  'io.k8s.api.core.v1.Service',
  'io.k8s.api.networking.v1.Ingress',
  'io.k8s.api.networking.v1.NetworkPolicy',
  'io.k8s.api.policy.v1.PodDisruptionBudget',
];
// Parts of these nobody here uses, and what is said of them is long: a manifest that does is refused, and this list read.
const UNUSED = [
  /^io\.k8s\.api\.core\.v1\.(AWSElasticBlockStore|Azure|Ceph|Cinder|FC|Flex|Flocker|GCEPersistentDisk|GitRepo|Glusterfs|ISCSI|NFS|PhotonPersistentDisk|Portworx|Projected|Quobyte|RBD|ScaleIO|Storageos|StorageOS|VsphereVirtualDisk|CSI|DownwardAPI|Ephemeral|Image)\w*VolumeSource$/,
  /Status$/,
  /^io\.k8s\.api\.core\.v1\.EphemeralContainer$/,
];

const swagger = JSON.parse(await readFile(process.argv[2], 'utf8'));
const cut = {};

function name(reference) {
  return reference.slice('#/definitions/'.length);
}

function take(type) {
  if (type in cut) {
    return;
  }
  cut[type] = null;
  const definition = swagger.definitions[type];
  if (type === 'io.k8s.apimachinery.pkg.api.resource.Quantity') {
    cut[type] = { type: ['string', 'number'] };
    return;
  }
  cut[type] = strict(definition);
  for (const { group, version, kind } of KINDS.includes(type) ? definition['x-kubernetes-group-version-kind'] : []) {
    cut[type].properties.apiVersion = { const: group === '' ? version : `${group}/${version}` };
    cut[type].properties.kind = { const: kind };
    cut[type].required = [...new Set(['apiVersion', 'kind', 'metadata', ...(cut[type].required ?? [])])];
  }
}

function strict(schema) {
  if (schema.$ref) {
    take(name(schema.$ref));
    return { $ref: schema.$ref };
  }
  if (schema.format === 'int-or-string') {
    return { type: ['string', 'integer'] };
  }
  const { type, enum: values, required, items, properties, additionalProperties } = schema;
  const kept = Object.entries(properties ?? {}).filter(
    ([, value]) => !(value.$ref && UNUSED.some((unused) => unused.test(name(value.$ref)))),
  );
  return {
    ...(type && { type }),
    ...(values && { enum: values }),
    ...(required && { required }),
    ...(items && { items: strict(items) }),
    ...(properties && {
      properties: Object.fromEntries(kept.map(([key, value]) => [key, strict(value)])),
      additionalProperties: false,
    }),
    ...(additionalProperties && { additionalProperties: strict(additionalProperties) }),
  };
}

KINDS.forEach(take);
const lines = Object.keys(cut)
  .sort()
  .map((type) => `    ${JSON.stringify(type)}: ${JSON.stringify(cut[type])}`);
const version = process.argv[3]; // the document itself says "unversioned" on its branch
await writeFile(
  new URL('kubernetes.json', import.meta.url),
  `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$comment": "Cut by cut.mjs from the OpenAPI document of Kubernetes ${version}. Copyright The Kubernetes Authors, Apache License 2.0.",
  "version": ${JSON.stringify(version)},
  "oneOf": [
${KINDS.map((kind) => `    { "$ref": "#/definitions/${kind}" }`).join(',\n')}
  ],
  "definitions": {
${lines.join(',\n')}
  }
}
`,
);
console.log(`${lines.length} definitions of Kubernetes ${version}`);
