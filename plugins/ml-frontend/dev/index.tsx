import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import ReactDOM from 'react-dom/client';
import mlPlugin, { mlApiRef } from '../src';
import { createPlayedApi } from './playedApi';

/*
 * The pages of the plugin over work that is made up: `yarn start` in this folder, then /ml.
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
  ],
});

const app = createApp({ features: [mlPlugin, playedApi] });

ReactDOM.createRoot(document.getElementById('root')!).render(app.createRoot());
