import { useState } from 'react';
import type { UpcomingPayment } from '../api/types';
import { dDay, day } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Badge, Card } from '../ui/Card';
import { FigureText } from '../ui/FigureText';
import { Parts } from '../ui/Parts';

const shownAtFirst = 5;

/** What will be charged in the next 45 days, soonest first. */
export function UpcomingCard({ upcoming, today }: { upcoming: UpcomingPayment[]; today: string }) {
  const { t, known, language } = useWords();
  const [all, setAll] = useState(false);
  return (
    <Card title={t('home.upcoming')}>
      {upcoming.length === 0 && <p className="quiet">{t('home.upcoming.none')}</p>}
      <ul className="upcoming">
        {upcoming.slice(0, all ? upcoming.length : shownAtFirst).map((payment, index) => (
          <li key={index}>
            <Badge>{dDay(payment.on, language, today)}</Badge>
            <span className="item-names">
              <span className="item-name">{payment.name}</span>
              <span className="item-under">
                <Parts of={[
                  known('payment', payment.kind),
                  <time dateTime={payment.on}>{day(payment.on, language, today)}</time>,
                  payment.isEstimate && t('home.upcoming.estimate'),
                ]} />
              </span>
            </span>
            <span className="item-figure"><FigureText figure={payment.amount} withState={payment.amount.state === 'missing'} /></span>
          </li>
        ))}
      </ul>
      {upcoming.length > shownAtFirst && !all && (
        <button type="button" className="button-text" onClick={() => setAll(true)}>{t('home.upcoming.more', { count: upcoming.length - shownAtFirst })}</button>
      )}
    </Card>
  );
}
