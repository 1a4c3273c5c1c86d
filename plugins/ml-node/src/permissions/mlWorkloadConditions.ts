import { createConditionExports } from '@backstage/plugin-permission-node';
import { mlWorkloadResourceRef } from './mlWorkloadResourceRef';
import { mlWorkloadRules } from './mlWorkloadRules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: mlWorkloadResourceRef,
  rules: mlWorkloadRules,
});

/**
 * The rules about workloads as conditions, for policies.
 *
 * @example
 * ```ts
 * mlWorkloadConditions.isOwnedBy({ claims: ['group:default/vision'] });
 * ```
 *
 * @public
 */
export const mlWorkloadConditions = conditions;

/**
 * A decision that allows a permission only for the workloads that meet the conditions.
 *
 * @public
 */
export const createMlWorkloadConditionalDecision = createConditionalDecision;
