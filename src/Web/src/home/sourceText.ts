import type { SourceState } from '../api/types';
import { clock, day, moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';

/** Why an institution's values are not fresh: whose trouble it is, what it means, when it is tried again. */
export function useSourceText() {
  const { t, language } = useWords();
  return (source: Pick<SourceState, 'name' | 'state' | 'reason' | 'lastSuccessAt' | 'nextTryAt' | 'consentEndsOn'>) => {
    const { name } = source;
    const next = source.nextTryAt ? `${day(source.nextTryAt, language)} ${clock(source.nextTryAt)}` : null;
    switch (failureOf(source.state, source.reason)) {
      case 'consent-ended':
        return t('failure.consentEnded', { name, day: source.consentEndsOn ? day(source.consentEndsOn, language) : '-' });
      case 'maintenance':
        return next ? t('failure.maintenance', { name, time: next }) : t('failure.maintenanceOpen', { name });
      case 'quota':
        return next ? t('failure.quota', { name, time: next }) : t('failure.quotaOpen', { name });
      case 'down':
        return next ? t('failure.down', { name, time: next }) : t('failure.downOpen', { name });
      case 'paused':
        return t('failure.paused', { name });
      case 'our-fault':
        return source.lastSuccessAt ? t('failure.ours', { name, day: day(source.lastSuccessAt, language) }) : t('failure.oursOpen', { name });
      case 'old':
        return source.lastSuccessAt ? t('failure.old', { name, moment: moment(source.lastSuccessAt, language) }) : t('failure.never', { name });
    }
  };
}

type Failure = 'consent-ended' | 'maintenance' | 'quota' | 'down' | 'paused' | 'our-fault' | 'old';

/** The standard's code says more than the state does (5.1): who is at fault and whether waiting helps. */
export function failureOf(state: string, reason: string | null | undefined): Failure {
  if (state === 'consent-ended' || reason === '40106') return 'consent-ended';
  if (reason === '50008' || reason === 'maintenance') return 'maintenance';
  if (reason === '42901' || reason === '50009' || state === 'busy') return 'quota';
  if (state === 'paused') return 'paused';
  if (state === 'our-fault') return 'our-fault';
  if (state === 'unavailable' || state === 'malformed') return 'down';
  return 'old';
}
