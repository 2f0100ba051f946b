import { describe, expect, it } from 'vitest';
import { filterOf, withFilter } from '../../src/transactions/filter';

const today = '2026-11-22';
const of = (query: string) => filterOf(new URLSearchParams(query), today);

describe('the filter in the address', () => {
  it('shows three months when it says nothing', () => expect(of('')).toMatchObject({ period: '3m', from: '2026-08-22', to: '' }));
  it('searches the whole history for a text or one account', () => {
    expect(of('text=coffee')).toMatchObject({ period: 'all', from: '' });
    expect(of('item=abc').period).toBe('all');
  });
  it('takes typed days only for the own period', () => {
    expect(of('period=own&from=2026-01-01&to=2026-01-31')).toMatchObject({ from: '2026-01-01', to: '2026-01-31' });
    expect(of('period=1m&from=2020-01-01')).toMatchObject({ from: '2026-10-22' });
  });
  it('ignores a period it does not know', () => expect(of('period=7y').period).toBe('3m'));
});

describe('changing the filter', () => {
  it('frees the account when the kind changes', () => {
    expect(withFilter(new URLSearchParams('item=abc&domain=card'), { domain: 'bank' }).toString()).toBe('domain=bank');
  });
  it('forgets typed days when a period is chosen', () => {
    expect(withFilter(new URLSearchParams('period=own&from=2026-01-01'), { period: '1y' }).toString()).toBe('period=1y');
  });
  it('drops what is empty and keeps the rest', () => {
    expect(withFilter(new URLSearchParams('text=a&domain=card'), { text: '' }).toString()).toBe('domain=card');
  });
});
