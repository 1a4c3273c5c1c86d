import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { kubernetesResourcesReadPermission } from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  BasicPermission,
  Permission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  mlSourceReadPermission,
  mlWorkloadReadPermission,
  RESOURCE_TYPE_ML_WORKLOAD,
  WorkloadAddress,
} from '@mlport/backstage-plugin-ml-common';
import {
  MlWorkloadFilter,
  mlWorkloadResourceRef,
} from '@mlport/backstage-plugin-ml-node';
import { MirrorRow } from '../clusters/WorkloadMirror';
import { WorkloadScope } from '../workloads/WorkloadScope';
import { CompiledConditions, compileConditions } from './compileConditions';
import { noSuchWorkload } from './noSuchWorkload';
import { scopeOf } from './scopeOf';

/**
 * Asks the permission policy, in two calls at once per request, however many rows are meant: its
 * conditions are applied here. Whom the kubernetes plugin shows no resources, this plugin shows none either.
 */
export class WorkloadAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #toFilters: ConditionTransformer<MlWorkloadFilter>;

  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: Pick<
      PermissionsRegistryService,
      'getPermissionRuleset'
    >;
  }): WorkloadAuthorizer {
    const { permissions, permissionsRegistry } = options;
    return new WorkloadAuthorizer(
      permissions,
      createConditionTransformer(
        permissionsRegistry.getPermissionRuleset(mlWorkloadResourceRef),
      ),
    );
  }

  private constructor(
    permissions: PermissionsService,
    toFilters: ConditionTransformer<MlWorkloadFilter>,
  ) {
    this.#permissions = permissions;
    this.#toFilters = toFilters;
  }

  /**
   * What a caller may see.
   *
   * @throws NotAllowedError when that is nothing.
   */
  async scopeOf(credentials: BackstageCredentials): Promise<WorkloadScope> {
    return (await this.#scope(credentials, [])).scope;
  }

  /**
   * What a caller may see, and whether the caller has a further permission that is not decided
   * workload by workload.
   *
   * @throws NotAllowedError when the caller may see nothing.
   */
  async scopeWith(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<{ scope: WorkloadScope; allowed: boolean }> {
    const { scope, further } = await this.#scope(credentials, [permission]);
    return { scope, allowed: further[0].result === AuthorizeResult.ALLOW };
  }

  /**
   * What a caller may see who needs a further permission that is not decided workload by workload.
   *
   * @throws NotAllowedError when the caller lacks it, or may see nothing.
   */
  async scopeNeeding(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<WorkloadScope> {
    const { scope, further } = await this.#scope(credentials, [permission]);
    refuseDenied([[permission, further[0]]]);
    return scope;
  }

  /**
   * The workload of an address, for a caller who may see it and has a further permission to it.
   *
   * @param find - Gives the row of an address, if there is one.
   * @throws NotFoundError when there is none, or the caller may not see it.
   * @throws NotAllowedError when the caller may see it, but lacks the further permission.
   */
  async authorizeWorkload(
    credentials: BackstageCredentials,
    permission: ResourcePermission<typeof RESOURCE_TYPE_ML_WORKLOAD>,
    address: WorkloadAddress,
    find: (address: WorkloadAddress) => MirrorRow | undefined,
  ): Promise<MirrorRow> {
    const [[resources], [read, further]] = await this.#ask(
      credentials,
      [kubernetesResourcesReadPermission],
      [mlWorkloadReadPermission, permission],
    );
    refuseDenied([
      [kubernetesResourcesReadPermission, resources],
      [mlWorkloadReadPermission, read],
    ]);
    const row = find(address);
    if (!row || this.#conditionsOf(read)?.shows(row) === false) {
      throw noSuchWorkload(address);
    }
    refuseDenied([[permission, further]]);
    if (this.#conditionsOf(further)?.shows(row) === false) {
      throw missing([permission]);
    }
    return row;
  }

  async #scope(
    credentials: BackstageCredentials,
    basic: readonly BasicPermission[],
  ): Promise<{ scope: WorkloadScope; further: PolicyDecision[] }> {
    const [[resources, sources, ...further], [read]] = await this.#ask(
      credentials,
      [kubernetesResourcesReadPermission, mlSourceReadPermission, ...basic],
      [mlWorkloadReadPermission],
    );
    refuseDenied([
      [kubernetesResourcesReadPermission, resources],
      [mlWorkloadReadPermission, read],
    ]);
    const readsSources = sources.result === AuthorizeResult.ALLOW;
    return { scope: scopeOf(this.#conditionsOf(read), readsSources), further };
  }

  #ask(
    credentials: BackstageCredentials,
    basic: readonly BasicPermission[],
    resource: readonly ResourcePermission[],
  ): Promise<[PolicyDecision[], PolicyDecision[]]> {
    return Promise.all([
      this.#permissions.authorize(basic.map(toRequest), { credentials }),
      this.#permissions.authorizeConditional(resource.map(toRequest), {
        credentials,
      }),
    ]);
  }

  #conditionsOf(decision: PolicyDecision): CompiledConditions | undefined {
    return decision.result === AuthorizeResult.CONDITIONAL
      ? compileConditions(this.#toFilters(decision.conditions))
      : undefined;
  }
}

function toRequest<T extends Permission>(permission: T): { permission: T } {
  return { permission };
}

function refuseDenied(
  asked: readonly (readonly [Permission, PolicyDecision])[],
): void {
  const denied = asked.filter(
    ([, { result }]) =>
      result !== AuthorizeResult.ALLOW &&
      result !== AuthorizeResult.CONDITIONAL,
  );
  if (denied.length > 0) {
    throw missing(denied.map(([permission]) => permission));
  }
}

function missing(permissions: readonly Permission[]): NotAllowedError {
  const names = permissions.map(({ name }) => `'${name}'`).join(' and ');
  return new NotAllowedError(
    `You lack the permission ${names}; ask an administrator of this portal for it`,
  );
}
