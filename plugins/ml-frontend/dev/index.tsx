import '@backstage/cli/asset-types';
// This is an app of its own, and nobody else brings it the styles.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import ReactDOM from 'react-dom/client';
import mlPlugin, { mlApiRef } from '../src';
import { mlTrackingApiRef } from '../src/api/mlTrackingApiRef';
import { createPlayedApi } from './playedApi';
import { createPlayedTrackingApi } from './playedTrackingApi';

/*
 * The pages of the plugin over work that is made up: `yarn start` in this folder, then /ml or
 * /catalog/default/component/resnet. The app-config.yaml beside this file turns the sign-in off.
 * `?rows=5000` makes more of it, `?api=empty`, `?api=forbidden` and so on show the other faces.
 */
const params = new URLSearchParams(window.location.search);

const playedApi = createFrontendModule({
  pluginId: 'ml',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: mlApiRef,
          deps: {},
          factory: () =>
            createPlayedApi({
              rows: Number(params.get('rows') ?? 40),
              face: params.get('api') ?? 'busy',
            }),
        }),
    }),
    ApiBlueprint.make({
      name: 'tracking',
      params: define =>
        define({
          api: mlTrackingApiRef,
          deps: {},
          factory: () => createPlayedTrackingApi(params.get('api') ?? 'busy'),
        }),
    }),
  ],
});

const playedCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define(
          catalogApiMock.factory({
            entities: [
              {
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: {
                  name: 'resnet',
                  annotations: {
                    'backstage.io/kubernetes-id': 'resnet',
                    'mlport/mlflow-experiment': 'vision/defect-detection',
                    'mlport/mlflow-model': 'fraud-detector',
                  },
                },
                spec: {
                  type: 'ml-training',
                  lifecycle: 'production',
                  owner: 'team-vision',
                },
              },
            ],
          }),
        ),
    }),
  ],
});

const app = createApp({
  features: [catalogPlugin, mlPlugin, playedApi, playedCatalog],
});

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
