import styles from './AliasChips.module.css';

/** The aliases that stand for a version. */
export function AliasChips({ aliases }: { aliases: readonly string[] }) {
  return (
    <span className={styles.chips}>
      {aliases.map(alias => (
        <bdi key={alias} className={styles.chip} title={alias}>
          {alias}
        </bdi>
      ))}
    </span>
  );
}
