import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The app itself, when it was built
backend.add(import('@backstage/plugin-app-backend'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

// The catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

// Permissions
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policyModule'));

// Clusters and their credentials
backend.add(import('@backstage/plugin-kubernetes-backend'));

// Forms that write repositories and pull requests, on the hosts that are tried and the usual ones
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));

// The ML platform
backend.add(import('@mlport/backstage-plugin-ml-backend'));
backend.add(import('@mlport/backstage-plugin-catalog-backend-module-ml'));
backend.add(import('@mlport/backstage-plugin-scaffolder-backend-module-ml'));

backend.start();
