import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { queryClient } from '../api/queries';
import { Card, Fact, Facts } from '../ui/Card';
import { Field } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { type Credentials, type Registration, call, managementPath } from './client';
import { Failed } from './Failed';
import { dropKey } from './keys';
import { linesOf } from './metadata';
import { useDeveloperWords } from './words';

/** What the app is registered as (RFC 7592): names, addresses and keys can be changed, everything else needs a new app. */
export function SettingsCard({ app, registration, onChange }: { app: Credentials; registration: Registration; onChange: (app: Credentials | null) => void }) {
  const say = useDeveloperWords();
  const [nameKo, setNameKo] = useState(registration['client_name#ko'] ?? '');
  const [nameEn, setNameEn] = useState(registration.client_name ?? '');
  const [redirects, setRedirects] = useState(registration.redirect_uris.join('\n'));
  const [jwks, setJwks] = useState(registration.jwks ? JSON.stringify(registration.jwks, null, 2) : '');
  const [removing, setRemoving] = useState(false);
  const save = useMutation({
    mutationFn: () => call<Registration>(managementPath(app.clientId), app.token, 'PUT', changed(registration, { nameKo, nameEn, redirects, jwks })),
    onSuccess: next => {
      queryClient.setQueryData(['developer', app.clientId], next);
      // The server may hand out a new token with a change (RFC 7592 2.2).
      if (next.registration_access_token && next.registration_access_token !== app.token) onChange({ ...app, token: next.registration_access_token });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Card title={say('settings')}>
      <Facts>
        <Fact label={say('clientId')}><span className="code">{registration.client_id}</span></Fact>
        <Fact label={say('method')}><span className="code">{registration.token_endpoint_auth_method}</span></Fact>
        <Fact label={say('binding')}>{say(registration.dpop_bound_access_tokens ? 'bindingDpop' : 'bindingTls')}</Fact>
      </Facts>
      <form className="stack" onSubmit={submit}>
        <Field label={say('nameKo')}>{id => <input id={id} lang="ko" value={nameKo} onChange={event => setNameKo(event.target.value)} maxLength={60} required />}</Field>
        <Field label={say('nameEn')}>{id => <input id={id} lang="en" value={nameEn} onChange={event => setNameEn(event.target.value)} maxLength={60} required />}</Field>
        <Field label={say('redirects')}>{id => <textarea id={id} rows={3} value={redirects} onChange={event => setRedirects(event.target.value)} spellCheck={false} required />}</Field>
        {registration.jwks && <Field label={say('jwks')}>{id => <textarea id={id} rows={6} className="code" value={jwks} onChange={event => setJwks(event.target.value)} spellCheck={false} required />}</Field>}
        {save.isError && <Failed failure={save.error instanceof SyntaxError ? new Error(say('badJson')) : save.error} />}
        {save.isSuccess && <Notice tone="ok"><span role="status">{say('saved')}</span></Notice>}
        <div className="button-row">
          <button type="submit" className="button" disabled={save.isPending}>{say('save')}</button>
          <button type="button" className="button button-danger" onClick={() => setRemoving(true)}>{say('remove')}</button>
        </div>
      </form>
      {removing && <RemoveDialog app={app} onClose={() => setRemoving(false)} onGone={() => onChange(null)} />}
    </Card>
  );
}

function RemoveDialog({ app, onClose, onGone }: { app: Credentials; onClose: () => void; onGone: () => void }) {
  const say = useDeveloperWords();
  const remove = useMutation({
    mutationFn: async () => {
      await call(managementPath(app.clientId), app.token, 'DELETE');
      await dropKey(app.clientId);
    },
    onSuccess: onGone,
  });
  return (
    <Dialog title={say('remove')} onClose={onClose}>
      <p>{say('removeBody')}</p>
      {remove.isError && <Failed failure={remove.error} />}
      <div className="button-row equal">
        <button type="button" className="button button-second" onClick={onClose}>{say('cancel')}</button>
        <button type="button" className="button button-danger" disabled={remove.isPending} onClick={() => remove.mutate()}>{say('removeSure')}</button>
      </div>
    </Dialog>
  );
}

// A change replaces everything (RFC 7592 2.2), so what is not on this page goes back as it came; what the server alone says does not.
function changed(registration: Registration, edited: { nameKo: string; nameEn: string; redirects: string; jwks: string }) {
  const { registration_access_token: _, registration_client_uri: __, client_id_issued_at: ___, ...metadata } = registration;
  return {
    ...metadata,
    client_name: edited.nameEn.trim(),
    'client_name#ko': edited.nameKo.trim(),
    redirect_uris: linesOf(edited.redirects),
    ...(registration.jwks && { jwks: JSON.parse(edited.jwks) as object }),
  };
}
