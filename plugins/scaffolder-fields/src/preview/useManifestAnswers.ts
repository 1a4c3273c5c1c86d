import { useApi } from '@backstage/frontend-plugin-api';
import { ManifestFile } from '@mlport/backstage-plugin-ml-common';
import { useEffect, useMemo } from 'react';
import { formAnswersApiRef } from '../answers/formAnswersApiRef';
import { useAnswer } from '../answers/useAnswer';

/** Nobody types that slowly; so the cluster is asked about what stands still. In milliseconds. */
const PAUSE = 300;

/** An answer about the same manifests holds that long, in milliseconds. */
const HOLDS = 60_000;

/** What the cluster says of files: asked when they have changed, or when somebody wants it again. */
export function useManifestAnswers(
  cluster: string | undefined,
  files: readonly ManifestFile[],
) {
  const known = useApi(formAnswersApiRef);
  const answers = useMemo(() => {
    const objects = files.flatMap(file => file.objects);
    return cluster && objects.length > 0
      ? known.manifests(cluster, objects)
      : undefined;
  }, [known, cluster, files]);
  useEffect(() => {
    const timer = setTimeout(() => {
      answers?.validation.askIfOlder(HOLDS);
      answers?.fit.askIfOlder(HOLDS);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [answers]);
  return {
    validation: useAnswer(answers?.validation),
    fit: useAnswer(answers?.fit),
    checkAgain: () => {
      answers?.validation.ask();
      answers?.fit.ask();
    },
  };
}
