import type { CardDue, CardSummary } from '../../api/types';
import { dDay, day, month, tableDay } from '../../format/dates';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Badge, Card, Fact, Facts } from '../../ui/Card';
import { ItemRow, More } from '../../ui/Disclosure';
import { Icon } from '../../ui/Icon';

/** What the card companies will take, by day, with its parts; and the bills before. */
export function DuesCard({ card, today }: { card: CardSummary; today: string }) {
  const { t } = useWords();
  if (card.dues.length === 0 && card.bills.length === 0) return null;
  return (
    <Card title={t('card.dues')}>
      {card.dues.length === 0 && <p className="quiet">{t('card.dues.none')}</p>}
      {card.dues.map(due => <DueRow key={`${due.institution}-${due.dueOn}`} due={due} today={today} />)}
      {card.bills.length > 0 && <Bills bills={card.bills} />}
    </Card>
  );
}

function DueRow({ due, today }: { due: CardDue; today: string }) {
  const { t, language } = useWords();
  const parts = (['lumpSum', 'instalment', 'loans', 'revolving', 'other'] as const).filter(part => due[part] !== 0);
  return (
    <ItemRow
      mark={due.institutionName}
      name={<>{due.institutionName} <Badge>{dDay(due.dueOn, language, today)}</Badge></>}
      under={`${t('card.payDay')} ${day(due.dueOn, language, today)}`}
      figure={<AmountText amount={due.amount} />}
    >
      <Facts>{parts.map(part => <Fact key={part} label={t(`card.part.${part}`)}><AmountText amount={due[part]} /></Fact>)}</Facts>
    </ItemRow>
  );
}

function Bills({ bills }: { bills: CardSummary['bills'] }) {
  const { t, language } = useWords();
  return (
    <More summary={<><Icon name="list" /><span>{t('card.bills')}</span></>}>
      <table>
        <caption className="sr-only">{t('card.bills')}</caption>
        <thead>
          <tr><th scope="col">{t('chart.month')}</th><th scope="col">{t('institution')}</th><th scope="col">{t('card.billed')}</th><th scope="col">{t('card.paidOn')}</th></tr>
        </thead>
        <tbody>
          {bills.map(bill => (
            <tr key={`${bill.institution}-${bill.month}`}>
              <th scope="row">{month(bill.month, language)}</th>
              <td className="text-cell">{bill.institutionName}</td>
              <td><AmountText amount={bill.amount} /></td>
              <td>{bill.paidOn ? tableDay(bill.paidOn) : t('card.unpaid')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </More>
  );
}
