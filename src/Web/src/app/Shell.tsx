import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import type { MessageId } from '../i18n/catalogue';
import { useWords } from '../i18n/LanguageProvider';
import { changePreferences, usePreferences } from '../preferences/preferences';
import { Icon, type IconName } from '../ui/Icon';
import { HelpButton } from './HelpButton';

const domainPaths = ['/bank', '/card', '/investment', '/vehicle', '/insurance', '/loans'];

const places: { path: string; label: MessageId; icon: IconName; isHere: (path: string) => boolean }[] = [
  { path: '/', label: 'nav.home', icon: 'home', isHere: path => path === '/' },
  { path: '/transactions', label: 'nav.transactions', icon: 'list', isHere: path => path === '/transactions' },
  { path: '/bank', label: 'nav.assets', icon: 'assets', isHere: path => domainPaths.includes(path) },
  { path: '/consents', label: 'nav.consents', icon: 'link', isHere: path => path === '/consents' || path.startsWith('/sharing') || path.startsWith('/link') || path.startsWith('/progress') },
  { path: '/settings', label: 'nav.all', icon: 'settings', isHere: path => path === '/settings' },
];

/** Bottom bar on a phone, rail at the left on a desktop: one navigation, placed by the style sheet. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const [path] = useLocation();
  return (
    <div className="shell">
      <a className="skip" href="#content">{t('nav.skip')}</a>
      <header className="top-bar">
        <Link href="/" className="brand">MyDataHub</Link>
        <div className="top-actions">
          <PrivacySwitch />
          <HelpButton />
        </div>
      </header>
      <nav className="places" aria-label={t('nav.label')}>
        <ul>
          {places.map(place => (
            <li key={place.path}>
              <Link href={place.path} aria-current={place.isHere(path) ? 'page' : undefined}>
                <Icon name={place.icon} />
                <span>{t(place.label)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main className="page" id="content" tabIndex={-1}>{children}</main>
    </div>
  );
}

function PrivacySwitch() {
  const { t } = useWords();
  const hidden = usePreferences().hideAmounts;
  return (
    <button type="button" className="button-quiet" aria-pressed={hidden} onClick={() => changePreferences({ hideAmounts: !hidden })}>
      <Icon name={hidden ? 'eyeOff' : 'eye'} />
      <span>{t('settings.hideAmounts')}</span>
    </button>
  );
}
