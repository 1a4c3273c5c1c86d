import { screen, within } from '@testing-library/react';

/** The rows of the table that can be seen, each as its text. */
export function seeRows(): string[] {
  const [, body] = within(screen.getByRole('grid')).getAllByRole('rowgroup');
  return within(body)
    .queryAllByRole('row')
    .map(element => element.textContent ?? '');
}
