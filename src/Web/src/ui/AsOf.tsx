import { moment } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';

export function AsOf({ at }: { at: string }) {
  const { t, language } = useWords();
  return (
    <span className="caption">
      {t('asOf.label')} <time dateTime={at}>{moment(at, language)}</time>
    </span>
  );
}
