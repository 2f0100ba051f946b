import { Link } from 'wouter';
import type { CardSummary } from '../../api/types';
import { BarsFigure } from '../../charts/BarsFigure';
import { RankedBars } from '../../charts/RankedBars';
import { count, won } from '../../format/money';
import { useWords } from '../../i18n/LanguageProvider';
import { usePreferences } from '../../preferences/preferences';
import { AmountText } from '../../ui/AmountText';
import { Card } from '../../ui/Card';
import { FigureText } from '../../ui/FigureText';
import { DomainPage, Total } from '../DomainPage';
import { CardRow } from './CardRow';
import { DuesCard } from './DuesCard';

export default function CardPage() {
  const { t } = useWords();
  return (
    <DomainPage title={t('domain.card')} emptyText={t('card.empty')} isEmpty={view => view.card.items.length === 0}>
      {({ card, today }) => (
        <>
          <Total name={t('card.spent')} figure={card.spentThisMonth} under={<SpentUnder card={card} />}>
            <dl className="net-parts">
              <div><dt>{t('card.payable')}</dt><dd><FigureText figure={card.payable} /></dd></div>
              <div><dt>{t('card.instalmentsLeft')}</dt><dd><AmountText amount={card.instalmentsLeft} /></dd></div>
            </dl>
          </Total>
          <DuesCard card={card} today={today} />
          <CategoryCard card={card} />
          <MonthCard card={card} />
          <Card title={t('card.cards')}>
            {card.items.map(item => <CardRow key={item.id} item={item} />)}
          </Card>
          <PointsCard points={card.points} />
        </>
      )}
    </DomainPage>
  );
}

/** Spending up is not red: a change of spending is in plain ink. */
function SpentUnder({ card }: { card: CardSummary }) {
  const { t } = useWords();
  return <>{t('card.lastMonth')} <FigureText figure={card.spentLastMonth} withState={false} /> · {t('card.spent.definition')}</>;
}

function CategoryCard({ card }: { card: CardSummary }) {
  const { t, known } = useWords();
  if (card.byCategory.length === 0) return null;
  return (
    <Card title={t('card.byCategory')} aside={<Link className="button-text" href="/transactions?domain=card">{t('item.history')}</Link>}>
      <RankedBars
        rows={card.byCategory.map(row => ({
          key: row.category,
          label: <>{known('category', row.category, t('category.uncategorised'))} <span className="caption">{t('count.rows', { count: row.count })}</span></>,
          value: row.amount,
          text: <AmountText amount={row.amount} />,
          under: <span className="caption">{t('card.lastMonth')} <AmountText amount={row.lastMonth} /></span>,
        }))}
      />
    </Card>
  );
}

function MonthCard({ card }: { card: CardSummary }) {
  const { t, language } = useWords();
  const hidden = usePreferences().hideAmounts;
  const months = card.byMonth.slice(-12);
  if (months.length < 2) return null;
  const mean = months.reduce((sum, month) => sum + month.amount, 0) / months.length;
  return (
    <Card title={t('card.byMonth')}>
      <BarsFigure
        title={t('card.byMonth')}
        finding={t('card.byMonth.finding', { count: months.length, amount: hidden ? t('amount.hidden') : won(mean, language) })}
        months={months.map(month => month.month)}
        series={[{ label: t('card.spentShort'), form: 'first', values: months.map(month => month.amount) }]}
      />
    </Card>
  );
}

function PointsCard({ points }: { points: CardSummary['points'] }) {
  const { t } = useWords();
  if (points.length === 0) return null;
  return (
    <Card title={t('card.points')}>
      <ul className="plain-list">
        {points.map(point => (
          <li key={`${point.institution}-${point.name}`} className="pair">
            <span>{point.name} <span className="caption">{point.institutionName}</span></span>
            <span>
              {t('card.points.value', { points: count(point.remaining) })}
              {point.expiring > 0 && <span className="under">{t('card.points.expiring', { points: count(point.expiring) })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
