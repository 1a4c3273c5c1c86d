import { watchLines } from './watchLines';

async function linesOf(chunks: Uint8Array[], maxBytes?: number) {
  async function* source() {
    yield* chunks;
  }
  const lines = [];
  for await (const line of watchLines(source(), maxBytes)) {
    lines.push(line.type === 'json' ? line.value : line.type);
  }
  return lines;
}

const bytes = (text: string) => Buffer.from(text, 'utf8');

describe('watchLines', () => {
  it('reads lines however the bytes are cut', async () => {
    const whole = bytes('{"name":"größe-🚀"}\n\n"b"\r\n[1]');
    const expected = [{ name: 'größe-🚀' }, 'b', [1]];
    for (let size = 1; size <= whole.length; size += 1) {
      const chunks = [];
      for (let at = 0; at < whole.length; at += size) {
        chunks.push(whole.subarray(at, at + size));
      }
      expect(await linesOf(chunks)).toEqual(expected);
    }
  });

  it('says which lines are broken or too long, and reads the others', async () => {
    const lines = await linesOf(
      [
        bytes('1\n{"broken\n2\n"'),
        bytes('x'.repeat(20)),
        bytes('x'.repeat(20)),
        bytes('"\n3\n'),
        Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
      ],
      30,
    );
    expect(lines).toEqual([1, 'broken', 2, 'tooLong', 3, '\ufffd\ufffd']);
  });

  it('leaves out what the end cut off', async () => {
    expect(await linesOf([bytes('1\n{"type":"ADD')])).toEqual([1]);
  });
});
