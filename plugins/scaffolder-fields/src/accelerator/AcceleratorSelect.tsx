import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import {
  TargetAccelerator,
  TargetCluster,
} from '@mlport/backstage-plugin-ml-common';
import { mlFieldsTranslationRef } from '../translation';
import { acceleratorChoices, keyOf } from './acceleratorChoices';
import { acceleratorName } from '../format/acceleratorName';
import { ChosenAccelerator } from './ChosenAccelerator';

/** Which accelerator: from what the cluster has, or typed where that is not known. */
export function AcceleratorSelect(props: {
  id: string;
  cluster: TargetCluster | undefined;
  typed: boolean;
  label: string;
  /** Whether the count is of more than one pod, so that no node bounds it. */
  inAll: boolean;
  required: boolean;
  disabled: boolean;
  chosen: ChosenAccelerator | undefined;
  problem?: string;
  help?: string;
  onChange(chosen: ChosenAccelerator | undefined): void;
}) {
  const { id, cluster, typed, required, disabled, chosen } = props;
  const { label, inAll, problem, help, onChange } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const groups = acceleratorChoices(cluster);
  const all = groups.flatMap(({ items }) => items);
  const common = {
    id,
    fullWidth: true,
    disabled,
    margin: 'dense',
    variant: 'outlined',
    label,
    error: Boolean(problem),
  } as const;
  if (typed) {
    return (
      <TextField
        {...common}
        value={chosen?.resource ?? ''}
        helperText={problem ?? t('accelerator.typedHelp')}
        onChange={event => {
          const resource = event.target.value.trim();
          onChange(
            resource ? { resource, count: chosen?.count ?? 1 } : undefined,
          );
        }}
      />
    );
  }
  const describe = (item: TargetAccelerator) =>
    t('accelerator.choice', {
      name: acceleratorName(item, t),
      largest: String(item.largestNode),
      allocatable: String(item.allocatable),
    });
  const known = !chosen || all.some(item => keyOf(item) === keyOf(chosen));
  return (
    <TextField
      {...common}
      select
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      value={chosen ? keyOf(chosen) : ''}
      helperText={problem ?? help}
      onChange={event => {
        const item = all.find(each => keyOf(each) === event.target.value);
        const count = chosen?.count ?? 1;
        onChange(
          item &&
            choose(item, inAll ? count : Math.min(count, item.largestNode)),
        );
      }}
    >
      <option value="">
        {t(required ? 'accelerator.choose' : 'accelerator.none')}
      </option>
      {!known && chosen && (
        <option value={keyOf(chosen)}>
          {acceleratorName({ ...chosen, resource: chosen.resource ?? '' }, t)}
        </option>
      )}
      {groups.map(({ sharing, items }) => (
        <optgroup key={sharing} label={t(`accelerator.sharing.${sharing}`)}>
          {items.map(item => (
            <option key={keyOf(item)} value={keyOf(item)}>
              {describe(item)}
            </option>
          ))}
        </optgroup>
      ))}
    </TextField>
  );
}

function choose(
  { resource, product, nodeSelector }: TargetAccelerator,
  count: number,
): ChosenAccelerator {
  return {
    resource,
    count,
    ...(product !== undefined && { product }),
    ...(nodeSelector && { nodeSelector }),
  };
}
