import type { BankItem, StandingOrder } from '../../api/types';
import { dDay, day } from '../../format/dates';
import { money } from '../../format/money';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText, Private } from '../../ui/AmountText';
import { Badge, Fact, Facts } from '../../ui/Card';
import { ItemRow } from '../../ui/Disclosure';
import { FigureText, FigureValue } from '../../ui/FigureText';
import { HistoryLink, SourceFacts, itemUnder } from '../ItemFoot';

export function BankRow({ item, today }: { item: BankItem; today: string }) {
  const { t, language } = useWords();
  const currency = item.balance.currency;
  return (
    <ItemRow
      id={item.id}
      mark={item.institutionName}
      name={<>{item.name} {item.isClosed && <Badge>{t('item.closed')}</Badge>}{item.isOverdraft && <Badge tone="warn">{t('bank.overdraft')}</Badge>}</>}
      under={itemUnder(item)}
      figure={<FigureText figure={item.balance} />}
    >
      <Facts>
        <Fact label={t('bank.withdrawable')}>{item.withdrawable != null && <AmountText amount={item.withdrawable} currency={currency} />}</Fact>
        {item.balances.length > 1 && item.balances.map(balance => <Fact key={balance.currency} label={balance.currency}><FigureValue figure={balance} /></Fact>)}
        <Fact label={t('bank.rate')}>{item.rate != null && t('bank.rate.value', { rate: item.rate.toFixed(2) })}</Fact>
        <Fact label={t('bank.matures')}>{item.maturesOn && `${day(item.maturesOn, language, today)} (${dDay(item.maturesOn, language, today)})`}</Fact>
        <Fact label={t('bank.payIn')}>{item.monthlyPayIn != null && <AmountText amount={item.monthlyPayIn} currency={currency} />}</Fact>
        <Fact label={t('bank.rewards')}>{item.rewards != null && item.rewards > 0 && <AmountText amount={item.rewards} />}</Fact>
        <Fact label={t('item.opened')}>{item.openedOn && day(item.openedOn, language, today)}</Fact>
        <SourceFacts figure={item.balance} item={item} />
      </Facts>
      {item.standingOrders.length > 0 && <StandingOrders orders={item.standingOrders} />}
      <HistoryLink item={item} />
    </ItemRow>
  );
}

function StandingOrders({ orders }: { orders: StandingOrder[] }) {
  const { t, known, language } = useWords();
  return (
    <>
      <h3>{t('bank.standingOrders')}</h3>
      <ul className="plain-list">
        {orders.map((order, index) => (
          <li key={index} className="pair">
            <span>{order.payee} <span className="caption">{known('cycle', order.cycleCode, '')} {order.dayCode && t('bank.standingOrder.day', { day: Number(order.dayCode) || order.dayCode })}</span></span>
            <Private>{money(order.amount, order.currency, language)}</Private>
          </li>
        ))}
      </ul>
    </>
  );
}
