import { useMutation } from '@tanstack/react-query';
import { post } from '../api/client';
import { endSessionHere } from '../api/queries';
import type { LeaveAnswer } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { Dialog } from '../ui/Dialog';
import { ProblemNotice } from '../ui/Loading';
import { Notice } from '../ui/Notice';

/** Says once what goes, then does it. There is no second question and no plea to stay. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const leave = useMutation({ mutationFn: () => post<LeaveAnswer>('/api/leave', { confirm: 'leave' }) });
  if (leave.isSuccess) return <Left answer={leave.data} />;
  return (
    <Dialog title={t('leave.title')} onClose={onClose}>
      <p>{t('leave.body')}</p>
      <ul className="bullets">
        <li>{t('leave.goes.data')}</li>
        <li>{t('leave.goes.links')}</li>
        <li>{t('leave.goes.account')}</li>
      </ul>
      {leave.isError && <ProblemNotice problem={leave.error} />}
      <div className="button-row equal">
        <button type="button" className="button button-second" onClick={onClose}>{t('action.cancel')}</button>
        <button type="button" className="button button-danger" disabled={leave.isPending} onClick={() => leave.mutate()}>{t('leave.action')}</button>
      </div>
    </Dialog>
  );
}

function Left({ answer }: { answer: LeaveAnswer }) {
  const { t } = useWords();
  return (
    <Dialog title={t('leave.done')} onClose={endSessionHere}>
      <Notice tone={answer.pending > 0 ? 'warn' : 'ok'}>
        <span role="status">{answer.pending > 0 ? t('leave.pending', { revoked: answer.revoked, pending: answer.pending }) : t('leave.all', { revoked: answer.revoked })}</span>
      </Notice>
      {answer.receiptId && <p className="receipt">{t('withdraw.receipt')} <strong>{answer.receiptId}</strong></p>}
      <div className="button-row">
        <button type="button" className="button" onClick={endSessionHere}>{t('action.close')}</button>
      </div>
    </Dialog>
  );
}
