import { ReactNode } from 'react';
import styles from './ComparePanel.module.css';

/** Some rows of the comparison under one title. */
export function Group(props: {
  title: string;
  /** How many runs are compared. */
  span: number;
  /** What stands there when there are no rows. */
  nothing?: string;
  children?: ReactNode;
}) {
  const { title, span, nothing, children } = props;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={span + 1} className={styles.group}>
          {title}
        </th>
      </tr>
      {nothing && (
        <tr>
          <td colSpan={span + 1} className={styles.note}>
            {nothing}
          </td>
        </tr>
      )}
      {children}
    </tbody>
  );
}

/** One thing of all runs, a cell for each in their order. */
export function Row(props: {
  title: ReactNode;
  cells: readonly ReactNode[];
  /** What is to be said of the whole row, below it. */
  remark?: ReactNode;
}) {
  const { title, cells, remark } = props;
  return (
    <>
      <tr data-remarked={Boolean(remark) || undefined}>
        <th scope="row">{title}</th>
        {cells.map((cell, place) => (
          // The cells of a row have no other name than their place.
          // eslint-disable-next-line react/no-array-index-key
          <td key={place}>{cell}</td>
        ))}
      </tr>
      {remark && (
        <tr>
          <td colSpan={cells.length + 1} className={styles.rowRemark}>
            {remark}
          </td>
        </tr>
      )}
    </>
  );
}
