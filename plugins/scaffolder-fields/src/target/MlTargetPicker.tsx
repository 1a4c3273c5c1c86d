import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEffect, useRef } from 'react';
import { useTargets } from '../answers/useTargets';
import { FieldGroup } from '../notices/FieldGroup';
import { mlFieldsTranslationRef } from '../translation';
import { completeTarget } from './completeTarget';
import { mlTargetPickerSchema } from './mlTargetPickerSchema';
import { PlaceSelect } from './PlaceSelect';
import { parseTarget, Target } from './Target';
import {
  clusterChoices,
  namespaceChoices,
  queueChoices,
} from './targetChoices';
import { TargetNotices } from './TargetNotices';
import { targetProblems } from './targetProblems';

/** Where work is sent to: cluster, namespace and queue, with what is free. */
export function MlTargetPicker(props: typeof mlTargetPickerSchema.TProps) {
  const { formData, onChange, uiSchema, schema, idSchema, errorSchema } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const targets = useTargets();
  const { value: list, error } = targets;
  const options = uiSchema['ui:options'] ?? {};
  const target = parseTarget(formData);
  const clusters = list?.items ?? [];
  const cluster = clusters.find(({ name }) => name === target.cluster);
  const namespace = cluster?.namespaces.find(
    ({ name }) => name === target.namespace,
  );
  const disabled = props.disabled || props.readonly || (!list && !error);
  // What is typed stands by itself; what is chosen decides what can be chosen next.
  const choose = (next: Target) =>
    onChange(
      list ? completeTarget(next, clusters, options) : { ...target, ...next },
    );

  const offered = useRef(false);
  useEffect(() => {
    // Once, so that what somebody clears stays clear.
    if (list && !offered.current && !props.readonly) {
      offered.current = true;
      const current = parseTarget(formData);
      const complete = completeTarget(current, list.items, options);
      if (JSON.stringify(complete) !== JSON.stringify(current)) {
        onChange(complete);
      }
    }
  });

  // What is missing is said when somebody goes on; what does not exist, at once.
  const found = targetProblems(target, list, options, t);
  const problem = (part: keyof Target) =>
    (target[part] && found[part]) || errorSchema?.[part]?.__errors?.[0];
  const parts = {
    cluster: clusterChoices(clusters, options, t),
    namespace: namespaceChoices(cluster, options, t),
    queue: queueChoices(cluster, namespace, t),
  };
  const detail = (part: keyof Target) =>
    parts[part].find(({ value }) => value === target[part])?.detail;

  return (
    <FieldGroup
      title={uiSchema['ui:title'] ?? schema.title ?? t('target.title')}
      description={uiSchema['ui:description'] ?? schema.description}
    >
      <PlaceSelect
        id={`${idSchema.$id}_cluster`}
        label={t('target.cluster')}
        choices={parts.cluster}
        value={target.cluster}
        typed={!list && Boolean(error)}
        required
        disabled={disabled}
        problem={problem('cluster')}
        help={detail('cluster')}
        onChange={value => choose({ cluster: value })}
      />
      <PlaceSelect
        id={`${idSchema.$id}_namespace`}
        label={t('target.namespace')}
        choices={parts.namespace}
        value={target.namespace}
        typed={Boolean(target.cluster) && parts.namespace.length === 0}
        required
        disabled={disabled || !target.cluster}
        problem={problem('namespace')}
        help={detail('namespace')}
        onChange={value =>
          choose({ cluster: target.cluster, namespace: value })
        }
      />
      <PlaceSelect
        id={`${idSchema.$id}_queue`}
        label={t('target.queue')}
        choices={parts.queue}
        value={target.queue}
        typed={Boolean(target.namespace) && parts.queue.length === 0}
        required={Boolean(options.requireQueue)}
        disabled={disabled || !target.namespace}
        problem={problem('queue')}
        help={detail('queue')}
        onChange={queue => onChange({ ...target, queue })}
      />
      <TargetNotices targets={targets} target={target} options={options} />
    </FieldGroup>
  );
}
