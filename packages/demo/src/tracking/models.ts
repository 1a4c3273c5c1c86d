import { owners } from '../scenario/company';

/** A registered model of the company. */
export type TrackedModel = {
  name: string;
  description: string;
  /** Written to the tag `owner`. */
  owner?: string;
  task: string;
  /** The experiment whose runs of the past its versions come from, one after the other. */
  experiment: string;
  /**
   * How many versions it has. Where `inStore`, the files of version N lie where the InferenceServices
   * take them from; otherwise they are logged models.
   */
  versions: number;
  inStore: boolean;
  aliases: Record<string, string>;
};

/** Where the InferenceServices of the company take the files of a version from. */
export function storageOf(model: string, version: number): string {
  return `s3://models/${model}/${version}`;
}

/** What the company has trained. */
export const models: TrackedModel[] = [
  {
    // Its champion waits to be served.
    name: 'grasp-pose',
    description: 'Where to hold a parcel. **Depth images** of 640 × 480.',
    owner: owners.perception,
    task: 'pose-estimation',
    experiment: 'grasp-pose',
    versions: 7,
    inStore: true,
    aliases: { champion: '7', baseline: '2' },
  },
  {
    name: 'depth-estimator',
    description: 'Depth from two cameras.',
    owner: owners.perception,
    task: 'depth-estimation',
    experiment: 'depth-estimation',
    versions: 4,
    inStore: true,
    aliases: { champion: '3', challenger: '4' },
  },
  {
    name: 'damage-detector',
    description: 'Whether a parcel is damaged, by its photo.',
    owner: owners.perception,
    task: 'image-classification',
    experiment: 'damage-detector/nightly scores',
    versions: 12,
    inStore: true,
    aliases: { champion: '11', challenger: '12' },
  },
  {
    name: 'pick-policy',
    description: 'Which parcel comes next.',
    owner: owners.motion,
    task: 'reinforcement-learning',
    experiment: 'pick-policy',
    versions: 3,
    inStore: true,
    aliases: { champion: '2', challenger: '3' },
  },
  {
    // Nothing serves it.
    name: 'path-planner',
    description: 'How to move the arm.',
    owner: owners.motion,
    task: 'planning',
    experiment: 'path-planner',
    versions: 2,
    inStore: false,
    aliases: { champion: '2' },
  },
  {
    name: 'resnet copy (old)',
    description: '',
    task: 'image-classification',
    experiment: 'sandbox: does whisper hear boxes fall?',
    versions: 1,
    inStore: true,
    aliases: {},
  },
];
