// kubernetes_rules.js OBJECTS.yaml TYPED.ts: holds built manifests to the rules
// below, and writes them as constants of Kubernetes' types for the TypeScript
// compiler to check: wrong types and unknown fields are errors there.
'use strict';
const fs = require('fs');
const yaml = require('yaml');

const [, , input, output] = process.argv;
const objects = yaml.parseAllDocuments(fs.readFileSync(input, 'utf8')).map((document) => {
  if (document.errors.length) throw document.errors[0];
  return document.toJS();
});

const GROUPS = {
  'v1': 'core/v1', 'apps/v1': 'apps/v1', 'policy/v1': 'policy/v1', 'networking.k8s.io/v1': 'networking/v1',
};
const problems = [];
const lines = [];
objects.forEach((object, i) => {
  const group = GROUPS[object.apiVersion];
  if (!group) problems.push(`${object.kind} ${object.metadata.name}: unknown apiVersion ${object.apiVersion}`);
  lines.push(`import {${object.kind} as Kind${i}} from 'kubernetes-types/${group}';`,
             `export const object${i}: Kind${i} = ${JSON.stringify(object)};`);
});
fs.writeFileSync(output, lines.join('\n') + '\n');

function require_(object, holds, what) {
  if (!holds) problems.push(`${object.kind} ${object.metadata.name}: ${what}`);
}

const SECONDS_TO_DRAIN = 10 + 30 + 20;  // Settle, streams, flush.
const sets = objects.filter((object) => object.kind === 'StatefulSet');
for (const set of sets) {
  const pod = set.spec.template.spec;
  require_(set, pod.securityContext.runAsNonRoot === true && pod.securityContext.runAsUser === 65532, 'runs as 65532, not as root');
  require_(set, pod.securityContext.seccompProfile.type === 'RuntimeDefault', 'has the seccomp profile RuntimeDefault');
  require_(set, pod.automountServiceAccountToken === false, 'gets no service account token');
  require_(set, pod.terminationGracePeriodSeconds > SECONDS_TO_DRAIN, 'has time to drain');
  require_(set, set.spec.persistentVolumeClaimRetentionPolicy.whenDeleted === 'Retain', 'keeps its volume');
  for (const container of pod.containers) {
    const security = container.securityContext;
    require_(set, security.readOnlyRootFilesystem === true, 'has a read-only root');
    require_(set, security.allowPrivilegeEscalation === false, 'cannot gain privileges');
    require_(set, security.capabilities.drop.includes('ALL'), 'drops all capabilities');
    require_(set, container.resources.limits.memory && container.resources.requests.cpu, 'says what it needs');
    const env = Object.fromEntries(container.env.map(({name, value}) => [name, value]));
    const probe = Number(env.HEARSAY_PROBE_LISTEN.split(':').pop());
    for (const name of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      require_(set, container[name] && container[name].grpc.port === probe, `${name} asks the probe port`);
    }
    require_(set, container.readinessProbe.grpc.service, 'is ready by its named service');
    require_(set, !container.livenessProbe.grpc.service, 'is alive whatever its service says');
    const mounts = container.volumeMounts.map((mount) => mount.mountPath);
    require_(set, mounts.some((path) => env.HEARSAY_DATA_DIR.startsWith(path + '/')), 'writes to its volume');
    for (const volume of pod.volumes || []) {
      require_(set, container.volumeMounts.some((mount) => mount.name === volume.name), `mounts ${volume.name}`);
    }
  }
  require_(set, objects.some((object) => object.kind === 'Service' && object.metadata.name === set.spec.serviceName),
           'has its service');
}
const policies = objects.filter((object) => object.kind === 'NetworkPolicy');
if (!policies.some(({spec}) => Object.keys(spec.podSelector).length === 0 && !spec.ingress && !spec.egress)) {
  problems.push('no NetworkPolicy denies by default');
}
for (const policy of policies) {
  const ports = (policy.spec.ingress || []).flatMap((rule) => rule.ports.map(({port}) => port));
  require_(policy, !ports.some((port) => port === 7421 || port === 7422), 'leaves the probe ports to the node');
}
if (sets.length !== 2) problems.push(`${sets.length} StatefulSets, not 2`);
problems.forEach((problem) => console.error('not so: ' + problem));
process.exit(problems.length ? 1 : 0);
