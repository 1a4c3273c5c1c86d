import { Container } from '@backstage/ui';
import { useEffect, useRef } from 'react';
import { useUrlSearch } from '../filters/useUrlSearch';
import { NowProvider } from '../time/NowContext';
import { ModelList } from './ModelList';
import { modelParam, writeModelParam } from './modelParam';
import { ModelView } from './ModelView';

/** All registered models; the one that the URL names is shown alone. */
export function Models() {
  const [search, setSearch] = useUrlSearch();
  // A page that begins with a model leaves the focus where the browser puts it.
  const begins = useRef(true);
  useEffect(() => {
    begins.current = false;
  }, []);
  const id = modelParam(search);
  const open = (chosen: string) =>
    setSearch(writeModelParam(window.location.search, chosen), 'push');
  return (
    <NowProvider>
      <Container>
        {id === undefined ? (
          <ModelList onOpen={open} />
        ) : (
          <ModelView key={id} id={id} inList takesFocus={!begins.current} />
        )}
      </Container>
    </NowProvider>
  );
}
