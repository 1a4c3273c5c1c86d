import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every sentence of the fields. Other languages are added as a translation resource of the app.
 *
 * @public
 */
export const mlFieldsTranslationRef = createTranslationRef({
  id: 'ml-fields',
  messages: {
    retry: 'Try again',
    checkAgain: 'Check again',
    copy: 'Copy',
    copied: 'Copied',
    failure: {
      unauthorized: 'Your sign-in has ended. Sign in again, then try again.',
      forbidden:
        'Your account may not see this ({{cause}}). The people who run this portal can grant it in the permission policy.',
      notFound:
        'The portal does not know it, or you may not see it ({{cause}}). Choose another target.',
      tooLarge:
        'There are too many manifests to check at once. The cluster checks them when they arrive.',
      server: 'The portal answered with an error ({{cause}}).',
      unreachable:
        'The portal did not answer ({{cause}}). Check your connection; if others see this too, the backend is down.',
    },
    source: {
      stale:
        'What is said about {{kind}} of {{cluster}} is from {{age}}: {{cause}}.',
      syncing: '{{kind}} of {{cluster}} is being loaded.',
      forbidden: 'The portal may not read {{kind}} of {{cluster}}.',
      missing: '{{cluster}} does not have {{kind}}.',
      unsupported:
        '{{cluster}} wants your own sign-in, so the portal knows nothing of it.',
      unreachable:
        '{{kind}} of {{cluster}} is not known: it did not answer ({{cause}}).',
      noAge: 'some time ago',
      noCause: 'no answer',
      more_one: 'And {{count}} more.',
      more_other: 'And {{count}} more.',
    },
    target: {
      title: 'Target',
      cluster: 'Cluster',
      namespace: 'Namespace',
      queue: 'Queue',
      loading: 'Asking where you can send work',
      owner: 'Belongs to {{owner}}',
      noOwner: 'Belongs to nobody known',
      offers: '{{number}} × {{name}}',
      noAccelerators: 'No accelerators known',
      notServed: 'Does not serve {{kinds}}',
      noQueue: 'No queue',
      free: '{{free}} of {{nominal}} {{name}} free',
      borrowed: '({{number}} borrowed)',
      waiting_one: '{{count}} waits',
      waiting_other: '{{count}} wait',
      stopped: 'Stopped',
      chooseCluster: 'Choose a cluster',
      chooseNamespace: 'Choose a namespace',
      chooseQueue: 'Choose a queue: this work goes through one',
      unknownCluster:
        'There is no cluster {{name}}, or you may not see it: choose one of the list',
      clusterLacks:
        '{{name}} does not serve {{kinds}}: choose another cluster, or another kind of work',
      unknownNamespace:
        '{{cluster}} has no namespace {{name}} that you may see: choose one of the list',
      unknownQueue:
        '{{namespace}} has no queue {{name}}: choose one of the list',
      noName:
        '"{{name}}" is no name: lowercase letters, digits and "-", with a letter or digit at both ends',
      notListed: 'Where you can send work cannot be listed',
      typed: 'What you type instead is not checked here.',
      old: 'This list is from {{age}}',
      noClusterTitle: 'There is no cluster to send work to',
      noClusterText:
        'The portal has no cluster, or none that you may see. The people who run it add clusters in app-config.yaml (kubernetes.clusterLocatorMethods) and grant access in the permission policy.',
      noneServes: 'No cluster can run this',
      noneServesText:
        'None of your clusters serves {{kinds}}. Choose another kind of work, or have its operator installed.',
      noNamespaceTitle: '{{cluster}} has no namespace that you may see',
      noNamespaceText:
        'Ask the people who run the cluster for one, with your group in its annotation mlport/owner.',
      noQueueTitle: '{{namespace}} has no queue',
      noQueueText:
        'Work here starts at once or not at all. A queue is a LocalQueue that the people who run the cluster add.',
      stoppedTitle: 'The queue {{queue}} takes no new work now',
      stoppedText:
        'What is sent there waits until it is opened again; choose another queue to start sooner.',
    },
    accelerator: {
      title: 'Accelerator',
      which: 'Accelerator per pod',
      count: 'How many per pod',
      whichOfAll: 'Accelerator',
      countOfAll: 'How many in all',
      none: 'None: CPU only',
      choose: 'Choose an accelerator',
      chooseCluster: 'Choose the cluster first: it decides what there is',
      mig: 'MIG {{slice}}',
      shared: '{{name}}, shared',
      choice:
        '{{name}}: up to {{largest}} on a node, {{allocatable}} in the cluster',
      most_one: 'At most {{count}}: the largest node of {{cluster}} has it',
      most_other: 'At most {{count}}: the largest node of {{cluster}} has them',
      noCount: 'Say how many: a whole number of at least 1',
      tooMany:
        '{{number}} is more than one pod can get: the largest node of {{cluster}} has {{largest}}. Use more pods with fewer each',
      noName: '"{{name}}" is no resource name: nvidia.com/gpu is one',
      notOffered: '{{cluster}} does not offer {{name}}: choose one of the list',
      notListed: 'What the cluster has cannot be listed',
      typed: 'Type the resource name instead; it is not checked here.',
      typedHelp: 'The resource name, for example nvidia.com/gpu; empty for CPU',
      noneTitle: 'No accelerators of {{cluster}} are known',
      noneText:
        'It has none, or the portal may not read its nodes. A resource name can be typed.',
      sharing: {
        whole: 'Whole devices',
        mig: 'MIG slices',
        shared: 'Shared devices',
        claim: 'Device claims',
      },
    },
    parameter: {
      onePerLine: 'One per line',
    },
    repository: {
      title: 'Repository',
      host: 'Host',
      part: {
        organization: 'Organization',
        workspace: 'Workspace',
        owner: 'Owner',
        project: 'Project',
        repo: 'Repository',
      },
      missing: {
        organization: 'Say which organization the repository belongs to',
        workspace: 'Say which workspace the repository belongs to',
        owner: 'Say which organization, group or user owns the repository',
        project: 'Say which project the repository belongs to',
        repo: 'Say what the repository is called',
      },
      chooseHost: 'Choose a host',
      unknownHost:
        'Nothing can be sent to {{host}} in this way: choose a host of the list',
      noName:
        '"{{name}}" is no name on a Git host: letters, digits, "-", "_" and "."',
    },
    preview: {
      title: 'What will be written',
      noFiles: 'There is nothing to write yet',
      inStep: '{{field}}, in step “{{step}}”: {{message}}',
      inField: '{{field}}: {{message}}',
      files_one: '{{count}} file',
      files_other: '{{count}} files',
      fileWithFindings_one: '{{path}} ({{count}} finding)',
      fileWithFindings_other: '{{path}} ({{count}} findings)',
      content: 'Content of {{path}}',
      findings: 'Findings',
      noFindings: 'No rule found anything wrong',
      errors_one: '{{count}} error',
      errors_other: '{{count}} errors',
      warnings_one: '{{count}} warning',
      warnings_other: '{{count}} warnings',
      moreErrors_one: 'And {{count}} more error',
      moreErrors_other: 'And {{count}} more errors',
      severity: { error: 'Error', warning: 'Warning' },
      found: '{{field}}: {{message}} (found {{value}})',
      at: '{{path}}, line {{line}}',
      unseen: 'What cannot be checked',
    },
    check: {
      asking: 'Asking {{cluster}} what it would say',
      failed: '{{cluster}} was not asked what it would say',
      asOf: 'Checked against what {{cluster}} serves, read {{age}}',
    },
    fit: {
      title: 'Will it fit on {{cluster}}?',
      asking: 'Looking at queues, quotas and nodes',
      failed: 'Whether it fits is not known',
      asksForNothing: 'It asks for nothing that is limited.',
      asOf: 'Figures from {{age}}',
      verdict: {
        fits: 'Fits now',
        waits: 'Waits now',
        never: 'Never fits',
        unknown: 'Not known',
      },
    },
    destination: {
      title: 'Where it goes',
      notSaid: 'The form does not say which repository.',
      repository: 'Into the new repository {{name}} on {{host}}.',
      pullRequest: 'As a pull request into {{name}} on {{host}}.',
      pullRequestInto:
        'As a pull request into {{branch}} of {{name}} on {{host}}.',
      somehow: 'Into {{name}} on {{host}}.',
      listed: 'Its line is added to {{path}}, whose other lines stay.',
    },
  },
});
