import { NodeReading } from '@mlport/backstage-plugin-ml-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readingsOf } from '../workloads/__testUtils__/readingsOf';
import { physicalOf } from './physicalOf';

interface PlayedNode {
  labels?: Record<string, string>;
  capacity: Record<string, string>;
  allocatable?: Record<string, string>;
  unschedulable?: boolean;
  ready?: string;
}

interface Case {
  case: string;
  nodes: PlayedNode[];
  physical: Array<Record<string, unknown> & { absent?: string[] }>;
}

const cases: Case[] = parse(
  readFileSync(resolve(__dirname, 'cases/physical.yaml'), 'utf8'),
);

function nodesOf(nodes: readonly PlayedNode[]): NodeReading[] {
  const objects = nodes.map((node, index) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: `n${index}`, labels: node.labels ?? {} },
    spec: { unschedulable: node.unschedulable },
    status: {
      capacity: node.capacity,
      allocatable: node.allocatable ?? node.capacity,
      conditions: [{ type: 'Ready', status: node.ready ?? 'True' }],
    },
  }));
  return readingsOf('eu', objects).map(({ reading }) => reading as NodeReading);
}

describe('physicalOf', () => {
  it.each(cases)('$case', ({ nodes, physical }) => {
    const found = physicalOf(nodesOf(nodes));
    expect(found).toMatchObject(
      physical.map(({ absent: _absent, ...wanted }) => wanted),
    );
    for (const [index, { absent = [] }] of physical.entries()) {
      for (const name of absent) {
        expect(found[index]).not.toHaveProperty(name);
      }
    }
  });
});
