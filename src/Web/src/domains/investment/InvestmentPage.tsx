import { useState } from 'react';
import type { InvestmentSummary, Share } from '../../api/types';
import { RankedBars } from '../../charts/RankedBars';
import { percent } from '../../format/money';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText, ChangeText } from '../../ui/AmountText';
import { Card } from '../../ui/Card';
import { DomainPage, Total } from '../DomainPage';
import { InvestmentRow } from './InvestmentRow';

export default function InvestmentPage() {
  const { t } = useWords();
  return (
    <DomainPage title={t('domain.investment')} emptyText={t('investment.empty')} isEmpty={view => view.investment.items.length === 0}>
      {({ investment, today }) => {
        const pensions = investment.items.filter(item => item.isPension);
        const others = investment.items.filter(item => !item.isPension);
        return (
          <>
            <Total name={t('investment.total')} figure={investment.total} under={<Gain summary={investment} />} />
            <SharesCard summary={investment} />
            {others.length > 0 && <Card title={t('investment.accounts')}>{others.map(item => <InvestmentRow key={item.id} item={item} today={today} />)}</Card>}
            {pensions.length > 0 && (
              <Card title={t('investment.pensions')}>
                <p className="quiet">{t('investment.pensions.body')}</p>
                {pensions.map(item => <InvestmentRow key={item.id} item={item} today={today} />)}
              </Card>
            )}
          </>
        );
      }}
    </DomainPage>
  );
}

function Gain({ summary }: { summary: InvestmentSummary }) {
  const { t } = useWords();
  const amount = summary.gain?.krw;
  if (amount == null) return t('investment.gain.unknown');
  return <>{t('investment.gain')} <ChangeText amount={amount} /></>;
}

function SharesCard({ summary }: { summary: InvestmentSummary }) {
  const { t, known } = useWords();
  const [by, setBy] = useState<'class' | 'currency'>('class');
  const shares: Share[] = by === 'class' ? summary.byClass : summary.byCurrency;
  if (summary.byClass.length === 0 && summary.byCurrency.length === 0) return null;
  return (
    <Card title={t('investment.shares')}>
      <div className="segmented" role="group" aria-label={t('investment.shares')}>
        <button type="button" aria-pressed={by === 'class'} onClick={() => setBy('class')}>{t('investment.byClass')}</button>
        <button type="button" aria-pressed={by === 'currency'} onClick={() => setBy('currency')}>{t('investment.byCurrency')}</button>
      </div>
      <RankedBars
        rows={[...shares].sort((a, b) => b.percent - a.percent).map(share => ({
          key: share.key,
          label: by === 'class' ? known('class', share.key, t('class.unknown')) : share.key,
          value: share.percent,
          text: <>{percent(share.percent)} · <AmountText amount={share.amount} short /></>,
        }))}
      />
    </Card>
  );
}
