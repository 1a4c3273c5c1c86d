import { z } from 'zod/v3';
import {
  choiceParameter,
  groupParameter,
  textParameter,
} from '../../kinds/generate/expecting';
import {
  labelParameter,
  nameParameter,
  namespaceParameter,
} from '../../kinds/generate/texts';

/** The reference of a catalog entity. */
export const entityRefParameter = textParameter(
  'a reference of a catalog entity: group:default/vision',
  ref => /^([a-z][\w-]*:)?([\w.-]+\/)?[\w.-]+$/i.test(ref),
);

/** Where something of the web is; without credentials, which Git would keep. */
export const urlParameter = textParameter(
  'a URL that begins with http:// or https://, without a user and a password',
  url =>
    /^https?:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?$/.test(url) && URL.canParse(url),
  2000,
);

/** Where Git clones from. */
const gitUrlParameter = textParameter(
  'the URL of a Git repository (https://… or ssh://…), without a password',
  url =>
    /^(https?:\/\/[^\s/?#@\\]+|ssh:\/\/([\w.-]+@)?[^\s/?#@:\\]+(:\d+)?)\/[^\s\\]+$/.test(
      url,
    ) && URL.canParse(url),
  2000,
);

/** The name of a branch. Narrower than Git's rules, and safe in each tool. */
const branchParameter = textParameter(
  'the name of a branch: letters, digits, "-", "_", "." and "/"',
  name =>
    name
      .split('/')
      .every(
        part => /^\w[\w.-]*$/.test(part) && !/\.\.|\.$|\.lock$/.test(part),
      ),
);

/** A folder of a repository. */
const folderParameter = textParameter(
  'a folder of the repository: a relative path without ".."',
  path =>
    /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(path) && !path.split('/').includes('..'),
);

/** Where work is sent to, as the picker of forms gives it. */
export const targetParameter = groupParameter({
  cluster: textParameter(
    'the name of a cluster',
    name => /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/.test(name),
    100,
  ).describe('As the portal calls it'),
  namespace: namespaceParameter,
  queue: labelParameter.optional().describe('The Kueue LocalQueue'),
});

/** Which template, in which version, made a bundle. */
export const originParameter = groupParameter({
  template: entityRefParameter.describe(
    'template:default/new-training-project',
  ),
  version: textParameter(
    'a version: 1.0.0',
    text => /^[\w.+-]+$/.test(text),
    63,
  ),
  repository: urlParameter
    .optional()
    .describe('The repository that it wrote to'),
  entityRef: entityRefParameter
    .optional()
    .describe('The entity that it made, or was called from'),
});

/** What every bundle takes. */
export const commonParameters = z.object({
  name: nameParameter,
  target: targetParameter,
  component: labelParameter
    .optional()
    .describe('The name of the catalog entity that the objects belong to'),
  owner: entityRefParameter.optional(),
  system: labelParameter.optional(),
  gitops: choiceParameter(['none', 'argo-cd', 'flux'])
    .default('none')
    .describe('What brings the folder to the cluster'),
  repoUrl: textParameter(
    'a repository, as the repository picker gives it',
    undefined,
    2000,
  )
    .optional()
    .describe('Where the scaffolder writes to; read for GitOps only'),
  gitSource: groupParameter({
    url: gitUrlParameter
      .optional()
      .describe('Where GitOps clones from, where repoUrl does not tell'),
    branch: branchParameter.default('main'),
    path: folderParameter
      .default('.')
      .describe('The folder of the repository that the bundle is written to'),
  }).default({}),
  origin: originParameter.optional(),
});

/** The parsed {@link commonParameters}. */
export type CommonParameters = z.output<typeof commonParameters>;
