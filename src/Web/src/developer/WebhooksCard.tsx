import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queryClient } from '../api/queries';
import { Badge, Card } from '../ui/Card';
import { Field } from '../ui/Choice';
import { More } from '../ui/Disclosure';
import { Notice } from '../ui/Notice';
import { type Credentials, type Delivery, type Webhook, call, managementPath } from './client';
import { Failed } from './Failed';
import { moment } from './moment';
import { useDeveloperWords } from './words';

export const webhooksQuery = (app: Credentials) => ({
  queryKey: ['developer', app.clientId, 'webhooks'],
  queryFn: () => call<{ webhooks: Webhook[] }>(managementPath(app.clientId, '/webhooks'), app.token),
  retry: false,
});

/** Where the app is told, and how that went. */
export function WebhooksCard({ app }: { app: Credentials }) {
  const say = useDeveloperWords();
  const webhooks = useQuery(webhooksQuery(app));
  return (
    <Card title={say('webhooks')}>
      {webhooks.isError && <Failed failure={webhooks.error} />}
      {webhooks.data?.webhooks.length === 0 && <p className="caption">{say('webhooksNone')}</p>}
      <ul className="rows">
        {webhooks.data?.webhooks.map(webhook => <WebhookRow key={webhook.id} app={app} webhook={webhook} />)}
      </ul>
      <AddForm app={app} />
    </Card>
  );
}

function AddForm({ app }: { app: Credentials }) {
  const say = useDeveloperWords();
  const [url, setUrl] = useState('');
  const add = useMutation({
    mutationFn: () => call<Webhook>(managementPath(app.clientId, '/webhooks'), app.token, 'POST', { url: url.trim() }),
    onSuccess: () => {
      setUrl('');
      return queryClient.invalidateQueries(webhooksQuery(app));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form className="inline-form" onSubmit={submit}>
      <Field label={say('webhookUrl')}>{id => <input id={id} type="url" value={url} onChange={event => setUrl(event.target.value)} maxLength={500} required />}</Field>
      <button type="submit" className="button button-second" disabled={add.isPending}>{say('add')}</button>
      {add.isError && <Failed failure={add.error} />}
    </form>
  );
}

function WebhookRow({ app, webhook }: { app: Credentials; webhook: Webhook }) {
  const say = useDeveloperWords();
  const path = managementPath(app.clientId, `/webhooks/${webhook.id}`);
  const test = useMutation({ mutationFn: () => call(`${path}/test`, app.token, 'POST') });
  const drop = useMutation({ mutationFn: () => call(path, app.token, 'DELETE'), onSuccess: () => queryClient.invalidateQueries(webhooksQuery(app)) });
  return (
    <li>
      <p className="code">{webhook.url}</p>
      <p className="caption">{say('webhookTypes')}: {webhook.types.length === 0 ? say('webhookAll') : webhook.types.join(', ')}</p>
      <div className="button-row">
        <button type="button" className="button button-second button-small" disabled={test.isPending} onClick={() => test.mutate()}>{say('test')}</button>
        <button type="button" className="button-text" disabled={drop.isPending} onClick={() => drop.mutate()}>{say('drop')}</button>
      </div>
      {test.isSuccess && <Notice tone="ok"><span role="status">{say('testSent')}</span></Notice>}
      {(test.error ?? drop.error) && <Failed failure={(test.error ?? drop.error)!} />}
      <More summary={say('deliveries')}><Deliveries app={app} path={`${path}/deliveries`} /></More>
    </li>
  );
}

const tones = { waiting: 'warn', delivered: 'ok', parked: 'danger' } as const;
const stateWords = { waiting: 'stateWaiting', delivered: 'stateDelivered', parked: 'stateParked' } as const;

function Deliveries({ app, path }: { app: Credentials; path: string }) {
  const say = useDeveloperWords();
  const deliveries = useQuery({
    queryKey: ['developer', app.clientId, path],
    queryFn: () => call<{ deliveries: Delivery[] }>(path, app.token),
    retry: false,
    refetchInterval: 3000,
  });
  const rows = deliveries.data?.deliveries ?? [];
  if (deliveries.isError) return <Failed failure={deliveries.error} />;
  if (rows.length === 0) return <p className="caption">{deliveries.isPending ? say('loading') : say('deliveriesNone')}</p>;
  return (
    <div className="scroll" role="region" aria-label={say('deliveries')} tabIndex={0}>
      <table>
        <thead><tr><th>{say('number')}</th><th>{say('event')}</th><th>{say('state')}</th><th>{say('attempts')}</th><th>{say('answer')}</th><th>{say('nextTry')}</th></tr></thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.number}>
              <td>{row.number}</td>
              <td className="code">{row.type}</td>
              <td><Badge tone={tones[row.state]}>{say(stateWords[row.state])}</Badge></td>
              <td>{row.attempts}</td>
              <td>{row.lastAnswer ?? '–'}</td>
              <td>{row.nextTryAt ? moment(row.nextTryAt) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
