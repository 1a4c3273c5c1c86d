import { Branches, TreeEntry } from '../git';
import { encodePath } from '../http/encodePath';
import { html, Html } from './html';
import { name } from './name';

const SUFFIX = { blob: '', tree: '/', commit: ' (submodule)' };

/** Where a page of files is: a branch or a commit, and a path below. */
export interface Place {
  fullName: string;
  kind: 'branch' | 'commit';
  ref: string;
  path: string;
}

/** The address of a place. */
export function hrefOf({ fullName, kind, ref, path }: Place): string {
  const tail = path ? `/${encodePath(path)}` : '';
  return `/${fullName}/src/${kind}/${encodePath(ref)}${tail}`;
}

/** What a folder holds, folders first. */
export function folderPage(
  place: Place,
  {
    rows,
    branches,
    cloneUrl,
  }: { rows: TreeEntry[]; branches: Branches; cloneUrl: string },
): Html {
  const sorted = [...rows].sort(
    (one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1),
  );
  return html`${placeLine(place)}
    ${place.path
      ? ''
      : html`${branchList(place, branches)} ${cloneLine(cloneUrl)}`}
    <ul class="rows">
      ${sorted.map(
        entry =>
          html`<li>
            <a href="${hrefOf({ ...place, path: entry.path })}"
              >${name(entry.path.split('/').at(-1) ?? '')}${SUFFIX[
                entry.type
              ]}</a
            >
            <span class="end">${sizeOf(entry)}</span>
          </li>`,
      )}
    </ul>`;
}

/** A repository without a commit. */
export function emptyPage(cloneUrl: string, branch: string): Html {
  return html`<div class="note">
    <p>This repository is empty. Push something to it:</p>
    <pre>
git init --initial-branch=${branch}
git add .
git commit -m "first commit"
git push ${cloneUrl} ${branch}</pre
    >
  </div>`;
}

/** The way from the root to the place, each folder a link. */
export function placeLine(place: Place): Html {
  const segments = place.path.split('/').filter(Boolean);
  return html`<nav aria-label="Path">
    <p>
      <span class="dim">${place.kind}</span>
      <a href="${hrefOf({ ...place, path: '' })}">${name(place.ref)}</a>
      ${segments.map((segment, at) => {
        const path = segments.slice(0, at + 1).join('/');
        return html` /
          <a href="${hrefOf({ ...place, path })}">${name(segment)}</a>`;
      })}
    </p>
  </nav>`;
}

function branchList(place: Place, branches: Branches): Html {
  return html`<details>
    <summary>Branches (${branches.size})</summary>
    <ul>
      ${[...branches.keys()].map(ref => {
        const href = hrefOf({ ...place, kind: 'branch', ref, path: '' });
        return html`<li><a href="${href}">${name(ref)}</a></li>`;
      })}
    </ul>
  </details>`;
}

function cloneLine(url: string): Html {
  return html`<p>Clone: <code>git clone ${url}</code></p>`;
}

function rank({ type }: TreeEntry): number {
  return type === 'tree' ? 0 : 1;
}

function sizeOf({ type, mode, size }: TreeEntry): string {
  if (mode === '120000') {
    return 'symbolic link';
  }
  return type === 'blob' ? `${size} bytes` : '';
}
