import { describe, expect, it } from 'vitest';
import { money, percent, shortWon, signed, signedPercent, won } from '../../src/format/money';

describe('won', () => {
  it('writes the number and 원 without a space in Korean', () => expect(won(1234567, 'ko')).toBe('1,234,567원'));
  it('writes the sign of the currency in English', () => expect(won(1234567, 'en')).toBe('₩1,234,567'));
  it('writes a true minus before the number', () => {
    expect(won(-157000000, 'ko')).toBe('−157,000,000원');
    expect(won(-157000000, 'en')).toBe('−₩157,000,000');
  });
  it('has no minus before a zero', () => expect(won(-0.4, 'ko')).toBe('0원'));
});

describe('short won', () => {
  it.each([
    [9_999, '9,999'],
    [123_000, '12.3만'],
    [120_000, '12만'],
    [12_340_000, '1,234만'],
    [99_994_999, '9,999만'],
    [99_995_000, '1억'],
    [123_460_000, '1억 2,346만'],
    [1_230_000_000, '12.3억'],
    [123_400_000_000, '1,234억'],
    [1_200_000_000_000, '1.2조'],
    [-123_000, '−12.3만'],
    [0, '0'],
  ])('%d is %s in Korean', (amount, text) => expect(shortWon(amount, 'ko')).toBe(text));

  it.each([
    [999, '₩999'],
    [12_300, '₩12.3K'],
    [999_960, '₩1M'],
    [53_004_950, '₩53M'],
    [-1_250_000_000, '−₩1.3B'],
  ])('%d is %s in English', (amount, text) => expect(shortWon(amount, 'en')).toBe(text));
});

describe('other currencies', () => {
  it('have as many decimals as the currency has', () => {
    expect(money(1234.5, 'USD', 'ko')).toBe('US$1,234.50');
    expect(money(50000, 'JPY', 'ko')).toBe('JP¥50,000');
  });
  it('are never shown as won', () => expect(money(300, 'EUR', 'ko')).not.toContain('원'));
  it('fall back to the code for a currency without a sign of ours', () => expect(money(1, 'SEK', 'en')).toBe('SEK 1.00'));
});

describe('changes', () => {
  it('say plus and minus', () => {
    expect(signed(4004950, 'KRW', 'ko')).toBe('+4,004,950원');
    expect(signed(-75858, 'KRW', 'ko')).toBe('−75,858원');
    expect(signedPercent(3.14)).toBe('+3.1%');
    expect(signedPercent(-2.95)).toBe('−3.0%');
  });
  it('do not sign what rounds to nothing', () => expect(signedPercent(0.04)).toBe('0.0%'));
  it('round per cents to one decimal', () => expect(percent(42.96)).toBe('43.0%'));
});
