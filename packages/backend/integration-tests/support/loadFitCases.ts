import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FitVerdict } from '@mlport/backstage-plugin-ml-common';
import { parse } from 'yaml';
import { Manifest } from './RealCluster';

/** An amount, how much of it may be lent, and how much may be borrowed. */
export interface QuotaInWords {
  quota: number | string;
  lend?: number;
  borrow?: number;
}

/** Resources of a flavor: an amount, or an amount with what of it may be lent and borrowed. */
export type FlavorQuota = Record<string, number | string | QuotaInWords>;

/** A Job in short. */
export interface JobInWords {
  queue?: string;
  pods?: number;
  requests?: object;
  limits?: object;
  /** More of the pod's spec. */
  spec?: object;
}

/** A manifest, the cluster that it comes to, and what becomes of it. `${namespace}` is filled in. */
export interface FitCase {
  case: string;
  flavors?: Record<string, { nodeLabels?: object; [field: string]: unknown }>;
  queues?: Record<
    string,
    { flavors: Record<string, FlavorQuota>; cohort?: string; spec?: object }
  >;
  /** Set where the queues are to be out of use. */
  isInactive?: true;
  cohorts?: Record<
    string,
    { parent?: string; flavors?: Record<string, FlavorQuota> }
  >;
  /** More doors, by name, each to a queue; every queue has one of its name. */
  doors?: Record<string, string>;
  nodes?: Record<
    string,
    {
      count?: number;
      allocatable: Record<string, string>;
      labels?: object;
      spec?: object;
      /** Whether it stays ready; one of them fails where it does not. */
      isReady?: boolean;
    }
  >;
  quotas?: Record<
    string,
    { hard: object; scopes?: string[]; used: Record<string, string> }
  >;
  objects?: Manifest[];
  /** What runs already. */
  load?: JobInWords[];
  job?: JobInWords;
  manifest?: Manifest;
  /** How many pods the manifest makes; one when absent. */
  pods?: number;
  /** What is foreseen. */
  verdict: FitVerdict;
  /** What really happens, where it is something else, and why. */
  really?: { verdict: FitVerdict; because: string };
}

const FOLDER = join(__dirname, '..', 'fit');

/** All cases of fit. */
export function loadFitCases(): FitCase[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap(
      (file): FitCase[] =>
        parse(readFileSync(join(FOLDER, file), 'utf8'), { merge: true }) ?? [],
    );
}
