import { Kind, RelatedKind } from '@mlport/backstage-plugin-ml-common';
import { Fragment, relationKey } from './Fragment';
import { Multimap } from './Multimap';

/** One way in which fragments of a kind are found, shared by all the kinds that look for them. */
interface Channel {
  readonly target: string;
  readonly relation: RelatedKind;
  /** The kinds that look. */
  readonly seekers: Set<string>;
  readonly providers: Multimap<string, Fragment>;
  /** Who looks for which key; not used by owner: there the key is the seeker's own uid. */
  readonly subscribers: Multimap<string, Fragment>;
}

function channelId(relation: RelatedKind): string {
  const label = relation.by === 'label' ? relation.label : '';
  return `${relation.kind} ${relation.by} ${label}`;
}

function providedKey(channel: Channel, { meta }: Fragment): string | undefined {
  switch (channel.relation.by) {
    case 'owner':
      return meta.controllerUid;
    case 'name':
      return relationKey(meta.namespace, meta.name);
    default: {
      const { label } = channel.relation;
      return Object.hasOwn(meta.labels, label)
        ? relationKey(meta.namespace, meta.labels[label])
        : undefined;
    }
  }
}

/** Owner references do not cross namespaces; whoever writes one that does is not believed. */
export function mayOwn(owner: Fragment, owned: Fragment): boolean {
  const { namespace } = owner.meta;
  return namespace === undefined || namespace === owned.meta.namespace;
}

/**
 * Who is related to whom on one cluster: the kinds' `related`, turned round. Each fragment gives
 * keys by which it is found and looks for keys of others; neither needs to be there first.
 */
export class Relations {
  readonly #fragments: ReadonlyMap<string, Fragment>;
  /** By the kind that looks, in the order of its `related`. */
  readonly #sought = new Map<string, Channel[]>();
  /** By the kind that is found. */
  readonly #provided = new Map<string, Set<Channel>>();

  constructor(
    kinds: readonly Kind[],
    fragments: ReadonlyMap<string, Fragment>,
  ) {
    this.#fragments = fragments;
    const channels = new Map<string, Channel>();
    for (const kind of kinds) {
      const sought = kind.related.map(relation => {
        const id = channelId(relation);
        const channel = channels.get(id) ?? {
          target: relation.kind,
          relation,
          seekers: new Set(),
          providers: new Multimap(),
          subscribers: new Multimap(),
        };
        channels.set(id, channel);
        channel.seekers.add(kind.id);
        return channel;
      });
      this.#sought.set(kind.id, sought);
    }
    for (const channel of channels.values()) {
      const provided = this.#provided.get(channel.target) ?? new Set();
      this.#provided.set(channel.target, provided.add(channel));
    }
  }

  add(fragment: Fragment): void {
    for (const [channel, key] of this.#keysProvided(fragment)) {
      channel.providers.add(key, fragment);
    }
    for (const [channel, key] of this.#keysSubscribed(fragment)) {
      channel.subscribers.add(key, fragment);
    }
  }

  remove(fragment: Fragment): void {
    for (const [channel, key] of this.#keysProvided(fragment)) {
      channel.providers.delete(key, fragment);
    }
    for (const [channel, key] of this.#keysSubscribed(fragment)) {
      channel.subscribers.delete(key, fragment);
    }
  }

  /** The fragments of a kind that a fragment looks for and that are there. */
  relatedTo(fragment: Fragment, kindId: string): readonly Fragment[] {
    const found = new Set<Fragment>();
    for (const [index, channel] of this.#soughtBy(fragment).entries()) {
      if (channel.target === kindId) {
        for (const related of this.#find(fragment, channel, index)) {
          found.add(related);
        }
      }
    }
    return [...found];
  }

  /** Whether anything that a fragment looks for is there. */
  hasRelated(fragment: Fragment): boolean {
    return this.#soughtBy(fragment).some(
      (channel, index) => this.#find(fragment, channel, index).length > 0,
    );
  }

  /** The fragments that look for this one. */
  dependentsOf(fragment: Fragment): readonly Fragment[] {
    const found: Fragment[] = [];
    for (const [channel, key] of this.#keysProvided(fragment)) {
      if (channel.relation.by === 'owner') {
        const owner = this.#fragments.get(key);
        if (owner && channel.seekers.has(owner.kind.id)) {
          found.push(owner);
        }
      } else {
        found.push(...channel.subscribers.get(key));
      }
    }
    return found;
  }

  #find(fragment: Fragment, channel: Channel, index: number) {
    if (channel.relation.by === 'owner') {
      return channel.providers
        .get(fragment.meta.uid)
        .filter(owned => mayOwn(fragment, owned));
    }
    const key = fragment.wants[index];
    return key === undefined ? [] : channel.providers.get(key);
  }

  #soughtBy(fragment: Fragment): readonly Channel[] {
    return this.#sought.get(fragment.kind.id) ?? [];
  }

  *#keysProvided(fragment: Fragment): Generator<[Channel, string]> {
    for (const channel of this.#provided.get(fragment.kind.id) ?? []) {
      const key = providedKey(channel, fragment);
      if (key !== undefined) {
        yield [channel, key];
      }
    }
  }

  *#keysSubscribed(fragment: Fragment): Generator<[Channel, string]> {
    for (const [index, channel] of this.#soughtBy(fragment).entries()) {
      const key = fragment.wants[index];
      if (key !== undefined) {
        yield [channel, key];
      }
    }
  }
}
