import { useRouteRef } from '@backstage/frontend-plugin-api';
import { WorkloadAddress } from '@mlport/backstage-plugin-ml-common';
import { addressOf, writeWorkloadParam } from '../details/workloadParam';
import { jobsRouteRef } from '../routes';
import { WorkloadLink } from '../table/WorkloadLink';
import { WorkloadName } from '../table/WorkloadName';

/** The name of work on a cluster, which leads to its details. */
export function EndpointLink(props: {
  address: WorkloadAddress;
  tabIndex?: number;
}) {
  const { address, tabIndex } = props;
  const jobs = useRouteRef(jobsRouteRef);
  return jobs ? (
    <WorkloadLink
      name={address.name}
      href={`${jobs()}${writeWorkloadParam('', addressOf(address))}`}
      tabIndex={tabIndex}
    />
  ) : (
    <WorkloadName name={address.name} tabIndex={tabIndex} />
  );
}
