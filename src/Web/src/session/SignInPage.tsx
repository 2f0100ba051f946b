import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Problem, post } from '../api/client';
import { queryClient, sessionQuery } from '../api/queries';
import { useWords } from '../i18n/LanguageProvider';
import { changePreferences, usePreferences } from '../preferences/preferences';
import { Field } from '../ui/Choice';
import { useProblemText } from '../ui/Loading';
import { Notice } from '../ui/Notice';

export function SignInPage({ identityVerification }: { identityVerification: boolean }) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${t('signIn.title')} · MyDataHub`;
  }, [t]);
  return (
    <main className="sign-in">
      <div className="sign-in-words">
        <p className="brand">MyDataHub</p>
        <h1>{t('firstRun.title')}</h1>
        <p>{t('firstRun.body')}</p>
      </div>
      <div className="card sign-in-card">
        <h2>{t('signIn.title')}</h2>
        {identityVerification && (
          <>
            <a className="button button-wide" href={`/api/session/identity?returnTo=${encodeURIComponent(returnTo())}`}>{t('signIn.identity')}</a>
            <p className="caption">{t('signIn.identity.under')}</p>
            <p className="divider"><span>{t('signIn.or')}</span></p>
          </>
        )}
        <PasswordForm />
      </div>
      <LanguageSwitch />
    </main>
  );
}

function PasswordForm() {
  const { t } = useWords();
  const [loginId, setLoginId] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => post('/api/session/password', { loginId, password }),
    onSuccess: () => queryClient.refetchQueries(sessionQuery),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {signIn.isError && <SignInProblem problem={signIn.error} />}
      <Field label={t('signIn.loginId')}>
        {id => <input id={id} value={loginId} onChange={event => setLoginId(event.target.value)} autoComplete="username" autoCapitalize="none" spellCheck={false} required />}
      </Field>
      <Field label={t('signIn.password')}>
        {id => <input id={id} type="password" value={password} onChange={event => setPassword(event.target.value)} autoComplete="current-password" required />}
      </Field>
      <button type="submit" className="button button-wide button-second" disabled={signIn.isPending}>{t('signIn.submit')}</button>
    </form>
  );
}

function SignInProblem({ problem }: { problem: Error }) {
  const { t } = useWords();
  const other = useProblemText(problem);
  return <Notice tone="danger">{problem instanceof Problem && problem.status === 401 ? t('signIn.wrong') : other}</Notice>;
}

function LanguageSwitch() {
  const { language } = usePreferences();
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <button type="button" className="button-text sign-in-language" lang={other} onClick={() => changePreferences({ language: other })}>
      {other === 'en' ? 'English' : '한국어'}
    </button>
  );
}

function returnTo() {
  return window.location.pathname + window.location.search;
}
