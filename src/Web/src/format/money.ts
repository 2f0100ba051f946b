import type { Language } from '../preferences/preferences';

/** U+2212: a hyphen is skipped by many screen readers. */
export const minus = '−';

const symbols: Record<string, string> = { USD: 'US$', JPY: 'JP¥', EUR: '€', CNY: 'CN¥', GBP: '£', HKD: 'HK$', VND: '₫', AUD: 'A$', CAD: 'C$' };

/** 1,234,567원 in Korean, ₩1,234,567 in English; whole won. */
export function won(amount: number, language: Language) {
  const digits = group(Math.abs(Math.round(amount)), 0);
  const sign = Math.round(amount) < 0 ? minus : '';
  return language === 'ko' ? `${sign}${digits}원` : `${sign}₩${digits}`;
}

/** US$1,234.50 with as many decimals as the currency has. */
export function money(amount: number, currency: string, language: Language) {
  if (currency === 'KRW') return won(amount, language);
  const symbol = symbols[currency] ?? `${currency} `;
  return `${amount < 0 ? minus : ''}${symbol}${group(Math.abs(amount), decimalsOf(currency))}`;
}

/** +1,234원 or −1,234원; the sign is always there unless nothing changed. */
export function signed(amount: number, currency: string, language: Language) {
  return amount > 0 ? `+${money(amount, currency, language)}` : money(amount, currency, language);
}

/** For heads of cards and axes only: 12.3만, 1,234만, 1억 2,346만, 12.3억, 1.2조; ₩12.3M in English. */
export function shortWon(amount: number, language: Language) {
  const size = Math.abs(Math.round(amount));
  const sign = amount < 0 && size > 0 ? minus : '';
  return language === 'ko' ? `${sign}${shortKorean(size)}` : `${sign}₩${shortEnglish(size)}`;
}

export function percent(value: number) {
  const size = Math.abs(value).toFixed(1);
  return `${value < 0 && size !== '0.0' ? minus : ''}${size}%`;
}

export function signedPercent(value: number) {
  return value > 0 && value.toFixed(1) !== '0.0' ? `+${percent(value)}` : percent(value);
}

export function count(value: number) {
  return group(value, 0);
}

/** Quantities of shares or units: as many decimals as were sent, up to six. */
export function quantity(value: number) {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 }).format(value);
}

function shortKorean(size: number) {
  const man = 10_000;
  const eok = 100_000_000;
  const jo = 1_000_000_000_000;
  if (size < man) return group(size, 0);
  if (size < 100 * man) return `${oneDecimal(size / man)}만`;
  if (Math.round(size / man) < 10_000) return `${group(Math.round(size / man), 0)}만`;
  if (Math.round(size / man) < 100_000) return eokAndMan(Math.round(size / man));
  if (size / eok < 1000) return `${oneDecimal(size / eok)}억`;
  if (Math.round(size / eok) < 10_000) return `${group(Math.round(size / eok), 0)}억`;
  return `${oneDecimal(size / jo)}조`;
}

function eokAndMan(man: number) {
  const rest = man % 10_000;
  return rest === 0 ? `${Math.floor(man / 10_000)}억` : `${Math.floor(man / 10_000)}억 ${group(rest, 0)}만`;
}

function shortEnglish(size: number) {
  const steps: [number, string][] = [[1e12, 'T'], [1e9, 'B'], [1e6, 'M'], [1e3, 'K']];
  // 999,950 and above would round to 1000.0K, so each step begins where its own rounding does.
  const step = steps.find(([unit]) => size >= unit * 0.99995);
  return step && size >= 1000 ? `${oneDecimal(size / step[0])}${step[1]}` : group(size, 0);
}

function oneDecimal(value: number) {
  const text = value.toFixed(1);
  const [whole, fraction] = text.split('.') as [string, string];
  return fraction === '0' ? group(Number(whole), 0) : `${group(Number(whole), 0)}.${fraction}`;
}

function decimalsOf(currency: string) {
  try {
    return new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

function group(value: number, decimals: number) {
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
}
