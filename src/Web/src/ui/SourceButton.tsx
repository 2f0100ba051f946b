import { useState } from 'react';
import type { Figure } from '../api/types';
import { moment, tableDay } from '../format/dates';
import { quantity } from '../format/money';
import { useWords } from '../i18n/LanguageProvider';
import { useInstitutionName } from '../api/useView';
import { Fact, Facts } from './Card';
import { Dialog } from './Dialog';
import { FigureValue } from './FigureText';
import { Icon } from './Icon';

/** Why this number? Who said it, when it was true, and whether it is live. */
export function SourceButton({ figure, name }: { figure: Figure; name: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button-icon source-button" aria-label={t('source.open', { name })} onClick={() => setOpen(true)}>
        <Icon name="info" />
      </button>
      {open && (
        <Dialog title={t('source.title')} onClose={() => setOpen(false)}>
          <SourceFacts figure={figure} name={name} />
        </Dialog>
      )}
    </>
  );
}

function SourceFacts({ figure, name }: { figure: Figure; name: string }) {
  const { t, known, language } = useWords();
  const institution = useInstitutionName(figure.source);
  return (
    <Facts>
      <Fact label={name}><FigureValue figure={figure} /></Fact>
      <Fact label={t('source.who')}>{institution ?? t('source.sum')}</Fact>
      <Fact label={t('asOf.label')}>{figure.asOf && <time dateTime={figure.asOf}>{moment(figure.asOf, language)}</time>}</Fact>
      <Fact label={t('source.state')}>{known('figureState', figure.state)}</Fact>
      <Fact label={t('source.reason')}>{figure.reason && known('reason', figure.reason)}</Fact>
      <Fact label={t('source.rate')}>
        {figure.rate && `${figure.currency} ${figure.rate.unit} = ${quantity(figure.rate.rate)} KRW (${tableDay(figure.rate.on)})`}
      </Fact>
    </Facts>
  );
}
