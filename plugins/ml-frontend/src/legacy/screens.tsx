import { compatWrapper } from '@backstage/core-compat-api';
import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { EntityMlCard } from '../entity/EntityMlCard';
import { EntityMlContent } from '../entity/EntityMlContent';
import { EntityRuns } from '../experiments/EntityRuns';
import { Experiments } from '../experiments/Experiments';
import { JobsAndEndpoints } from '../jobs/JobsAndEndpoints';
import { EntityModelContent } from '../models/EntityModelContent';
import { Models } from '../models/Models';
import { EntityQuota } from '../quotas/EntityQuota';
import { Quotas } from '../quotas/Quotas';
import { Sources } from '../sources/Sources';

/** The page _ML_ with its tabs, which the new system makes by itself. */
export function MlScreen() {
  return (
    <Page themeId="tool">
      <Header title="ML" />
      <TabbedLayout>
        <TabbedLayout.Route path="/jobs" title="Jobs and endpoints">
          {compatWrapper(<JobsAndEndpoints />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/models" title="Models">
          {compatWrapper(<Models />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/experiments" title="Experiments">
          {compatWrapper(<Experiments />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/quotas" title="GPU quotas">
          {compatWrapper(<Quotas />)}
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/sources" title="Sources">
          {compatWrapper(<Sources />)}
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}

/** The tab of an entity. */
export function EntityContentScreen() {
  return compatWrapper(<EntityMlContent />);
}

/** The tab *Runs* of an entity. */
export function EntityRunsScreen() {
  return compatWrapper(<EntityRuns />);
}

/** The tab *Model* of an entity. */
export function EntityModelScreen() {
  return compatWrapper(<EntityModelContent />);
}

/** The tab *Quota* of an entity. */
export function EntityQuotaScreen() {
  return compatWrapper(<EntityQuota />);
}

/** The card of an entity. */
export function EntityCardScreen() {
  return compatWrapper(<EntityMlCard />);
}
