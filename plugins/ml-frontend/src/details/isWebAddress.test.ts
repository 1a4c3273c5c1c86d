import { isWebAddress } from './isWebAddress';

const SCRIPT = ['javascript', 'alert(1)'].join(':');

describe('isWebAddress', () => {
  it.each([
    ['https://fraud.models.example', true],
    ['http://fraud.vision.svc.cluster.local/v1', true],
    ['HTTPS://FRAUD', true],
    [SCRIPT, false],
    [` ${SCRIPT}`, false],
    ['data:text/html,x', false],
    ['grpc://fraud:9000', false],
    ['/catalog', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(isWebAddress(text)).toBe(expected);
  });
});
