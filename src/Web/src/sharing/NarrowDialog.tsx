import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post, serverNow } from '../api/client';
import { grantsQuery, outdate } from '../api/queries';
import type { GrantDetails } from '../api/types';
import { todayInSeoul } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Field, Tick } from '../ui/Choice';
import { Dialog } from '../ui/Dialog';
import { ProblemNotice } from '../ui/Loading';
import { Notice } from '../ui/Notice';
import { becomesList, choosable, lessOf } from './grants';

/** Everything shared now is ticked; whatever is unticked, or shortened, is not shared any more from the next look on. */
export function NarrowDialog({ details: { grant, items }, onClose }: { details: GrantDetails; onClose: () => void }) {
  const { t, known } = useWords();
  const accounts = choosable(items);
  const [kept, setKept] = useState(() => new Set(accounts.map(item => item.id)));
  const [detail, setDetail] = useState(() => new Set(grant.detail));
  const [historyFrom, setHistoryFrom] = useState(grant.historyFrom ?? '');
  const [endsOn, setEndsOn] = useState(grant.endsOn);
  const [asked, setAsked] = useState(false);
  const less = lessOf(grant, items, { accounts: kept, detail, historyFrom, endsOn });
  const isNothing = detail.size === 0 || (accounts.length > 0 && kept.size === 0);
  const narrow = useMutation({ mutationFn: () => post<{ receiptId?: string | null }>(`/api/grants/${grant.id}/narrow`, less) });
  const close = () => {
    onClose();
    if (narrow.isSuccess) void outdate(grantsQuery);
  };
  const submit = () => {
    setAsked(true);
    if (less && !isNothing) narrow.mutate();
  };
  if (narrow.isSuccess) {
    return (
      <Dialog title={t('narrow.title')} onClose={close}>
        <Notice tone="ok"><span role="status">{t('narrow.done', { name: grant.clientName })}</span></Notice>
        {narrow.data.receiptId && <p className="receipt">{t('withdraw.receipt')} <strong>{narrow.data.receiptId}</strong></p>}
        <div className="button-row"><button type="button" className="button" onClick={close}>{t('action.close')}</button></div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('narrow.title')} onClose={close}>
      <p>{t('narrow.body', { name: grant.clientName })}</p>
      {accounts.length > 0 && (
        <fieldset className="choices">
          <legend>{t('narrow.accounts')}</legend>
          <div className="choices-list">
            {accounts.map(item => (
              <Tick key={item.id} checked={kept.has(item.id)} onChange={checked => setKept(toggled(kept, item.id, checked))} label={item.name} under={`${item.institutionName}${item.maskedNumber ? ` ${item.maskedNumber}` : ''}`} />
            ))}
          </div>
          {becomesList(grant, less) && <p className="quiet" role="status">{t('narrow.later', { name: grant.clientName })}</p>}
        </fieldset>
      )}
      <fieldset className="choices">
        <legend>{t('narrow.detail')}</legend>
        <div className="choices-list">
          {grant.detail.map(word => <Tick key={word} checked={detail.has(word)} onChange={checked => setDetail(toggled(detail, word, checked))} label={known('grantDetail', word)} />)}
        </div>
      </fieldset>
      {grant.historyFrom && detail.has('transactions') && (
        <Field label={t('narrow.historyFrom')}>
          {id => <input id={id} type="date" value={historyFrom} min={grant.historyFrom!} max={todayInSeoul(serverNow())} onChange={event => setHistoryFrom(event.target.value)} />}
        </Field>
      )}
      <Field label={t('narrow.endsOn')}>
        {id => <input id={id} type="date" value={endsOn} min={todayInSeoul(serverNow())} max={grant.endsOn} onChange={event => setEndsOn(event.target.value)} />}
      </Field>
      <p className="quiet">{t('narrow.onlyLess', { name: grant.clientName })}</p>
      {asked && isNothing && <p className="field-error" role="alert">{t('narrow.nothing')}</p>}
      {asked && !less && <p className="field-error" role="alert">{t('narrow.same')}</p>}
      {narrow.isError && <ProblemNotice problem={narrow.error} />}
      <div className="button-row equal">
        <button type="button" className="button button-second" onClick={close}>{t('action.cancel')}</button>
        <button type="button" className="button button-second" disabled={narrow.isPending} onClick={submit}>{t('narrow.do')}</button>
      </div>
    </Dialog>
  );
}

function toggled(set: Set<string>, value: string, on: boolean) {
  const next = new Set(set);
  if (on) next.add(value);
  else next.delete(value);
  return next;
}
