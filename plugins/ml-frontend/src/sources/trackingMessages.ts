/** The sentences about tracking servers; `mlTranslationRef` has them under `tracking`. */
export const trackingMessages = {
  label: 'Tracking servers',
  old: 'The portal did not answer ({{cause}}): this is what it said last.',
  noneTitle: 'No MLflow is connected',
  noneText:
    'Models and experiments come from MLflow. Name the server in the configuration of the backend:',
  noneAuth:
    'An account that may read is enough. Leave auth out where the server asks for no sign-in; user names and passwords are of type basic.',
} as const;
