import { Kind, RelatedKind } from './Kind';
import { Reading } from './Reading';
import { unreadable } from './unreadable';

/**
 * What a kind has to say; the rest has defaults: every object is relevant, nothing is related, no
 * pods, and the own reading is the full reading.
 *
 * @public
 */
export type KindDefinition<TReading extends Reading> = Omit<
  Kind<TReading>,
  'relevant' | 'related' | 'podSelector' | 'combine'
> &
  Partial<
    Pick<Kind<TReading>, 'relevant' | 'related' | 'podSelector' | 'combine'>
  >;

/**
 * Makes a kind that cannot throw. A `read` that throws (most often an `UnreadableFieldError`) gives
 * a reading with the state `Unknown`, the reason `Unreadable` and a message that names the field;
 * a `combine` that throws gives the same. An object is kept when `relevant` throws, so that its
 * reading can say what is wrong; the other functions give nothing then.
 *
 * @public
 */
export function defineKind<TReading extends Reading>(
  definition: KindDefinition<TReading>,
): Kind<TReading> {
  const {
    relevant = () => true,
    related = [],
    podSelector = () => undefined,
    combine = (own: TReading) => own,
    read,
    reads,
  } = definition;
  const broken = (error: unknown) => unreadable(reads, error) as TReading;
  return {
    ...definition,
    relevant: object => attempt(() => relevant(object), always(true)),
    related: related.map(guardRelated),
    podSelector: object =>
      attempt(() => podSelector(object), always(undefined)),
    read: object => attempt(() => read(object), broken),
    combine: (own, others) => attempt(() => combine(own, others), broken),
  };
}

function guardRelated(related: RelatedKind): RelatedKind {
  switch (related.by) {
    case 'name':
      return {
        ...related,
        name: object => attempt(() => related.name(object), always(undefined)),
      };
    case 'label':
      return {
        ...related,
        value: object =>
          attempt(() => related.value(object), always(undefined)),
      };
    default:
      return related;
  }
}

function attempt<T>(work: () => T, otherwise: (error: unknown) => T): T {
  try {
    return work();
  } catch (error) {
    return otherwise(error);
  }
}

function always<T>(value: T): () => T {
  return () => value;
}
