import { Link } from '@backstage/ui';
import { RunItem } from '@mlport/backstage-plugin-ml-common';
import { isWebAddress } from '../details/isWebAddress';
import { WorkloadName } from '../table/WorkloadName';
import styles from './models.module.css';

/** The name of a run, which leads to its page on the tracking server. */
export function RunLink({
  run,
  tabIndex,
}: {
  run: RunItem;
  tabIndex?: number;
}) {
  const name = run.name || run.runId;
  return run.url && isWebAddress(run.url) ? (
    <Link
      href={run.url}
      target="_blank"
      rel="noopener noreferrer"
      title={name}
      className={styles.clip}
      {...(tabIndex !== undefined && { tabIndex })}
    >
      <bdi>{name}</bdi>
    </Link>
  ) : (
    <WorkloadName name={name} tabIndex={tabIndex} />
  );
}
