import { defineKind } from '../defineKind';
import { NamespaceReading } from '../Reading';
import { read } from './read';

/** The namespace that work lives in; tells who owns it. */
export const namespace = defineKind<NamespaceReading>({
  id: 'namespace',
  title: 'Namespace',
  group: '',
  kind: 'Namespace',
  plural: 'namespaces',
  versions: ['v1'],
  namespaced: false,
  category: 'platform',
  reads: 'namespace',
  read,
});
