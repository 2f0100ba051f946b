import { useState } from 'react';
import { Link } from 'wouter';
import type { ConsentRow } from '../api/types';
import { dDay, day, dayInText, daysUntil, moment } from '../format/dates';
import { type Words, useWords } from '../i18n/LanguageProvider';
import { Badge, Fact, Facts } from '../ui/Card';
import { ItemRow } from '../ui/Disclosure';
import { isInForce } from './states';
import { WithdrawDialog } from './WithdrawDialog';

/** One transfer request with everything the law wants shown, and withdrawal two taps away. */
export function ConsentRowView({ row }: { row: ConsentRow }) {
  const { t, known, language } = useWords();
  const [withdrawing, setWithdrawing] = useState(false);
  const inForce = isInForce(row);
  const soon = inForce && daysUntil(row.endsOn) <= 30;
  return (
    <>
      <ItemRow
        mark={row.institutionName}
        name={<>{row.institutionName} <Badge tone={row.state === 'active' ? 'ok' : row.state === 'withdrawing' ? 'warn' : 'plain'}>{known('consentState', row.state)}</Badge></>}
        under={inForce ? t('consents.until', { day: dayInText(row.endsOn, language) }) : row.endedAt ? t('consents.ended', { day: dayInText(row.endedAt, language) }) : known('sector', row.sector)}
        figure={inForce && <Badge tone={soon ? 'warn' : 'plain'}>{dDay(row.endsOn, language)}</Badge>}
      >
        <LegalFacts row={row} />
        {inForce && (
          <div className="button-row equal">
            <button type="button" className="button button-second" onClick={() => setWithdrawing(true)}>{t('consents.withdraw')}<span className="sr-only"> {row.institutionName}</span></button>
            <Link className="button button-second" href={`/link?${row.canExtend ? 'extend' : 'change'}=${row.connection.institution}`}>{t(row.canExtend ? 'consents.extend' : 'consents.change')}<span className="sr-only"> {row.institutionName}</span></Link>
          </div>
        )}
        {row.state === 'withdrawing' && <p className="quiet">{t('withdraw.pending', { name: row.institutionName })}</p>}
      </ItemRow>
      {withdrawing && <WithdrawDialog row={row} onClose={() => setWithdrawing(false)} />}
    </>
  );

  function LegalFacts({ row }: { row: ConsentRow }) {
    return (
      <Facts>
        <Fact label={t('consents.items')}>{namedScopes(row).map(scope => known('scope', scope)).join(', ') || t('consents.listOnly')}</Fact>
        <Fact label={t('consents.optional')}>{optionalItems(row, t)}</Fact>
        <Fact label={t('consents.assets')}>{row.assets > 0 && t('count.items', { count: row.assets })}</Fact>
        <Fact label={t('consents.transfer')}>{transferOf(row, t)}</Fact>
        <Fact label={t('consents.end')}>{day(row.endsOn, language)}</Fact>
        <Fact label={t('consents.purpose')}>{row.purpose}</Fact>
        <Fact label={t('consents.keep')}>{t('consents.keep.until', { day: dayInText(row.keepUntil, language) })}</Fact>
        <Fact label={t('consents.given')}>{row.givenAt && moment(row.givenAt, language)}</Fact>
        <Fact label={t('consents.lastUsed')}>{row.lastUsedAt && moment(row.lastUsedAt, language)}</Fact>
        <Fact label={t('consents.endReason')}>{row.endReason && known('endReason', row.endReason)}</Fact>
      </Facts>
    );
  }
}

function optionalItems(row: ConsentRow, t: Words['t']) {
  const given = [row.withMemo && t('agree.memo.name'), row.withMerchant && t('agree.merchant.name'), row.withCategory && t('agree.category.name')].filter(Boolean);
  return given.length > 0 ? given.join(', ') : t('consents.noOptional');
}

function transferOf(row: ConsentRow, t: Words['t']) {
  if (!row.isScheduled) return t('consents.onDemand');
  const basic = row.basicCycleWeeks ?? 1;
  const additional = row.additionalCycleWeeks ?? basic;
  return basic === additional ? t('consents.scheduledEvenly', { weeks: basic }) : t('consents.scheduled', { basic, additional });
}

// Every request holds its sector's list of products; at the register the list is all there is.
function namedScopes({ scopes }: ConsentRow) {
  return scopes.filter(scope => !scope.endsWith('.list') || scope === 'vehicle.list');
}
