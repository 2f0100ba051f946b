import { describe, expect, it } from 'vitest';
import type { HubNotice, NetWorthLine, SourceState } from '../../src/api/types';
import { attentionOf } from '../../src/home/attention';
import { composition } from '../../src/home/composition';
import { failureOf } from '../../src/home/failure';

const line = (domain: string, side: NetWorthLine['side'], krw: number | null): NetWorthLine => ({
  key: domain,
  domain,
  side,
  total: { amount: krw, currency: 'KRW', krw, state: krw === null ? 'missing' : 'live' },
  count: 1,
});

describe('the bar of the home screen', () => {
  it('keeps its fixed order and leaves out what is empty', () => {
    const { segments } = composition([line('investment', 'asset', 5), line('vehicle', 'asset', 3), line('bank', 'asset', 2)]);
    expect(segments.map(segment => segment.key)).toEqual(['bank', 'vehicle', 'investment']);
  });
  it('counts wallets as money and debts apart', () => {
    const { segments, debts } = composition([line('wallet', 'asset', 50), line('bank', 'asset', 10), line('loan', 'liability', 7)]);
    expect(segments).toEqual([{ key: 'bank', amount: 60 }]);
    expect(debts).toBe(7);
  });
  it('never counts an unknown value as part of the bar', () => expect(composition([line('bank', 'asset', null)]).segments).toEqual([]));
  it('leaves out what stands beside the headline', () => expect(composition([line('card', 'memo', 24310)]).segments).toEqual([]));
});

describe('what needs attention', () => {
  const source = (state: string): SourceState => ({ operator: 'O', institution: state, name: state, sector: 'bank', state });
  const notice = (level: HubNotice['level']): HubNotice => ({ key: level, level, values: {} });

  it('does not say twice that a source is down', () => {
    const about: HubNotice = { key: 'source-unavailable', level: 'warning', values: {} };
    expect(attentionOf({ notices: [about], sources: [source('unavailable')] })).toHaveLength(1);
  });

  it('comes worst first, and live sources need nothing', () => {
    const entries = attentionOf({ notices: [notice('info'), notice('warning')], sources: [source('live'), source('unavailable'), source('consent-ended')] });
    expect(entries.map(entry => (entry.kind === 'notice' ? entry.notice.key : entry.source.state))).toEqual(['warning', 'consent-ended', 'unavailable', 'info']);
  });
});

describe('why an institution is not fresh', () => {
  it.each([
    ['unavailable', '50001', 'down'],
    ['unavailable', '50008', 'maintenance'],
    ['unavailable', '42901', 'quota'],
    ['unavailable', '50009', 'quota'],
    ['stale', '40106', 'consent-ended'],
    ['consent-ended', null, 'consent-ended'],
    ['paused', null, 'paused'],
    ['our-fault', null, 'our-fault'],
    ['unavailable', 'certificate-expired', 'our-fault'],
    ['stale', null, 'old'],
  ])('%s with %s is %s', (state, reason, expected) => expect(failureOf(state, reason)).toBe(expected));
});
