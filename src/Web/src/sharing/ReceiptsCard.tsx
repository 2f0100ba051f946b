import type { GrantReceipt } from '../api/types';
import { moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';

/** What was done with the grant, step by step, each with its number. */
export function ReceiptsCard({ receipts }: { receipts: GrantReceipt[] }) {
  const { t, known, language } = useWords();
  if (receipts.length === 0) return null;
  return (
    <Card title={t('sharing.receipts')}>
      <ul className="plain-list">
        {receipts.map(receipt => (
          <li key={receipt.id} className="grant-receipt">
            <p><strong>{known('grantReceipt', receipt.kind)}</strong> · {known('grantReason', receipt.reason)}</p>
            <ul className="quiet">
              {receipt.steps.map(step => <li key={step.step}>{known('grantStep', step.step)} · <time dateTime={step.at}>{moment(step.at, language)}</time></li>)}
            </ul>
            <p className="receipt quiet">{t('withdraw.receipt')} {receipt.id}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
