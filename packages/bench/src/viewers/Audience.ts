import { setTimeout as pause } from 'node:timers/promises';
import { SourceStatus } from '@mlport/backstage-plugin-ml-common';
import { epochMs } from '../processes/epochMs';
import { USER_HEADER } from '../backend/userHeader';
import { KubernetesViewer } from './KubernetesViewer';
import { meteredFetch } from './meteredFetch';
import { MlViewer } from './MlViewer';
import { Viewer, ViewerSink } from './Viewer';
import { WireMeter } from './WireMeter';

/** The systems that are compared. */
export type System = 'ours' | 'peer';

/** A job with its count of workers, as a viewer first saw it. */
export type Sighting = {
  viewer: number;
  uid: string;
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
};

/** What an audience has seen since it was last asked. */
export type AudienceReport = {
  /** How long each page took to load, in milliseconds. */
  loads: number[];
  /** How long those that are still loading have been at it. */
  loading: number[];
  sightings: Sighting[];
  /** When each viewer had its first data, in milliseconds since the epoch. */
  since: [viewer: number, at: number][];
  raw: number;
  wire: number;
  /** What was refused or broke, and how often. */
  errors: { [message: string]: number };
  /** How many visits ended without a page. */
  missed: number;
};

const CREATE = {
  ours: MlViewer.create,
  peer: KubernetesViewer.create,
};

/** Counts of pods that are no change of ours; see `BenchClusters`. */
const FIRST_VALUE = 1_000;

const READY_POLL_MS = 100;
const OPENED_POLL_MS = 20;
/** What a source is when there is nothing more to wait for: the simulation has no other ends. */
const SETTLED = new Set<string>(['fresh', 'missing']);

/** Who is to load a page once. */
export type VisitOrder = {
  /** The component of each visitor. */
  entities: string[];
  perSecond: number;
  timeoutMs: number;
};

/** The viewers of one system. */
export class Audience {
  readonly #system: System;
  readonly #url: string;
  readonly #meter = new WireMeter();
  readonly #tokens: string[] = [];
  #end = new AbortController();
  #staying: Viewer[] = [];
  #report: AudienceReport = emptyReport();
  #counted = { raw: 0, wire: 0 };

  static create(system: System, url: string): Audience {
    return new Audience(system, url);
  }

  private constructor(system: System, url: string) {
    this.#system = system;
    this.#url = url;
  }

  /** Signs in as many users, each under a name of its own. */
  async signIn(users: number): Promise<void> {
    while (this.#tokens.length < users) {
      const user = `viewer-${this.#tokens.length}`;
      const response = await fetch(`${this.#url}/api/auth/bench/refresh`, {
        headers: { [USER_HEADER]: user },
      });
      if (!response.ok) {
        throw new Error(`Nobody can sign in: HTTP ${response.status}`);
      }
      const session = await response.json();
      this.#tokens.push(session.backstageIdentity.token);
    }
  }

  /** Has viewers open their pages, spread evenly over some time, and stay. */
  async open(entities: string[], overMs: number): Promise<void> {
    const { signal } = this.#end;
    for (let index = 0; index < entities.length; index += 1) {
      const viewer = this.#viewer(index, entities[index]);
      this.#staying.push(viewer);
      void viewer.stay(signal);
      await pause(overMs / entities.length);
    }
  }

  /** Waits until everybody who stays has seen the page once, or that it cannot be had. */
  async opened(): Promise<void> {
    while (this.#staying.some(({ loadingSince }) => loadingSince)) {
      await pause(OPENED_POLL_MS);
    }
  }

  /**
   * Has one visitor after the other load a page, no more than so many a second. A page that is not
   * there in time, or is an error, counts with that time.
   */
  async visit(order: VisitOrder): Promise<void> {
    for (let index = 0; index < order.entities.length; index += 1) {
      const began = performance.now();
      const who = index % this.#tokens.length;
      const before = this.#report.loads.length;
      await this.#viewer(who, order.entities[index]).visit(
        AbortSignal.any([
          this.#end.signal,
          AbortSignal.timeout(order.timeoutMs),
        ]),
      );
      if (this.#report.loads.length === before) {
        this.#report.loads.push(order.timeoutMs);
        this.#report.missed += 1;
      }
      const left = 1_000 / order.perSecond - (performance.now() - began);
      await pause(Math.max(0, left));
    }
  }

  /** Waits until a component is in the catalog, and our mirror has read every cluster. */
  async ready(entity: string): Promise<void> {
    const [token] = this.#tokens;
    const get = (path: string) =>
      fetch(`${this.#url}/api/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const catalog = `catalog/entities/by-name/component/default/${entity}`;
    while (!(await get(catalog)).ok) {
      await pause(READY_POLL_MS);
    }
    while (this.#system === 'ours') {
      const { items } = await (await get('ml/sources')).json();
      if (isSettled(items)) {
        return;
      }
      await pause(READY_POLL_MS);
    }
  }

  /** What was seen since the last time. */
  report(): AudienceReport {
    const total = this.#meter.total();
    const now = performance.now();
    const report = {
      ...this.#report,
      loading: this.#staying.flatMap(({ loadingSince }) =>
        loadingSince === undefined ? [] : [now - loadingSince],
      ),
      raw: total.raw - this.#counted.raw,
      wire: total.wire - this.#counted.wire,
    };
    this.#counted = total;
    this.#report = emptyReport();
    return report;
  }

  /** Sends everybody away. */
  close(): void {
    this.#end.abort();
    this.#end = new AbortController();
    this.#staying = [];
  }

  #viewer(index: number, entity: string): Viewer {
    const token = this.#tokens[index];
    return CREATE[this.#system]({
      baseUrl: this.#url,
      fetch: meteredFetch(token, this.#meter),
      entity,
      sink: this.#sink(index),
    });
  }

  #sink(viewer: number): ViewerSink {
    const seen = new Map<string, number>();
    let loads = 0;
    return {
      loaded: ms => {
        this.#report.loads.push(ms);
        loads += 1;
        if (loads === 1) {
          this.#report.since.push([viewer, epochMs()]);
        }
      },
      saw: (uid, value) => {
        if (value > FIRST_VALUE && (seen.get(uid) ?? 0) < value) {
          seen.set(uid, value);
          this.#report.sightings.push({ viewer, uid, value, at: epochMs() });
        }
      },
      failed: ({ message }) => {
        const { errors } = this.#report;
        errors[message] = (errors[message] ?? 0) + 1;
      },
    };
  }
}

function emptyReport(): AudienceReport {
  return {
    loads: [],
    loading: [],
    sightings: [],
    since: [],
    raw: 0,
    wire: 0,
    errors: {},
    missed: 0,
  };
}

function isSettled(sources: SourceStatus[]): boolean {
  return (
    sources.length > 0 &&
    sources.every(({ freshness }) => SETTLED.has(freshness))
  );
}
