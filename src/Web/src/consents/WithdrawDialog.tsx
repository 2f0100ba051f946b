import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client';
import { outdate } from '../api/queries';
import type { ConsentRow, WithdrawAnswer } from '../api/types';
import { useWords } from '../i18n/LanguageProvider';
import { RadioCards } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { ProblemNotice } from '../ui/Loading';
import { Notice } from '../ui/Notice';

/** Asks what becomes of the data already here, with neither answer chosen beforehand; then says what was done. */
export function WithdrawDialog({ row, onClose }: { row: ConsentRow; onClose: () => void }) {
  const { t } = useWords();
  const [choice, setChoice] = useState<'keep' | 'erase' | null>(null);
  const [asked, setAsked] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => post<WithdrawAnswer>(`/api/consents/${encodeURIComponent(row.connection.operator)}/${encodeURIComponent(row.connection.institution)}/withdraw`, { erase: choice === 'erase' }),
  });
  // The list is fetched again on closing: before that it would take this row, and the receipt with it, off the page.
  const close = () => {
    onClose();
    if (withdraw.isSuccess) void outdate({ predicate: query => query.queryKey[0] !== 'session' });
  };
  const submit = () => {
    setAsked(true);
    if (choice) withdraw.mutate();
  };
  return (
    <Dialog title={t('withdraw.title', { name: row.institutionName })} onClose={close}>
      {withdraw.isSuccess ? <Done answer={withdraw.data} name={row.institutionName} onClose={close} /> : (
        <>
          <p>{t('withdraw.body')}</p>
          <RadioCards
            legend={t('withdraw.choice')}
            name="erase"
            value={choice}
            onChange={setChoice}
            row
            error={asked && !choice ? t('withdraw.choice.missing') : null}
            choices={[
              { value: 'keep', label: t('withdraw.keep'), under: t('withdraw.keep.under') },
              { value: 'erase', label: t('withdraw.erase'), under: t('withdraw.erase.under') },
            ]}
          />
          {withdraw.isError && <ProblemNotice problem={withdraw.error} />}
          <div className="button-row equal">
            <button type="button" className="button button-second" onClick={close}>{t('action.cancel')}</button>
            <button type="button" className="button button-second" disabled={withdraw.isPending} onClick={submit}>{t('consents.withdraw')}</button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function Done({ answer, name, onClose }: { answer: WithdrawAnswer; name: string; onClose: () => void }) {
  const { t } = useWords();
  const pending = answer.revocation === 'pending';
  return (
    <>
      <Notice tone={pending ? 'warn' : 'ok'}>
        <span role="status">{pending ? t('withdraw.pending', { name }) : t('withdraw.done')} {t(answer.erased ? 'withdraw.erased' : 'withdraw.kept')}</span>
      </Notice>
      {answer.receiptId && <p className="receipt">{t('withdraw.receipt')} <strong>{answer.receiptId}</strong></p>}
      <div className="button-row">
        <button type="button" className="button" onClick={onClose}>{t('action.close')}</button>
      </div>
    </>
  );
}
