import type { HubNotice } from '../api/types';
import { dayInText, month } from '../format/dates';
import { money, percent } from '../format/money';
import { sayIfKnown } from '../i18n/catalogue';
import { type Words, useWords } from '../i18n/LanguageProvider';
import { usePreferences } from '../preferences/preferences';

/** Puts the values of a notice into the page's way of writing them: days, months, amounts. */
export function useNoticeText() {
  const words = useWords();
  const hidden = usePreferences().hideAmounts;
  return (notice: HubNotice) => {
    const values = Object.fromEntries(Object.entries(notice.values ?? {}).map(([name, value]) => [name, shown(name, value, words, hidden)]));
    return sayIfKnown(`notice.${notice.key}`, values) ?? words.t('notice.unknown');
  };
}

function shown(name: string, value: string, { language, t }: Words, hidden: boolean) {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayInText(value, language);
  if (/^\d{4}-\d\d$/.test(value)) return month(value, language);
  if (/amount|total|excess|limit|balance/i.test(name) && /^-?\d+(\.\d+)?$/.test(value)) {
    return hidden ? t('amount.hidden') : money(Number(value), 'KRW', language);
  }
  return name === 'percent' ? percent(Number(value)) : value;
}
