import styles from './TagList.module.css';

/** The tags of something, each as `key: value`; those that the server keeps for itself are left out. */
export function TagList(props: {
  tags: Readonly<Record<string, string>>;
  label: string;
}) {
  const own = Object.entries(props.tags).filter(
    ([key]) => !key.startsWith('mlflow.'),
  );
  return own.length === 0 ? null : (
    <ul className={styles.tags} aria-label={props.label}>
      {own.map(([key, value]) => {
        const text = value === '' ? key : `${key}: ${value}`;
        return (
          <li key={key} className={styles.tag} title={text}>
            <bdi>{text}</bdi>
          </li>
        );
      })}
    </ul>
  );
}
