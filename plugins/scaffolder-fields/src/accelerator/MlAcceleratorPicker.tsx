import { useTranslationRef } from '@backstage/frontend-plugin-api';
import LinearProgress from '@material-ui/core/LinearProgress';
import { useTargets } from '../answers/useTargets';
import { describeFailure } from '../notices/describeFailure';
import { FieldGroup } from '../notices/FieldGroup';
import { Notice } from '../notices/Notice';
import { mlFieldsTranslationRef } from '../translation';
import { offeredOf } from './acceleratorChoices';
import { acceleratorProblems } from './acceleratorProblems';
import { AcceleratorSelect } from './AcceleratorSelect';
import { parseAccelerator } from './ChosenAccelerator';
import { clusterOf } from '../target/clusterOf';
import { CountInput } from './CountInput';
import { mlAcceleratorPickerSchema } from './mlAcceleratorPickerSchema';

/** What one pod asks for of what the chosen cluster has, or CPU only. */
export function MlAcceleratorPicker(
  props: typeof mlAcceleratorPickerSchema.TProps,
) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const { value: list, error, retry } = useTargets();
  const { target, inAll } = uiSchema['ui:options'] ?? {};
  const { name, cluster } = clusterOf(
    props.formContext?.formData,
    list,
    target,
  );
  const chosen = parseAccelerator(formData);
  const problems = chosen
    ? acceleratorProblems(chosen, { cluster, inAll }, t)
    : {};
  const offered = chosen && cluster && offeredOf(chosen, cluster);
  const loading = !list && !error;
  const disabled = props.disabled || props.readonly || loading;

  return (
    <FieldGroup
      title={uiSchema['ui:title'] ?? schema.title ?? t('accelerator.title')}
      description={uiSchema['ui:description'] ?? schema.description}
    >
      <AcceleratorSelect
        id={`${idSchema.$id}_resource`}
        cluster={cluster}
        // A cluster that is not listed, or whose nodes are not, is one we cannot offer anything of.
        typed={Boolean(name) && !loading && !cluster?.accelerators.length}
        label={t(inAll ? 'accelerator.whichOfAll' : 'accelerator.which')}
        required={Boolean(props.required || inAll)}
        disabled={disabled}
        chosen={chosen}
        inAll={Boolean(inAll)}
        problem={chosen?.resource ? problems.resource : undefined}
        help={name ? undefined : t('accelerator.chooseCluster')}
        onChange={onChange}
      />
      {chosen && (
        <CountInput
          id={`${idSchema.$id}_count`}
          label={t(inAll ? 'accelerator.countOfAll' : 'accelerator.count')}
          value={chosen.count}
          most={inAll ? undefined : offered?.largestNode}
          disabled={disabled}
          problem={problems.count}
          help={
            !inAll && offered && cluster
              ? t('accelerator.most', {
                  count: offered.largestNode,
                  cluster: cluster.name,
                })
              : undefined
          }
          onChange={count => onChange({ ...chosen, count })}
        />
      )}
      {loading && (
        <div role="status" aria-label={t('target.loading')}>
          <LinearProgress aria-hidden />
        </div>
      )}
      {!list && error && (
        <Notice
          severity="warning"
          title={t('accelerator.notListed')}
          action={{ label: t('retry'), onClick: retry }}
        >
          {describeFailure(error, t)} {t('accelerator.typed')}
        </Notice>
      )}
      {cluster && cluster.accelerators.length === 0 && (
        <Notice
          severity="info"
          title={t('accelerator.noneTitle', { cluster: cluster.name })}
        >
          {t('accelerator.noneText')}
        </Notice>
      )}
    </FieldGroup>
  );
}
