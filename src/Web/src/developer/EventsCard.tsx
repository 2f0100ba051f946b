import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { queryClient } from '../api/queries';
import { Card } from '../ui/Card';
import { Notice } from '../ui/Notice';
import { type Credentials, type LoggedEvent, type Webhook, call, managementPath } from './client';
import { Failed } from './Failed';
import { moment } from './moment';
import { webhooksQuery } from './WebhooksCard';
import { useDeveloperWords } from './words';

/** The durable log, newest first; from any event on it can be sent again. */
export function EventsCard({ app }: { app: Credentials }) {
  const say = useDeveloperWords();
  const webhooks = useQuery(webhooksQuery(app));
  const events = useInfiniteQuery({
    queryKey: ['developer', app.clientId, 'events'],
    queryFn: ({ pageParam }) => call<{ events: LoggedEvent[] }>(managementPath(app.clientId, `/events?order=newest${pageParam ? `&before=${pageParam}` : ''}`), app.token),
    initialPageParam: 0,
    getNextPageParam: page => (page.events.length === 50 ? page.events.at(-1)!.number : undefined),
    retry: false,
    refetchInterval: 5000,
  });
  const rows = events.data?.pages.flatMap(page => page.events) ?? [];
  return (
    <Card title={say('events')}>
      {events.isError && <Failed failure={events.error} />}
      {events.isSuccess && rows.length === 0 && <p className="caption">{say('eventsNone')}</p>}
      {rows.length > 0 && (
        <div className="scroll" role="region" aria-label={say('events')} tabIndex={0}>
          <table>
            <thead><tr><th>{say('number')}</th><th>{say('event')}</th><th>{say('when')}</th><th><span className="sr-only">{say('replay')}</span></th></tr></thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.id}>
                  <td>{row.number}</td>
                  <td><span className="code">{row.type}</span>{detail(row) && <span className="caption"> {detail(row)}</span>}</td>
                  <td>{moment(row.at)}</td>
                  <td>{webhooks.data?.webhooks.map(webhook => <Replay key={webhook.id} app={app} webhook={webhook} from={row.id} named={webhooks.data.webhooks.length > 1} />)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {events.hasNextPage && <button type="button" className="button-text" onClick={() => void events.fetchNextPage()}>{say('older')}</button>}
    </Card>
  );
}

function Replay({ app, webhook, from, named }: { app: Credentials; webhook: Webhook; from: string; named: boolean }) {
  const say = useDeveloperWords();
  const replay = useMutation({
    mutationFn: () => call<{ events: number }>(managementPath(app.clientId, `/webhooks/${webhook.id}/replay`), app.token, 'POST', { from }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['developer', app.clientId] }),
  });
  if (replay.isSuccess) return <Notice tone="ok"><span role="status">{say('replayed', { count: replay.data.events })}</span></Notice>;
  return (
    <>
      <button type="button" className="button-text" disabled={replay.isPending} onClick={() => replay.mutate()}>{say('replay')}{named && ` → ${new URL(webhook.url).host}`}</button>
      {replay.isError && <Failed failure={replay.error} />}
    </>
  );
}

const detail = (row: LoggedEvent) => [row.reason, ...Object.entries(row.counts).map(([name, count]) => `${name} ${count}`)].filter(Boolean).join(' · ');
