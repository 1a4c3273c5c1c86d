import { logLines } from './logLines';

describe('logLines', () => {
  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['an end without a line break', 'a\nb', ['a', 'b']],
    ['empty lines within', 'a\n\nb\n', ['a', '', 'b']],
    ['line ends of Windows', 'a\r\nb\r\n', ['a', 'b']],
    ['a progress bar', '1 %\r50 %\r100 %\nnext\n', ['100 %', 'next']],
    ['colors and bells', '\u001b[31mred\u001b[0m\u0007\n', ['red']],
    ['a window title', '\u001b]0;title\u0007text\n', ['text']],
    ['a password', 'PASSWORD=CANARY-1\n', ['PASSWORD=***']],
    ['a color within a secret', 'token=\u001b[1mCANARY-1\n', ['token=***']],
    [
      'a private key',
      'a\n-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----\nb',
      ['a', '***', 'b'],
    ],
    [
      'the rest of a private key',
      'CANARY\n-----END PRIVATE KEY-----\nb',
      ['***', 'b'],
    ],
    [
      'markup',
      '<img src=x onerror=alert(1)>',
      ['<img src=x onerror=alert(1)>'],
    ],
  ])('%s', (_, text, lines) => {
    expect(logLines(text)).toEqual(lines);
  });

  it('cuts long lines, and takes linear time', () => {
    const [line] = logLines('\u001b'.repeat(50_000) + '-'.repeat(200_000));
    expect(line).toHaveLength(2_000);
  }, 2_000);
});
