import { useState } from 'react';
import type { MessageId } from '../i18n/catalogue';
import { useWords } from '../i18n/LanguageProvider';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';

const entries: [MessageId, MessageId][] = [
  ['help.request', 'help.request.body'],
  ['help.authentication', 'help.authentication.body'],
  ['help.asOf', 'help.asOf.body'],
  ['help.leftOut', 'help.leftOut.body'],
  ['help.spending', 'help.spending.body'],
];

/** The odd words in plain ones; last in the header on every page. */
export function HelpButton() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button-quiet" onClick={() => setOpen(true)}>
        <Icon name="help" />
        <span>{t('help.title')}</span>
      </button>
      {open && (
        <Dialog title={t('help.title')} onClose={() => setOpen(false)}>
          <dl className="glossary">
            {entries.map(([word, body]) => (
              <div key={word}>
                <dt>{t(word)}</dt>
                <dd>{t(body)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}
