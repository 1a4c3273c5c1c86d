import { parseServerSentEvents } from './serverSentEvents';

const TEXT = [
  ': a comment',
  'id: e.1',
  'event: delta',
  'data: {"name":"größer-🚀"}',
  '',
  'data: first',
  'data:second',
  'data',
  '',
  'id: e.2',
  '',
  'retry: 10',
  'unknown: field',
  'event:last',
  'data: 1',
  '',
  'data: cut off',
].join('\n');

const EVENTS = [
  { event: 'delta', id: 'e.1', data: '{"name":"größer-🚀"}' },
  { event: 'message', id: '', data: 'first\nsecond\n' },
  { event: 'last', id: '', data: '1' },
];

async function parse(chunks: Uint8Array[]) {
  async function* source() {
    yield* chunks;
  }
  const events = [];
  for await (const event of parseServerSentEvents(source())) {
    events.push(event);
  }
  return events;
}

describe('parseServerSentEvents', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end in %s, cut anywhere', async (_, end) => {
    const bytes = new TextEncoder().encode(TEXT.replaceAll('\n', end));
    expect(await parse([bytes])).toEqual(EVENTS);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await parse([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(
        EVENTS,
      );
    }
    expect(await parse([...bytes].map(byte => Uint8Array.of(byte)))).toEqual(
      EVENTS,
    );
  });
});
