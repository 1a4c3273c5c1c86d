import { NodeReading } from '../../quota';
import { defineKind } from '../defineKind';
import { read } from './read';
import { relevant } from './relevant';

export * from './productOf';

/** The Kubernetes Node, as far as it has accelerators. */
export const node = defineKind<NodeReading>({
  id: 'node',
  title: 'Node',
  group: '',
  kind: 'Node',
  plural: 'nodes',
  versions: ['v1'],
  namespaced: false,
  category: 'platform',
  reads: 'node',
  relevant,
  read,
});
