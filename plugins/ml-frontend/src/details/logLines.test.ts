import { cleanLogLine } from './logLines';

describe('cleanLogLine', () => {
  it.each([
    ['epoch 3 loss 0.21', 'epoch 3 loss 0.21'],
    ['', ''],
    ['\u001b[31mERROR\u001b[0m out of memory', 'ERROR out of memory'],
    ['\u001b[2K\u001b[1Gdone', 'done'],
    ['10%|#   |\r20%|##  |\r100%|####|', '100%|####|'],
    ['100%|####|\r', '100%|####|'],
    ['<b>[1m</b>', '<b>[1m</b>'],
  ])('leaves of %j what a terminal shows', (line, shown) => {
    expect(cleanLogLine(line)).toBe(shown);
  });
});
