import { Manifest } from '../../kinds';
import {
  allowCallers,
  allowDns,
  allowPods,
  reachPods,
  reachPorts,
  renderNetworkPolicy,
} from '../common/renderNetworkPolicy';
import { DATABASE_PORT, databaseAddress } from './databaseEnv';
import {
  SERVER_PORT,
  databaseName,
  databasePods,
  migrationPods,
  serverPods,
} from './names';
import { MlflowStackParameters } from './parameters';

/** Hands out the identity of the node, where a cloud has no identity for pods. */
const METADATA_SERVICE = {
  to: [{ ipBlock: { cidr: '169.254.169.254/32' } }],
  ports: [{ protocol: 'TCP', port: 80 }],
};

/** Who may call whom: callers the server; the server its database and its store, and nothing else. */
export function renderNetwork(parameters: MlflowStackParameters): Manifest[] {
  const { name, target, callers, cloudIdentity, database } = parameters;
  const { namespace } = target;
  const server = serverPods(parameters);
  const migration = migrationPods(parameters);
  const egress = [allowDns(), ...reachDatabase(parameters)];
  return [
    renderNetworkPolicy({
      name,
      namespace,
      pods: server,
      ingress: [allowCallers(callers, [SERVER_PORT])],
      egress: [
        ...egress,
        ...reachPorts(storePorts(parameters)),
        ...(cloudIdentity ? [METADATA_SERVICE] : []),
      ],
    }),
    renderNetworkPolicy({
      name: `${name}-migration`,
      namespace,
      pods: migration,
      ingress: [],
      egress,
    }),
    ...(database.type === 'bundled'
      ? [
          renderNetworkPolicy({
            name: databaseName(parameters),
            namespace,
            pods: databasePods(parameters),
            ingress: [allowPods([server, migration], [DATABASE_PORT])],
            egress: [],
          }),
        ]
      : []),
  ];
}

function reachDatabase(parameters: MlflowStackParameters): object[] {
  return parameters.database.type === 'bundled'
    ? [reachPods(databasePods(parameters), [DATABASE_PORT])]
    : reachPorts([databaseAddress(parameters).port]);
}

/** The port of the object store; a store of AWS is asked by HTTPS. */
function storePorts({ artifacts }: MlflowStackParameters): number[] {
  if (artifacts.type !== 's3') {
    return [];
  }
  if (!artifacts.endpoint) {
    return [443];
  }
  const { port, protocol } = new URL(artifacts.endpoint);
  return [Number(port) || (protocol === 'https:' ? 443 : 80)];
}
