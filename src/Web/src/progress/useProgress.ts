import { useEffect, useReducer, useState } from 'react';
import { consentsQuery, outdate, queryClient, viewQuery } from '../api/queries';
import type { ProgressEvent } from '../api/types';
import { noProgress, withEvent } from './progress';

const kinds = ['run-started', 'institution-started', 'dataset', 'institution-done', 'view-updated', 'run-done'];

/** Follows a run. The browser reconnects by itself and says which event it saw last. */
export function useProgress(runId: string) {
  const [progress, add] = useReducer(withEvent, noProgress);
  const [lost, setLost] = useState(false);

  useEffect(() => {
    const source = new EventSource(`/api/collections/${encodeURIComponent(runId)}/events`);
    const receive = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as ProgressEvent;
      setLost(false);
      add(event);
      if (event.kind === 'view-updated') void outdate(viewQuery);
      if (event.kind === 'run-done') {
        void Promise.all([outdate(viewQuery), outdate({ queryKey: ['transactions'] }), outdate(consentsQuery)]);
        // Where the button of this page leads, and it is pressed at once.
        void queryClient.prefetchQuery(viewQuery);
        source.close();
      }
    };
    kinds.forEach(kind => source.addEventListener(kind, receive));
    source.onerror = () => setLost(true);
    return () => source.close();
  }, [runId]);

  return { progress, lost: lost && !progress.finished };
}
