import { useMutation } from '@tanstack/react-query';
import { post } from '../api/client';
import { grantsQuery, outdate } from '../api/queries';
import type { Grant } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { Dialog } from '../ui/Dialog';
import { ProblemNotice } from '../ui/Loading';
import { Notice } from '../ui/Notice';

/** Says what ending it means, once; the second tap ends it. */
export function RevokeDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const { t } = useWords();
  const name = grant.clientName;
  const revoke = useMutation({ mutationFn: () => post<{ receiptId?: string | null }>(`/api/grants/${grant.id}/revoke`, {}) });
  const close = () => {
    onClose();
    if (revoke.isSuccess) void outdate(grantsQuery);
  };
  return (
    <Dialog title={t('revoke.title', { name })} onClose={close}>
      {revoke.isSuccess ? (
        <>
          <Notice tone="ok"><span role="status">{t('revoke.done', { name })}</span></Notice>
          {revoke.data.receiptId && <p className="receipt">{t('withdraw.receipt')} <strong>{revoke.data.receiptId}</strong></p>}
          <div className="button-row"><button type="button" className="button" onClick={close}>{t('action.close')}</button></div>
        </>
      ) : (
        <>
          <p>{t('revoke.body', { name })}</p>
          <p className="quiet">{t('revoke.kept', { name })}</p>
          {revoke.isError && <ProblemNotice problem={revoke.error} />}
          <div className="button-row equal">
            <button type="button" className="button button-second" onClick={close}>{t('action.cancel')}</button>
            <button type="button" className="button button-second" disabled={revoke.isPending} onClick={() => revoke.mutate()}>{t('sharing.revoke')}</button>
          </div>
        </>
      )}
    </Dialog>
  );
}
