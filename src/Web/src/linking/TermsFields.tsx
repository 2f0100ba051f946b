import { dayInText, todayInSeoul, yearsLater } from '../format/dates';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';
import { RadioCards, Tick } from '../ui/Choice';
import type { Draft, DraftError } from './draft';

const weeks = ['1', '2', '3', '4'] as const;
const years = ['1', '2', '3', '4', '5'] as const;

/** Cycle, end date and the optional items; each optional item has its own empty box. */
export function TermsFields({ draft, change, error }: { draft: Draft; change: (part: Partial<Draft>) => void; error: DraftError | null }) {
  const { t, language } = useWords();
  const today = todayInSeoul();
  return (
    <>
      <Card title={t('agree.howOften')}>
        <RadioCards
          legend={t('agree.schedule')}
          name="schedule"
          row
          value={draft.isScheduled === null ? null : draft.isScheduled ? 'yes' : 'no'}
          onChange={value => change({ isScheduled: value === 'yes' })}
          error={error === 'no-schedule' ? t('link.error.no-schedule') : null}
          choices={[
            { value: 'yes', label: t('agree.schedule.yes'), under: t('agree.schedule.yes.under', { weeks: draft.cycleWeeks }) },
            { value: 'no', label: t('agree.schedule.no'), under: t('agree.schedule.no.under') },
          ]}
        />
        {draft.isScheduled && (
          <RadioCards
            legend={t('agree.cycle')}
            name="cycle"
            row
            value={String(draft.cycleWeeks) as (typeof weeks)[number]}
            onChange={value => change({ cycleWeeks: Number(value) as Draft['cycleWeeks'] })}
            choices={weeks.map(value => ({ value, label: t('agree.weeks', { count: Number(value) }) }))}
          />
        )}
      </Card>
      <Card title={t('agree.untilWhen')}>
        <RadioCards
          legend={t('agree.end')}
          name="years"
          row
          value={String(draft.years) as (typeof years)[number]}
          onChange={value => change({ years: Number(value) as Draft['years'] })}
          choices={years.map(value => ({ value, label: t('agree.years', { count: Number(value) }) }))}
        />
        <p className="quiet">{t('agree.endsOn', { day: dayInText(yearsLater(today, draft.years), language, today) })}</p>
      </Card>
      <Card title={t('agree.optional')}>
        <p className="quiet">{t('agree.optional.body')}</p>
        <Tick checked={draft.withMemo} onChange={withMemo => change({ withMemo })} label={t('agree.memo')} under={t('agree.memo.under')} />
        <Tick checked={draft.withMerchant} onChange={withMerchant => change({ withMerchant })} label={t('agree.merchant')} under={t('agree.merchant.under')} />
        <Tick checked={draft.withCategory} onChange={withCategory => change({ withCategory })} label={t('agree.category')} under={t('agree.category.under')} />
      </Card>
    </>
  );
}
