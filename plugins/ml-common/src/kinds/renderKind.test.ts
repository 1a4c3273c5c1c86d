import { InputError, NotFoundError } from '@backstage/errors';
import { parseManifest } from '../kubernetes';
import { kindById, kinds } from './kinds';
import { renderKind } from './renderKind';

const generated = kinds.filter(({ generator }) => generator);

function sampleOf(id: string): Record<string, unknown> {
  return { ...(kindById(id)?.generator?.sample as object) };
}

describe('renderKind', () => {
  it('renders the sample of each generated kind', () => {
    expect(generated.map(({ id }) => id)).toEqual([
      'pytorch-job',
      'train-job',
      'batch-job',
    ]);
    for (const { id, kind } of generated) {
      expect(renderKind(id, sampleOf(id))[0].kind).toBe(kind);
    }
  });

  it('refuses a kind that it does not make', () => {
    expect(() => renderKind('namespace', {})).toThrow(NotFoundError);
    expect(() => renderKind('__proto__', {})).toThrow(
      /pytorch-job, train-job, batch-job/,
    );
  });

  it.each([
    ['name', 'Flowers_1', /name: expected at most 40 .*found "Flowers_1"/],
    ['name', 'a'.repeat(41), /name: expected at most 40/],
    ['cpu', 0.5, /cpu: expected a quantity above zero, as a string.*found 0.5/],
    ['memory', '0', /memory: expected a quantity above zero/],
    [
      'image',
      'train:latest',
      /image: expected an image with a digest or a tag/,
    ],
    ['image', 'registry:5000/train', /image: expected an image with a digest/],
    ['command', [], /command: expected at least one word/],
    ['queue', 'a b', /queue: expected a label value.*found "a b"/],
    ['accelerator', { resource: 'gpu', count: 1 }, /accelerator.resource: /],
    [
      'accelerator',
      { resource: 'nvidia.com/gpu', count: 0.5 },
      /accelerator.count/,
    ],
    ['suspend', true, /Unrecognized key\(s\) in object: 'suspend'/],
    [
      'namespace',
      undefined,
      /namespace: expected the name of a namespace.*found nothing/,
    ],
  ])('refuses %s %j and says why', (field, value, message) => {
    for (const { id } of generated) {
      const parameters = { ...sampleOf(id), [field]: value };
      expect(() => renderKind(id, parameters)).toThrow(InputError);
      expect(() => renderKind(id, parameters)).toThrow(message);
    }
  });

  it('names every field that does not fit', () => {
    const parameters = { ...sampleOf('batch-job'), name: 'A', cpu: 1 };
    expect(() => renderKind('batch-job', parameters)).toThrow(
      /name: .*; cpu: /,
    );
  });

  it('does not repeat what was not an object', () => {
    expect(() => renderKind('batch-job', null)).toThrow(
      /parameters: .*found null/,
    );
  });

  it('marks what it makes, so that it is seen without queue and accelerators', () => {
    for (const { id, relevant } of generated) {
      const { accelerator, queue, ...parameters } = sampleOf(id);
      const labels = { 'mlport/generated': 'false' };
      const [manifest] = renderKind(id, { ...parameters, labels });
      expect(manifest.metadata.labels).toMatchObject({
        'mlport/generated': 'true',
      });
      const parsed = parseManifest(manifest);
      expect(parsed.ok && relevant(parsed.value)).toBe(true);
    }
  });

  it('asks for as many accelerators as it limits, as text', () => {
    for (const { id } of generated) {
      const text = JSON.stringify(renderKind(id, sampleOf(id)));
      const [, requests, limits] =
        /"requests":({[^}]*}),"limits":({[^}]*})/.exec(text) ?? [];
      expect(requests).toMatch(/"nvidia.com\/gpu":"\d"/);
      expect(limits).toBe(requests);
    }
  });
});
