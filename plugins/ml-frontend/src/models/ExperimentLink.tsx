import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ExperimentItem } from '@mlport/backstage-plugin-ml-common';

/** The name of an experiment, which leads to its entity. */
export function ExperimentLink(props: {
  experiment: ExperimentItem;
  tabIndex?: number;
}) {
  const { experiment, tabIndex } = props;
  const entityPath = useEntityRefLink();
  return (
    <Link
      href={entityPath(experiment.entityRef)}
      title={experiment.name}
      {...(tabIndex !== undefined && { tabIndex })}
    >
      <bdi>{experiment.name}</bdi>
    </Link>
  );
}
