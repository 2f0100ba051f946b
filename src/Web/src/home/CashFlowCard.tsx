import type { MonthFlow } from '../api/types';
import { BarsFigure } from '../charts/BarsFigure';
import { month } from '../format/dates';
import { won } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { usePreferences } from '../preferences/preferences';
import { AmountText } from '../ui/AmountText';
import { Card } from '../ui/Card';
import { More } from '../ui/Disclosure';
import { Icon } from '../ui/Icon';

/** Money in and out by month, and what was not counted as spending. */
export function CashFlowCard({ months }: { months: MonthFlow[] }) {
  const { t, known, language } = useWords();
  const hidden = usePreferences().hideAmounts;
  const shown = months.slice(-12);
  const latest = shown.at(-1);
  if (!latest) return null;
  const amount = (value: number) => (hidden ? t('amount.hidden') : won(value, language));
  return (
    <Card title={t('home.cashFlow')}>
      <BarsFigure
        title={t('home.cashFlow')}
        finding={t('home.cashFlow.finding', { month: month(latest.month, language), in: amount(latest.in), out: amount(latest.out) })}
        months={shown.map(flow => flow.month)}
        series={[
          { label: t('home.moneyIn'), form: 'first', values: shown.map(flow => flow.in) },
          { label: t('home.moneyOut'), form: 'second', values: shown.map(flow => flow.out) },
        ]}
      />
      {latest.excluded.length > 0 && (
        <More summary={<><Icon name="info" /><span>{t('home.excluded')}</span></>}>
          <p className="quiet">{t('home.excluded.body')}</p>
          <ul className="plain-list">
            {latest.excluded.map(row => (
              <li key={row.reason} className="pair">
                <span>{known('notSpending', row.reason)} <span className="caption">{t('count.rows', { count: row.count })}</span></span>
                <AmountText amount={row.amount} />
              </li>
            ))}
          </ul>
        </More>
      )}
    </Card>
  );
}
