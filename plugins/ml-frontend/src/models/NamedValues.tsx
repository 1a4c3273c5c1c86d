import styles from './NamedValues.module.css';

/** Names with their values, in the order of the names. */
export function NamedValues(props: {
  values: ReadonlyArray<readonly [name: string, value: string]>;
}) {
  const sorted = [...props.values].sort(([a], [b]) => a.localeCompare(b));
  return (
    <dl className={styles.values}>
      {sorted.map(([name, value]) => (
        <div key={name} className={styles.value}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
