import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Card } from '../../ui/Card';
import { Tick } from '../../ui/Choice';
import { Notice } from '../../ui/Notice';
import type { Credentials, Registration } from '../client';
import { Failed } from '../Failed';
import { type AppKey, keptKey } from '../keys';
import { useDeveloperWords } from '../words';
import { consentOf } from './consent';
import { type Tokens, begin, discover, finish, read, refresh, revoke } from './flow';

const callbackPath = '/developer/callback';

/** This browser as the app, with the key that was made in it. */
export function TryCard({ app, registration }: { app: Credentials; registration: Registration }) {
  const say = useDeveloperWords();
  const key = useQuery({ queryKey: ['developer', app.clientId, 'key'], queryFn: async () => (await keptKey(app.clientId)) ?? null });
  const usable = key.data && registration.dpop_bound_access_tokens && registration.redirect_uris.includes(location.origin + callbackPath);
  return (
    <Card title={say('tryIt')}>
      <p className="caption">{say('tryBody')}</p>
      {key.isSuccess && !usable && <Notice tone="info">{say('tryNeedsKey')}</Notice>}
      {usable && <Trying app={app} appKey={key.data!} />}
    </Card>
  );
}

function Trying({ app, appKey }: { app: Credentials; appKey: AppKey }) {
  const say = useDeveloperWords();
  const [path, go] = useLocation();
  const [tokens, setTokens] = useState<Tokens | null>(null);
  const [shown, setShown] = useState<unknown>(null);
  const back = useMutation({
    mutationFn: async (callback: URLSearchParams) => finish(await discover(), app.clientId, appKey, callback),
    onSuccess: got => {
      setTokens(got);
      setShown({ grant_id: got.grant_id, authorization_details: got.authorization_details });
    },
    onSettled: () => go('/developer', { replace: true }),
  });
  useEffect(() => {
    if (path === callbackPath && back.isIdle) back.mutate(new URLSearchParams(location.search));
  }, [path, back]);
  if (!tokens) {
    return (
      <>
        {back.isError && <Notice tone="warn">{say('tryRefused', { error: back.error.message })}</Notice>}
        <AskForm app={app} appKey={appKey} />
      </>
    );
  }
  return <Reading app={app} appKey={appKey} tokens={tokens} onTokens={setTokens} shown={shown} onShown={setShown} />;
}

const domains = ['bank', 'card', 'investment', 'vehicle', 'insurance', 'loan'] as const;

function AskForm({ app, appKey }: { app: Credentials; appKey: AppKey }) {
  const say = useDeveloperWords();
  const [wanted, setWanted] = useState<string[]>([...domains]);
  const ask = useMutation({
    mutationFn: async () => location.assign(await begin(await discover(), app.clientId, appKey, location.origin + callbackPath, consentOf(wanted, new Date()))),
  });
  return (
    <>
      <fieldset className="choices">
        <legend>{say('tryDomains')}</legend>
        <div className="choices-row">
          {domains.map(domain => (
            <Tick key={domain} label={<span className="code">{domain}</span>} checked={wanted.includes(domain)} onChange={on => setWanted(on ? [...wanted, domain] : wanted.filter(other => other !== domain))} />
          ))}
        </div>
      </fieldset>
      {ask.isError && <Failed failure={ask.error} />}
      <div className="button-row"><button type="button" className="button" disabled={ask.isPending || wanted.length === 0} onClick={() => ask.mutate()}>{say('tryStart')}</button></div>
    </>
  );
}

function Reading({ app, appKey, tokens, onTokens, shown, onShown }: {
  app: Credentials;
  appKey: AppKey;
  tokens: Tokens;
  onTokens: (tokens: Tokens | null) => void;
  shown: unknown;
  onShown: (shown: unknown) => void;
}) {
  const say = useDeveloperWords();
  const act = useMutation({ mutationFn: async (what: 'read' | 'refresh' | 'revoke') => {
    const server = await discover();
    if (what === 'read') return onShown(await read(server, appKey, tokens.access_token));
    if (what === 'refresh') {
      const next = await refresh(server, app.clientId, appKey, tokens.refresh_token!);
      onTokens({ ...tokens, ...next });
      return onShown({ expires_in: (next as { expires_in?: number }).expires_in, authorization_details: next.authorization_details });
    }
    await revoke(server, app.clientId, appKey, tokens.refresh_token!);
    onShown(say('tryRevoked'));
  } });
  return (
    <>
      <div className="button-row">
        <button type="button" className="button button-small" disabled={act.isPending} onClick={() => act.mutate('read')}>{say('tryRead')}</button>
        <button type="button" className="button button-second button-small" disabled={act.isPending || !tokens.refresh_token} onClick={() => act.mutate('refresh')}>{say('tryRefresh')}</button>
        <button type="button" className="button button-second button-small" disabled={act.isPending || !tokens.refresh_token} onClick={() => act.mutate('revoke')}>{say('tryRevoke')}</button>
        <button type="button" className="button-text" onClick={() => onTokens(null)}>{say('tryAgain')}</button>
      </div>
      {act.isError && <Failed failure={act.error} />}
      {shown !== null && <pre className="code-block" tabIndex={0} aria-live="polite">{typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2)}</pre>}
    </>
  );
}
