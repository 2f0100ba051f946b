import type { LoanItem } from '../../api/types';
import { day } from '../../format/dates';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Badge, Card, Fact, Facts } from '../../ui/Card';
import { ItemRow } from '../../ui/Disclosure';
import { FigureText } from '../../ui/FigureText';
import { DomainPage, Total } from '../DomainPage';
import { HistoryLink, SourceFacts, itemUnder } from '../ItemFoot';

export default function LoansPage() {
  const { t } = useWords();
  return (
    <DomainPage title={t('domain.loans')} emptyText={t('loans.empty')} isEmpty={view => view.loans.length === 0}>
      {({ loans, netWorth, today }) => (
        <>
          <Total name={t('home.debts')} figure={netWorth.liabilities} under={t('loans.total.under')} />
          <Card title={t('domain.loans')}>
            {loans.map(loan => <LoanRow key={loan.id} loan={loan} today={today} />)}
          </Card>
        </>
      )}
    </DomainPage>
  );
}

function LoanRow({ loan, today }: { loan: LoanItem; today: string }) {
  const { t, known, language } = useWords();
  return (
    <ItemRow
      id={loan.id}
      mark={loan.institutionName}
      name={<>{loan.name} <Badge>{known('loanKind', loan.kind)}</Badge></>}
      under={itemUnder(loan)}
      figure={<FigureText figure={loan.balance} />}
    >
      <Facts>
        <Fact label={t('loans.principal')}>{loan.principal != null && <AmountText amount={loan.principal} currency={loan.balance.currency} />}</Fact>
        <Fact label={t('bank.rate')}>{loan.rate != null && t('bank.rate.value', { rate: loan.rate.toFixed(2) })}</Fact>
        <Fact label={t('loans.method')}>{loan.repayMethod && known('repayMethod', loan.repayMethod)}</Fact>
        <Fact label={t('loans.next')}>
          {loan.nextPaymentOn && (
            <>
              {day(loan.nextPaymentOn, language, today)}
              {loan.nextPayment != null && <> · <AmountText amount={loan.nextPayment} /></>}
            </>
          )}
        </Fact>
        <Fact label={t('bank.matures')}>{loan.maturesOn && day(loan.maturesOn, language, today)}</Fact>
        <SourceFacts figure={loan.balance} item={loan} />
      </Facts>
      <HistoryLink item={loan} />
    </ItemRow>
  );
}
