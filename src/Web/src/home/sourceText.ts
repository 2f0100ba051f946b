import type { SourceState } from '../api/types';
import { clock, dayInText, daysUntil, moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { failureOf } from './failure';

/** Why an institution's values are not fresh: whose trouble it is, what it means, when it is tried again. */
export function useSourceText() {
  const { t, language } = useWords();
  return (source: Pick<SourceState, 'name' | 'state' | 'reason' | 'lastSuccessAt' | 'nextTryAt' | 'consentEndsOn'>) => {
    const { name } = source;
    const next = source.nextTryAt ? `${dayInText(source.nextTryAt, language)} ${clock(source.nextTryAt)}` : null;
    switch (failureOf(source.state, source.reason)) {
      case 'consent-ended':
        // Its end date may lie ahead still: the institution ended it earlier.
        return source.consentEndsOn && daysUntil(source.consentEndsOn) <= 0
          ? t('failure.consentEnded', { name, day: dayInText(source.consentEndsOn, language) })
          : t('failure.consentEndedOpen', { name });
      case 'maintenance':
        return next ? t('failure.maintenance', { name, time: next }) : t('failure.maintenanceOpen', { name });
      case 'quota':
        return next ? t('failure.quota', { name, time: next }) : t('failure.quotaOpen', { name });
      case 'down':
        return next ? t('failure.down', { name, time: next }) : t('failure.downOpen', { name });
      case 'paused':
        return t('failure.paused', { name });
      case 'our-fault':
        return source.lastSuccessAt ? t('failure.ours', { name, day: dayInText(source.lastSuccessAt, language) }) : t('failure.oursOpen', { name });
      case 'old':
        return source.lastSuccessAt ? t('failure.old', { name, moment: moment(source.lastSuccessAt, language) }) : t('failure.never', { name });
    }
  };
}
