import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { VehicleItem } from '../../api/types';
import { day } from '../../format/dates';
import { count, percent } from '../../format/money';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Badge, Card, Fact, Facts } from '../../ui/Card';
import { FigureText } from '../../ui/FigureText';
import { SourceButton } from '../../ui/SourceButton';
import { DueDates } from './DueDates';

/** One car as one thing: what it is worth, what is owed on it, who insures it, what is due. */
export function VehicleCard({ item, today }: { item: VehicleItem; today: string }) {
  const { t, known } = useWords();
  return (
    <Card title={item.name} aside={item.plate && <Badge>{item.plate}</Badge>}>
      <dl className="car-sum">
        <div>
          <dt>{t('vehicle.value')} <SourceButton figure={item.value} name={t('vehicle.value')} /></dt>
          <dd><FigureText figure={item.value} /><span className="under">{known('valueBasis', item.valueBasis, '')}</span></dd>
        </div>
        {item.loan && !item.loan.isSuggestion && (
          <div>
            <dt>{t('vehicle.loan')}</dt>
            <dd><span className="subtract" aria-hidden="true">−</span> <FigureText figure={item.loan.balance} /></dd>
          </div>
        )}
        <div className="car-net">
          <dt>{t('vehicle.net')}</dt>
          <dd><FigureText figure={item.net} /></dd>
        </div>
      </dl>
      <DueDates dates={item.dueDates} today={today} />
      <h3>{t('vehicle.money')}</h3>
      <LoanAndLease item={item} today={today} />
      <h3>{t('vehicle.insurance')}</h3>
      <Policy item={item} today={today} />
      <h3>{t('vehicle.register')}</h3>
      <Register item={item} today={today} />
    </Card>
  );
}

function LoanAndLease({ item, today }: { item: VehicleItem; today: string }) {
  const { t, language } = useWords();
  const { loan, lease } = item;
  if (!loan && !lease) return <p className="quiet">{t('vehicle.noLoan')}</p>;
  return (
    <Facts>
      {loan && <Fact label={t('vehicle.loanName')}><Link href={`/loans#${loan.itemId}`}>{loan.name}</Link>{loan.isSuggestion && <Suggestion>{t('vehicle.suggestion')}</Suggestion>}</Fact>}
      {loan && <Fact label={t('vehicle.ltv')}>{loan.loanToValue != null && percent(loan.loanToValue)}</Fact>}
      {lease && <Fact label={t('vehicle.lease')}>{lease.name}{lease.isSuggestion && <Suggestion>{t('vehicle.suggestion')}</Suggestion>}</Fact>}
      {lease && <Fact label={t('vehicle.leasePayment')}>{lease.monthlyPayment != null && <AmountText amount={lease.monthlyPayment} />}</Fact>}
      {lease && <Fact label={t('vehicle.leaseEnds')}>{lease.endsOn && day(lease.endsOn, language, today)}</Fact>}
    </Facts>
  );
}

function Policy({ item, today }: { item: VehicleItem; today: string }) {
  const { t, language } = useWords();
  const { policy } = item;
  if (!policy) return <p className="quiet">{t('vehicle.noPolicy')}</p>;
  return (
    <Facts>
      <Fact label={t('vehicle.policy')}><Link href={`/insurance#${policy.itemId}`}>{policy.name}</Link></Fact>
      <Fact label={t('insurance.car.period')}>{day(policy.startsOn, language, today)} – {day(policy.endsOn, language, today)}</Fact>
      <Fact label={t('insurance.car.own')}>{t(policy.hasOwnDamage ? 'yes.joined' : 'no.joined')}</Fact>
    </Facts>
  );
}

function Register({ item, today }: { item: VehicleItem; today: string }) {
  const { t, known, language } = useWords();
  return (
    <Facts>
      <Fact label={t('vehicle.firstRegistered')}>{item.firstRegisteredOn && day(item.firstRegisteredOn, language, today)}</Fact>
      <Fact label={t('vehicle.modelYear')}>{item.modelYear ?? null}</Fact>
      <Fact label={t('vehicle.engine')}>{item.displacementCc ? `${count(item.displacementCc)} cc` : null}</Fact>
      <Fact label={t('vehicle.fuel')}>{item.fuel && known('fuel', item.fuel)}</Fact>
      <Fact label={t('vehicle.vin')}>{item.vinTail && `····${item.vinTail}`}</Fact>
      <Fact label={t('vehicle.records')}>{t('vehicle.records.value', { mortgages: item.mortgages, seizures: item.seizures })}</Fact>
      <Fact label={t('vehicle.tax')}>{item.yearlyTax != null && <AmountText amount={item.yearlyTax} />}</Fact>
      <Fact label={t('source.who')}>{item.institutionName}</Fact>
    </Facts>
  );
}

function Suggestion({ children }: { children: ReactNode }) {
  return <span className="under">{children}</span>;
}
