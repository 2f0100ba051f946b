import { type ReactNode, useEffect, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { changePreferences, usePreferences } from '../preferences/preferences';
import { Notice } from '../ui/Notice';
import { AppPage } from './AppPage';
import { EnterPage } from './EnterPage';
import { ReferencePage } from './reference/ReferencePage';
import { type Credentials, rememberApp, rememberedApp } from './client';
import { useDeveloperWords } from './words';
import './developer.css';

/** For third parties: register an app and manage it, and read what the open API offers. No customer is signed in here. */
export default function DeveloperApp() {
  const say = useDeveloperWords();
  const [app, setApp] = useState(rememberedApp);
  const enter = (next: Credentials | null) => {
    rememberApp(next);
    setApp(next);
  };
  useEffect(() => {
    document.title = `${say('title')} · MyDataHub`;
  }, [say]);
  return (
    <div className="developer">
      <a className="skip" href="#content">{say('skip')}</a>
      <header className="developer-head">
        <p className="brand">MyDataHub <span className="developer-mark">{say('title')}</span></p>
        <LanguageSwitch />
      </header>
      <nav aria-label={say('pages')} className="segmented developer-tabs">
        <Tab path="/developer">{say('app')}</Tab>
        <Tab path="/developer/reference">{say('reference')}</Tab>
      </nav>
      <main id="content" tabIndex={-1} className="developer-page">
        {location.protocol !== 'https:' && <SecureNotice />}
        <Switch>
          <Route path="/developer/reference"><ReferencePage /></Route>
          <Route>{app ? <AppPage app={app} onChange={enter} /> : <EnterPage onEnter={enter} />}</Route>
        </Switch>
      </main>
    </div>
  );
}

function Tab({ path, children }: { path: string; children: ReactNode }) {
  const [here] = useLocation();
  return <Link href={path} aria-current={(here === path) ? 'page' : undefined}>{children}</Link>;
}

function SecureNotice() {
  const say = useDeveloperWords();
  return <Notice tone="warn">{say('secureOnly')}</Notice>;
}

function LanguageSwitch() {
  const { language } = usePreferences();
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <button type="button" className="button-text" lang={other} onClick={() => changePreferences({ language: other })}>
      {other === 'en' ? 'English' : '한국어'}
    </button>
  );
}
