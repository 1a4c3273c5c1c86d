import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import TextField from '@material-ui/core/TextField';
import { asRecord, asText } from '@mlport/backstage-plugin-ml-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FieldGroup } from '../notices/FieldGroup';
import { mlFieldsTranslationRef } from '../translation';
import { mlRepositoryPickerSchema } from './mlRepositoryPickerSchema';
import {
  AddressPart,
  formatRepoUrl,
  parseRepoUrl,
  RepositoryAddress,
} from './RepositoryAddress';
import { deliveryOf, repositoryHosts } from './RepositoryHost';
import { repositoryProblems } from './repositoryProblems';

/** Which repository, on which of the configured hosts. */
export function MlRepositoryPicker(
  props: typeof mlRepositoryPickerSchema.TProps,
) {
  const { formData, onChange, uiSchema, schema, idSchema, rawErrors } = props;
  const { t } = useTranslationRef(mlFieldsTranslationRef);
  const integrations = useApi(scmIntegrationsApiRef);
  const form = asRecord(props.formContext?.formData);
  // A default of the form is not among its values before somebody has changed something.
  const delivery = deliveryOf(
    uiSchema['ui:options']?.delivery ?? form?.delivery,
  );
  const hosts = useMemo(
    () => repositoryHosts(integrations, delivery),
    [integrations, delivery],
  );
  const address = parseRepoUrl(formData);
  const host = hosts.find(each => each.host === address?.host);
  const [left, setLeft] = useState<readonly AddressPart[]>([]);
  const change = (next: Partial<RepositoryAddress>) =>
    onChange(formatRepoUrl({ host: '', ...address, ...next }));

  const offered = useRef(false);
  useEffect(() => {
    // Once, so that what somebody clears stays clear.
    if (offered.current || props.readonly) {
      return;
    }
    offered.current = true;
    if (!address) {
      const repo =
        delivery === 'new-repository'
          ? asText(form?.component) ?? asText(form?.name)
          : undefined;
      onChange(formatRepoUrl({ host: hosts[0].host, repo }));
    }
  });

  // What is missing is said when somebody goes on, or leaves its field.
  const found = repositoryProblems(address, hosts, t);
  const problemOf = (part: AddressPart) => {
    const problem = found[part];
    const due = address?.[part] || left.includes(part) || rawErrors?.length;
    return due ? problem : undefined;
  };
  const common = {
    fullWidth: true,
    disabled: props.disabled || props.readonly,
    margin: 'dense',
    variant: 'outlined',
  } as const;
  return (
    <FieldGroup
      title={uiSchema['ui:title'] ?? schema.title ?? t('repository.title')}
      description={uiSchema['ui:description'] ?? schema.description}
    >
      <TextField
        {...common}
        id={`${idSchema.$id}_host`}
        select
        label={t('repository.host')}
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        value={address?.host ?? ''}
        error={Boolean(address && found.host)}
        helperText={address && found.host}
        onChange={event => change({ host: event.target.value })}
      >
        {!host && (
          <option value={address?.host ?? ''}>{address?.host ?? ''}</option>
        )}
        {hosts.map(each => (
          <option key={each.host} value={each.host}>
            {each.title}
          </option>
        ))}
      </TextField>
      {host?.parts.map(part => (
        <TextField
          {...common}
          key={part}
          id={`${idSchema.$id}_${part}`}
          label={t(`repository.part.${part}`)}
          // The browser would keep the form back without saying what our validator says.
          inputProps={{ required: false, 'aria-required': true }}
          required
          value={address?.[part] ?? ''}
          error={Boolean(problemOf(part))}
          helperText={problemOf(part)}
          onBlur={() => setLeft([...left, part])}
          onChange={event =>
            change({ [part]: event.target.value || undefined })
          }
        />
      ))}
    </FieldGroup>
  );
}
