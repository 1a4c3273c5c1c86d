export * from './ClusterError';
export * from './ClusterGateway';
export * from './KubernetesPluginGateway';
export * from './networkError';
