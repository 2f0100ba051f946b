import { useState } from 'react';
import { Link } from 'wouter';
import type { AssetView, HubNotice, SourceState } from '../api/types';
import { itemName } from './items';
import { useWords } from '../i18n/LanguageProvider';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { attentionOf } from './attention';
import { useNoticeText } from './noticeText';
import { useSourceText } from './sourceText';

const shownAtFirst = 4;

export function AttentionList({ view }: { view: AssetView }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const entries = attentionOf(view);
  return (
    <Card title={t('home.attention')}>
      {entries.length === 0 && <p className="quiet">{t('home.attention.none')}</p>}
      <ul className="attention">
        {entries.slice(0, all ? entries.length : shownAtFirst).map((entry, index) => (
          <li key={index}>{entry.kind === 'notice' ? <NoticeEntry notice={entry.notice} view={view} /> : <SourceEntry source={entry.source} />}</li>
        ))}
      </ul>
      {entries.length > shownAtFirst && !all && (
        <button type="button" className="button-text" onClick={() => setAll(true)}>{t('home.attention.more', { count: entries.length - shownAtFirst })}</button>
      )}
    </Card>
  );
}

function NoticeEntry({ notice, view }: { notice: HubNotice; view: AssetView }) {
  const text = useNoticeText();
  const { other } = notice.values ?? {};
  const named = { ...notice, values: { ...notice.values, name: itemName(view, notice.itemId), ...(other ? { other: itemName(view, other) } : {}) } };
  return (
    <span className={`attention-${notice.level}`}>
      <Icon name={notice.level === 'info' ? 'info' : 'warning'} />
      <span>{text(named)}</span>
    </span>
  );
}

function SourceEntry({ source }: { source: SourceState }) {
  const { t } = useWords();
  const text = useSourceText();
  return (
    <span className="attention-attention">
      <Icon name="clock" />
      <span>
        {text(source)}
        {source.state === 'consent-ended' && <> <Link href={`/link?extend=${source.institution}`}>{t('consents.extend')}</Link></>}
      </span>
    </span>
  );
}
