import { describe, expect, it } from 'vitest';
import { olderFrom } from '../../src/transactions/older';

const today = '2026-11-22';

describe('the day from which older history is asked', () => {
  it('is a year before what is here', () => expect(olderFrom('all', '', '2025-11-23', today)).toBe('2024-11-23'));
  it('is the chosen day when that is later', () => expect(olderFrom('own', '2025-03-01', '2025-11-23', today)).toBe('2025-03-01'));
  it('is never more than five years back', () => {
    expect(olderFrom('own', '2001-01-01', '2022-03-01', today)).toBe('2021-11-23');
    expect(olderFrom('all', '', '2021-11-23', today)).toBeNull();
  });
  it('is none when the period begins within what is here', () => {
    expect(olderFrom('own', '2026-01-01', '2025-11-23', today)).toBeNull();
    expect(olderFrom('1y', '2025-11-22', '2025-11-23', today)).toBeNull();
  });
  it('is none for what cannot be searched', () => expect(olderFrom('all', '', null, today)).toBeNull());
});
