import { useEffect, useState } from 'react';
import { post } from '../api/client';
import { endSessionHere, queryClient, sessionQuery } from '../api/queries';
import { useWords } from '../i18n/LanguageProvider';
import { Dialog } from '../ui/Dialog';
import { announcedAt, idleState } from './idle';

const renewEvery = 60_000;

/** Warns a minute before the session ends; one key extends it. At its end the amounts leave the page. */
export function SessionDialog({ idleFor, answeredAt }: { idleFor: number; answeredAt: number }) {
  const { t } = useWords();
  const now = useClock();
  const state = idleState({ length: idleFor, touchedAt: answeredAt }, now);

  useRenewalOnActivity(answeredAt, state.kind === 'fine');
  useFreshnessAfterBack();
  useEffect(() => {
    if (state.kind === 'over') endSessionHere();
  }, [state.kind]);

  if (state.kind !== 'warning') return null;
  return (
    <Dialog title={t('session.warning', { seconds: state.seconds })} onClose={() => void renew()}>
      <p className="sr-only" role="status">{t('session.warning', { seconds: announcedAt(state.seconds) })}</p>
      <div className="button-row">
        <button type="button" className="button button-second" onClick={() => void signOut()}>{t('session.end')}</button>
        <button type="button" className="button" onClick={() => void renew()} autoFocus>{t('session.stay')}</button>
      </div>
    </Dialog>
  );
}

export async function signOut() {
  await post('/api/session/end', {}).catch(() => undefined);
  endSessionHere();
}

function renew() {
  return queryClient.refetchQueries(sessionQuery);
}

function useClock() {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Reading and typing are activity too: the hub is told at most once a minute. Nothing is sent while nobody touches the page. */
function useRenewalOnActivity(answeredAt: number, allowed: boolean) {
  useEffect(() => {
    if (!allowed) return;
    const touch = () => {
      if (Date.now() - answeredAt > renewEvery) void renew();
    };
    window.addEventListener('pointerdown', touch);
    window.addEventListener('keydown', touch);
    return () => {
      window.removeEventListener('pointerdown', touch);
      window.removeEventListener('keydown', touch);
    };
  }, [answeredAt, allowed]);
}

/** The back button may bring a page back from memory after the session has ended. */
function useFreshnessAfterBack() {
  useEffect(() => {
    const check = (event: PageTransitionEvent) => event.persisted && void renew();
    window.addEventListener('pageshow', check);
    return () => window.removeEventListener('pageshow', check);
  }, []);
}
