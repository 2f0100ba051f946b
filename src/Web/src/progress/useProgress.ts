import { useEffect, useReducer, useState } from 'react';
import { queryClient } from '../api/queries';
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
      if (event.kind === 'view-updated' || event.kind === 'run-done') void queryClient.invalidateQueries({ queryKey: ['view'] });
      if (event.kind === 'run-done') {
        void queryClient.invalidateQueries({ queryKey: ['transactions'] });
        void queryClient.invalidateQueries({ queryKey: ['consents'] });
        source.close();
      }
    };
    kinds.forEach(kind => source.addEventListener(kind, receive));
    source.onerror = () => setLost(true);
    return () => source.close();
  }, [runId]);

  return { progress, lost: lost && !progress.finished };
}
