import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ExperimentItem } from '@mlport/backstage-plugin-ml-common';

/** The name of an experiment, which leads to its entity. */
export function ExperimentLink(props: {
  experiment: ExperimentItem;
  tabIndex?: number;
}) {
  const { experiment, tabIndex } = props;
  return (
    <EntityRefLink
      entityRef={experiment.entityRef}
      hideIcon
      disableTooltip
      tabIndex={tabIndex}
    >
      <bdi>{experiment.name}</bdi>
    </EntityRefLink>
  );
}
