import { GiteaRepository } from './GiteaRepository';

/**
 * Opens a pull request, or gives the open one its title and text.
 *
 * @returns its number, its page, and what was done, in a sentence
 */
export async function requestPull(
  repository: GiteaRepository,
  wanted: { head: string; base: string; title: string; body: string },
) {
  const { head, base, title, body } = wanted;
  const open = await repository.findPull(head, base);
  if (!open) {
    const { number, html_url: url } = await repository.openPull(wanted);
    return { number, url, said: `Opened pull request ${number}: ${url}` };
  }
  const { number, html_url: url } = open;
  if (open.title !== title || open.body !== body) {
    await repository.editPull(number, { title, body });
  }
  return { number, url, said: `Pull request ${number} is open: ${url}` };
}
