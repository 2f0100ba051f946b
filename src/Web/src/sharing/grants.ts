import type { Grant, GrantItem } from '../api/types';
import type { Words } from '../i18n/LanguageProvider';

/** The third party may look, or may begin to. */
export function isOpen({ state }: Pick<Grant, 'state'>) {
  return state === 'active' || state === 'waiting';
}

/** What it shares in words: the kinds of things, and how much of them. */
export function sharedInWords(grant: Pick<Grant, 'domains' | 'detail'>, { known }: Pick<Words, 'known'>) {
  const domains = grant.domains.map(domain => known('grantDomain', domain)).join(', ');
  const details = grant.detail.map(detail => known('grantDetail', detail)).join(', ');
  return `${domains} · ${details}`;
}

/** An account with a debt drawn on it is one thing to choose. */
export function choosable(items: GrantItem[]) {
  return items.filter((item, index) => items.findIndex(other => other.id === item.id) === index);
}

export interface Less {
  accounts?: string[];
  detail?: string[];
  historyFrom?: string;
  endsOn?: string;
}

/** Only what differs from the grant is sent, so that what was not touched stays as it is, also for accounts opened later. */
export function lessOf(grant: Grant, items: GrantItem[], kept: { accounts: Set<string>; detail: Set<string>; historyFrom: string; endsOn: string }): Less | null {
  const accounts = choosable(items).map(item => item.id);
  const less: Less = {};
  if (accounts.some(id => !kept.accounts.has(id))) less.accounts = accounts.filter(id => kept.accounts.has(id));
  if (grant.detail.some(word => !kept.detail.has(word))) less.detail = grant.detail.filter(word => kept.detail.has(word));
  if (grant.historyFrom && kept.historyFrom > grant.historyFrom && kept.detail.has('transactions')) less.historyFrom = kept.historyFrom;
  if (kept.endsOn && kept.endsOn < grant.endsOn) less.endsOn = kept.endsOn;
  return Object.keys(less).length > 0 ? less : null;
}

/** All accounts were shared, also later ones; from now on only those named. */
export function becomesList(grant: Pick<Grant, 'accounts'>, less: Less | null) {
  return !grant.accounts && less?.accounts !== undefined;
}
