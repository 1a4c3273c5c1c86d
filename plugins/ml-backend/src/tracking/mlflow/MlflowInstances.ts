import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Clock, systemClock } from '../../clusters/Clock';
import { TrackingAdapter } from '../TrackingAdapter';
import { MlflowClient } from './client/MlflowClient';
import { MlflowTransport, nodeTransport } from './client/MlflowTransport';
import { GATE_LIMITS } from './client/RequestGate';
import { MlflowAdapter } from './MlflowAdapter';
import { readMlflowConfig } from './readMlflowConfig';

/** What the instances need, where it is not the machine's own. */
export interface MlflowInstancesOptions {
  readonly logger?: LoggerService;
  readonly clock?: Clock;
  /** From 0 to 1, as `Math.random`. */
  readonly random?: () => number;
  readonly transport?: MlflowTransport;
}

/** The configured instances of MLflow. */
export const MlflowInstances = {
  /**
   * Reads `ml.mlflow.instances`: one adapter for each workspace of each. Those of one instance share
   * what may be asked of it. Nothing is asked yet.
   *
   * @throws InputError when an instance is not described as it should be.
   */
  fromConfig(
    config: Config,
    options: MlflowInstancesOptions = {},
  ): TrackingAdapter[] {
    return readMlflowConfig(config).flatMap(instance => {
      const client = MlflowClient.create({
        config: instance,
        transport: options.transport ?? nodeTransport,
        clock: options.clock ?? systemClock,
        random: options.random ?? Math.random,
        limits: GATE_LIMITS,
        onOtherBase: base =>
          options.logger?.info(
            `The API of the MLflow instance ${instance.name} is at ${base}/api`,
          ),
      });
      return instance.workspaces.map(workspace =>
        MlflowAdapter.create({ client, config: instance, workspace }),
      );
    });
  },
};
