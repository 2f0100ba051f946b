import { describe, expect, it } from 'vitest';
import type { Grant, GrantItem } from '../../src/api/types';
import { becomesList, choosable, isOpen, lessOf, sharedInWords } from '../../src/sharing/grants';

const grant = {
  id: 'g1', state: 'active', domains: ['bank', 'loan'], detail: ['balances', 'transactions'], historyFrom: '2026-01-01', endsOn: '2027-11-22', accounts: null,
} as unknown as Grant;

const items = [
  { id: 'aaa', domain: 'bank', name: '생활비 통장' },
  { id: 'aaa', domain: 'loan', name: '마이너스 통장' },
  { id: 'bbb', domain: 'bank', name: '비상금 통장' },
] as unknown as GrantItem[];

const everything = () => ({ accounts: new Set(['aaa', 'bbb']), detail: new Set(['balances', 'transactions']), historyFrom: '2026-01-01', endsOn: '2027-11-22' });

describe('what is shared less', () => {
  it('is nothing while everything stays ticked, so that accounts to come stay shared', () => expect(lessOf(grant, items, everything())).toBeNull());

  it('names the accounts that stay when one goes', () =>
    expect(lessOf(grant, items, { ...everything(), accounts: new Set(['bbb']) })).toEqual({ accounts: ['bbb'] }));

  it('names the details that stay, and no first day once transactions are gone', () =>
    expect(lessOf(grant, items, { ...everything(), detail: new Set(['balances']), historyFrom: '2026-06-01' })).toEqual({ detail: ['balances'] }));

  it('takes a later first day and an earlier end', () =>
    expect(lessOf(grant, items, { ...everything(), historyFrom: '2026-06-01', endsOn: '2027-01-01' })).toEqual({ historyFrom: '2026-06-01', endsOn: '2027-01-01' }));

  it('never asks for an earlier first day or a later end', () =>
    expect(lessOf(grant, items, { ...everything(), historyFrom: '2025-01-01', endsOn: '2029-01-01' })).toBeNull());

  it('says that accounts to come are left out when all were shared and one goes, and not otherwise', () => {
    const less = { accounts: ['bbb'] };
    expect(becomesList(grant, less)).toBe(true);
    expect(becomesList(grant, { detail: ['balances'] })).toBe(false);
    expect(becomesList(grant, null)).toBe(false);
    expect(becomesList({ ...grant, accounts: ['aaa', 'bbb'] }, less)).toBe(false);
  });

  it('ignores days that were cleared', () => expect(lessOf(grant, items, { ...everything(), historyFrom: '', endsOn: '' })).toBeNull());
});

describe('a list of grants', () => {
  it('offers an account and the debt drawn on it as one thing', () => expect(choosable(items).map(item => item.id)).toEqual(['aaa', 'bbb']));

  it('counts one that has not begun as open and ended ones as past', () =>
    expect(['waiting', 'active', 'revoked', 'expired'].filter(state => isOpen({ state }))).toEqual(['waiting', 'active']));

  it('says what is shared and in what detail', () =>
    expect(sharedInWords(grant, { known: (prefix, key) => `${prefix}.${key}` })).toBe('grantDomain.bank, grantDomain.loan · grantDetail.balances, grantDetail.transactions'));
});
