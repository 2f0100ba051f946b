import type { InsuranceSummary } from '../../api/types';
import { RankedBars } from '../../charts/RankedBars';
import { useWords } from '../../i18n/LanguageProvider';
import { AmountText } from '../../ui/AmountText';
import { Card } from '../../ui/Card';
import { DomainPage, Total } from '../DomainPage';
import { PolicyRow } from './PolicyRow';

/** Facts, gaps and overlaps; nothing is judged and nothing recommended. */
export default function InsurancePage() {
  const { t } = useWords();
  return (
    <DomainPage title={t('domain.insurance')} emptyText={t('insurance.empty')} isEmpty={view => view.insurance.items.length === 0}>
      {({ insurance, today }) => (
        <>
          <Total name={t('insurance.premium')} figure={insurance.monthlyPremium} under={<>{t('insurance.policies', { count: insurance.policies })} · {t('insurance.noSurrender')}</>} />
          <RisksCard risks={insurance.risks} />
          <Card title={t('insurance.list')}>
            {insurance.items.map(item => <PolicyRow key={item.id} item={item} today={today} />)}
          </Card>
        </>
      )}
    </DomainPage>
  );
}

function RisksCard({ risks }: { risks: InsuranceSummary['risks'] }) {
  const { t, known } = useWords();
  if (risks.length === 0) return null;
  return (
    <Card title={t('insurance.risks')}>
      <p className="quiet">{t('insurance.risks.body')}</p>
      <RankedBars
        rows={risks.map(risk => ({
          key: risk.risk,
          label: known('risk', risk.risk),
          value: risk.amount,
          text: risk.policies === 0 ? t('insurance.none') : <><AmountText amount={risk.amount} /> <span className="caption">{t('insurance.policies', { count: risk.policies })}</span></>,
        }))}
      />
    </Card>
  );
}
