import type { AssetView, HubNotice, SourceState } from '../api/types';

export type AttentionEntry = { kind: 'notice'; notice: HubNotice } | { kind: 'source'; source: SourceState };

const weight = { warning: 0, attention: 1, info: 3 } as const;

/** Dated facts about the person's own things, worst first: what the hub noticed, and sources that need something. */
export function attentionOf({ notices, sources }: Pick<AssetView, 'notices' | 'sources'>): AttentionEntry[] {
  const entries: [number, AttentionEntry][] = [
    ...notices.filter(notice => !isAboutSource(notice)).map((notice): [number, AttentionEntry] => [weight[notice.level], { kind: 'notice', notice }]),
    ...sources.filter(needsSomething).map((source): [number, AttentionEntry] => [source.state === 'consent-ended' ? 1 : 2, { kind: 'source', source }]),
  ];
  return entries.sort(([a], [b]) => a - b).map(([, entry]) => entry);
}

// The sources themselves say more than these notices do: whose fault it is, and when it is tried again.
function isAboutSource({ key }: HubNotice) {
  return key.startsWith('source-');
}

function needsSomething(source: SourceState) {
  return source.state !== 'live' && source.state !== 'pending';
}
