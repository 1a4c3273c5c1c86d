/** Where the circle goes round: what is chosen in the form, and whose repository it is. */
export interface CirclePlace {
  owner: string;
  /** As the lists of the form show them. */
  cluster: string;
  namespace: string;
  queue: string;
  /** The id of the kind of the runs. */
  kind: string;
  /** Whether the cluster has accelerators to choose from. */
  accelerators: boolean;
}

/** The demo, where the caller of the tests named no other place. */
export function circlePlace(): CirclePlace {
  const setting = process.env.ML_TEST_CIRCLE;
  return setting
    ? JSON.parse(setting)
    : {
        owner: 'perception',
        cluster: 'Production Europe',
        namespace: 'perception',
        queue: 'gpu',
        kind: 'batch-job',
        accelerators: true,
      };
}
