import { html, Html } from './html';
import { User } from '../users';

export interface PageFrame {
  title: string;
  /** Path of the page, for signing in. */
  path: string;
  user: User | undefined;
}

/** A whole page around its content. */
export function page({ title, path, user }: PageFrame, content: Html): string {
  const who = user
    ? html`Signed in as ${user.name}`
    : html`<a href="${path}?signin">Sign in</a>`;
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Git host</title>
        <link rel="stylesheet" href="/assets/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="top">
          <div>
            <a class="brand" href="/">Git host</a>
            <span class="dim">on this machine, to try things out</span>
            <span class="who">${who}</span>
          </div>
        </header>
        <main id="content">${content}</main>
      </body>
    </html>`.toString();
}

const TITLES: Record<number, string> = {
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'This cannot be merged',
  409: 'Something changed meanwhile',
};

/** A page for what went wrong. */
export function errorPage(
  frame: Omit<PageFrame, 'title'>,
  { status, message }: { status: number; message: string },
): string {
  const title = TITLES[status] ?? 'This did not work';
  return page(
    { ...frame, title },
    html`<h1>${title}</h1>
      <div class="note">
        <p>${message}</p>
        <p><a href="/">All repositories</a></p>
      </div>`,
  );
}
