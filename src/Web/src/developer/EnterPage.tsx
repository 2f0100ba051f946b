import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Card } from '../ui/Card';
import { Field } from '../ui/Choice';
import { type Credentials, type Registration, call, managementPath } from './client';
import { Failed } from './Failed';
import { type Made, RegisterForm } from './RegisterForm';
import { RegisteredCard } from './RegisteredCard';
import { useDeveloperWords } from './words';

/** Two ways in: a new app, or one that is registered already. */
export function EnterPage({ onEnter }: { onEnter: (app: Credentials) => void }) {
  const say = useDeveloperWords();
  const [made, setMade] = useState<Made | null>(null);
  if (made) return <RegisteredCard made={made} onGoOn={() => onEnter({ clientId: made.registration.client_id, token: made.registration.registration_access_token! })} />;
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="developer-lead">{say('lead')}</p>
      <div className="developer-columns">
        <Card title={say('register')}>
          <p className="caption">{say('registerBody')}</p>
          <RegisterForm onMade={setMade} />
        </Card>
        <Card title={say('signIn')}>
          <OpenForm onEnter={onEnter} />
        </Card>
      </div>
    </>
  );
}

function OpenForm({ onEnter }: { onEnter: (app: Credentials) => void }) {
  const say = useDeveloperWords();
  const [clientId, setClientId] = useState('');
  const [token, setToken] = useState('');
  const open = useMutation({
    mutationFn: () => call<Registration>(managementPath(clientId.trim()), token.trim()),
    onSuccess: () => onEnter({ clientId: clientId.trim(), token: token.trim() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={say('clientId')}>
        {id => <input id={id} value={clientId} onChange={event => setClientId(event.target.value)} spellCheck={false} autoComplete="off" required />}
      </Field>
      <Field label={say('registrationToken')}>
        {id => <input id={id} type="password" value={token} onChange={event => setToken(event.target.value)} autoComplete="off" required />}
      </Field>
      {open.isError && <Failed failure={open.error} />}
      <button type="submit" className="button button-second" disabled={open.isPending}>{say('signInSubmit')}</button>
    </form>
  );
}
