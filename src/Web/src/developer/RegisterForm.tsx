import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Field, RadioCards } from '../ui/Choice';
import { type Registration, call } from './client';
import { Failed } from './Failed';
import { type KeyChoice, linesOf, metadataOf } from './metadata';
import { keepKey, makeKey } from './keys';
import { useDeveloperWords } from './words';

export interface Made {
  registration: Registration;
  /** As a JWK, to be downloaded; null when the developer has keys of his own. */
  privateJwk: object | null;
}

export function RegisterForm({ onMade }: { onMade: (made: Made) => void }) {
  const say = useDeveloperWords();
  const [initialToken, setInitialToken] = useState('');
  const [nameKo, setNameKo] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [redirects, setRedirects] = useState(`${location.origin}/developer/callback`);
  const [keys, setKeys] = useState<KeyChoice>('make');
  const [jwks, setJwks] = useState('');
  const [subject, setSubject] = useState('');
  const [binding, setBinding] = useState<'dpop' | 'mtls'>('dpop');
  const register = useMutation({
    mutationFn: async () => {
      const made = keys === 'make' ? await makeKey() : null;
      const metadata = metadataOf({ nameKo, nameEn, redirects: linesOf(redirects), keys, jwks: made ? { keys: [made.publicJwk] } : jwks, subject, binding });
      const registration = await call<Registration>('/oauth/register', initialToken.trim(), 'POST', metadata);
      if (made) await keepKey(registration.client_id, made.key);
      return { registration, privateJwk: made?.privateJwk ?? null };
    },
    onSuccess: onMade,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    register.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={say('initialToken')}>
        {id => <input id={id} type="password" value={initialToken} onChange={event => setInitialToken(event.target.value)} autoComplete="off" required />}
      </Field>
      <Field label={say('nameKo')}>{id => <input id={id} lang="ko" value={nameKo} onChange={event => setNameKo(event.target.value)} maxLength={60} required />}</Field>
      <Field label={say('nameEn')}>{id => <input id={id} lang="en" value={nameEn} onChange={event => setNameEn(event.target.value)} maxLength={60} required />}</Field>
      <Field label={say('redirects')}>
        {id => <textarea id={id} rows={3} value={redirects} onChange={event => setRedirects(event.target.value)} spellCheck={false} required />}
      </Field>
      <RadioCards
        legend={say('method')}
        name="keys"
        value={keys}
        onChange={setKeys}
        choices={[
          { value: 'make', label: `${say('methodJwt')} · ${say('keysMake')}`, under: say('keysMakeUnder') },
          { value: 'own', label: `${say('methodJwt')} · ${say('keysOwn')}`, under: say('keysOwnUnder') },
          { value: 'certificate', label: say('methodTls'), under: say('methodTlsUnder') },
        ]}
      />
      {keys === 'own' && (
        <Field label={say('jwks')}>{id => <textarea id={id} rows={6} className="code" value={jwks} onChange={event => setJwks(event.target.value)} spellCheck={false} required />}</Field>
      )}
      {keys === 'certificate' && (
        <Field label={say('subjectDn')}>{id => <input id={id} className="code" value={subject} onChange={event => setSubject(event.target.value)} placeholder="CN=app.example,O=Fintech,C=KR" required />}</Field>
      )}
      <RadioCards
        legend={say('binding')}
        name="binding"
        value={binding}
        onChange={setBinding}
        row
        choices={[
          { value: 'dpop', label: say('bindingDpop'), under: say('bindingDpopUnder') },
          { value: 'mtls', label: say('bindingTls'), under: say('bindingTlsUnder') },
        ]}
      />
      {register.isError && <Failed failure={register.error} />}
      <button type="submit" className="button" disabled={register.isPending}>{say('registerSubmit')}</button>
    </form>
  );
}
