import { WorkloadStreamEvent } from '../api';
import { ServerSentEvent } from './serverSentEvents';

/**
 * Gives an event of the wire its type. Events that this version does not know are `undefined`, so
 * that a newer backend can send more.
 *
 * @throws Error when the data of a known event is not what the contract says.
 */
export function toStreamEvent(
  received: ServerSentEvent,
): WorkloadStreamEvent | undefined {
  const { event, id } = received;
  const list = (name: string, data: Record<string, unknown>) => {
    const value = data[name];
    if (!Array.isArray(value)) {
      throw new Error(
        `The stream sent a '${event}' event without a list of '${name}'`,
      );
    }
    return value;
  };

  switch (event) {
    case 'snapshot': {
      const data = parse(received);
      return {
        type: 'snapshot',
        id,
        items: list('items', data),
        reset: data.reset === true,
        complete: data.complete === true,
        ...(isRecord(data.match) && {
          match: data.match as unknown as Extract<
            WorkloadStreamEvent,
            { type: 'snapshot' }
          >['match'],
        }),
      };
    }
    case 'delta': {
      const data = parse(received);
      return {
        type: 'delta',
        id,
        upserts: list('upserts', data),
        removes: list('removes', data),
      };
    }
    case 'sources':
      return { type: 'sources', id, sources: list('sources', parse(received)) };
    case 'end':
      return { type: 'end', reason: String(parse(received).reason ?? '') };
    default:
      return undefined;
  }
}

function parse(received: ServerSentEvent): Record<string, unknown> {
  const data: unknown = JSON.parse(received.data);
  if (!isRecord(data)) {
    throw new Error(
      `The stream sent a '${received.event}' event whose data is not an object`,
    );
  }
  return data;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
