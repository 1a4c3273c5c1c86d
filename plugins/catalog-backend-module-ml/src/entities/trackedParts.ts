import {
  MLFLOW_INSTANCE_ANNOTATION,
  MLFLOW_WORKSPACE_ANNOTATION,
  TrackingSource,
} from '@mlport/backstage-plugin-ml-common';
import { Subject } from '../placing/Subject';

/** The annotations that name the place where something is tracked. */
export function trackedAnnotations({
  instance,
  workspace,
}: TrackingSource): Record<string, string | undefined> {
  return {
    [MLFLOW_INSTANCE_ANNOTATION]: instance,
    [MLFLOW_WORKSPACE_ANNOTATION]: workspace,
  };
}

/** The value of an annotation that may also be a list: what looks like one is put into one. */
export function nameValue(name: string): string {
  return name.trimStart().startsWith('[') ? JSON.stringify([name]) : name;
}

/** Tracking servers have tags with values only: those that are empty or `true` are plain tags. */
export function plainTags(tags: Record<string, string>): string[] {
  return Object.keys(tags).filter(
    name => tags[name] === '' || tags[name].toLowerCase() === 'true',
  );
}

/** A model or an experiment, as far as its place is concerned. */
export function trackedSubject(tracked: {
  source: TrackingSource;
  name: string;
  tags: Record<string, string>;
}): Subject {
  const { source, name, tags } = tracked;
  return {
    instance: source.instance,
    workspace: source.workspace,
    name,
    tags,
  };
}
