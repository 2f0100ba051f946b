import { money, shortWon, signed } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { usePreferences } from '../preferences/preferences';

/** An amount, or dots of one width when amounts are hidden. */
export function AmountText({ amount, currency = 'KRW', short = false }: { amount: number; currency?: string; short?: boolean }) {
  const { language } = useWords();
  const exact = money(amount, currency, language);
  return (
    <Private>
      {short && currency === 'KRW' ? <span title={exact}>{shortWon(amount, language)}</span> : exact}
    </Private>
  );
}

/** A change of what is mine: sign, arrow and, as third, colour. */
export function ChangeText({ amount, currency = 'KRW', suffix }: { amount: number; currency?: string; suffix?: string }) {
  const { language, t } = useWords();
  if (amount === 0) return <span className="change">{t('change.none')}</span>;
  return (
    <span className={amount > 0 ? 'change change-rise' : 'change change-fall'}>
      <span aria-hidden="true">{amount > 0 ? '▲' : '▼'}</span>{' '}
      <Private>
        {signed(amount, currency, language)}
        {suffix ? ` (${suffix})` : ''}
      </Private>
      <span className="sr-only">{t(amount > 0 ? 'change.up' : 'change.down')}</span>
    </span>
  );
}

export function Private({ children }: { children: React.ReactNode }) {
  const { t } = useWords();
  const hidden = usePreferences().hideAmounts;
  if (!hidden) return <span className="amount">{children}</span>;
  return (
    <span className="amount">
      <span aria-hidden="true">••••••</span>
      <span className="sr-only">{t('amount.hidden')}</span>
    </span>
  );
}
