import { describe, expect, it } from 'vitest';
import { clock, dDay, day, dayInText, daysUntil, moment, month, monthsBefore, seoulTime, tableDay, todayInSeoul, yearsLater } from '../../src/format/dates';

const today = '2026-11-22';

describe('days in Seoul', () => {
  it('turn at midnight there, whatever the zone of the instant', () => {
    expect(tableDay('2026-11-21T15:00:00Z')).toBe('2026.11.22');
    expect(tableDay('2026-11-21T14:59:59Z')).toBe('2026.11.21');
    expect(clock('2026-11-21T15:07:00Z')).toBe('00:07');
  });
  it('read a time without a zone as Korean time already', () => expect(seoulTime('2026-11-22T23:59:00')).toMatchObject({ day: 22, hour: 23, minute: 59 }));
  it('name today by the Korean calendar', () => expect(todayInSeoul(Date.parse('2026-11-21T15:00:00Z'))).toBe(today));
});

describe('writing a day', () => {
  it('has the weekday this year and the year otherwise', () => {
    expect(day(today, 'ko', today)).toBe('11월 22일 (일)');
    expect(day('2025-11-22', 'ko', today)).toBe('2025년 11월 22일');
    expect(day(today, 'en', today)).toBe('Sun 22 Nov');
    expect(day('2027-01-15', 'en', today)).toBe('15 Jan 2027');
  });
  it('has no weekday inside a sentence', () => expect(dayInText(today, 'ko', today)).toBe('11월 22일'));
  it('reads months with and without a hyphen', () => {
    expect(month('2026-11', 'ko')).toBe('2026년 11월');
    expect(month('202603', 'en')).toBe('Mar 2026');
  });
});

describe('distances', () => {
  it('count calendar days', () => expect(daysUntil('2026-12-10', today)).toBe(18));
  it('are D-days, today, or passed', () => {
    expect(dDay('2026-11-29', 'ko', today)).toBe('D-7');
    expect(dDay(today, 'ko', today)).toBe('오늘');
    expect(dDay('2026-11-19', 'ko', today)).toBe('3일 지남');
    expect(dDay('2026-11-21', 'en', today)).toBe('1 day ago');
  });
  it('use relative words within a day only', () => {
    const now = Date.parse('2026-11-22T14:07:00+09:00');
    expect(moment('2026-11-22T11:07:00+09:00', 'ko', now)).toBe('3시간 전');
    expect(moment('2026-11-22T14:06:30+09:00', 'ko', now)).toBe('방금');
    expect(moment('2026-11-21T14:07:00+09:00', 'ko', now)).toBe('11월 21일 (토) 14:07');
  });
  it('call nothing in the future "ago"', () => {
    const now = Date.parse('2026-11-22T14:07:00+09:00');
    expect(moment('2026-11-22T14:20:00+09:00', 'en', now)).toBe('Sun 22 Nov 14:20');
  });
});

describe('calendar steps', () => {
  it('keep to the last day of a shorter month', () => {
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
    expect(monthsBefore('2026-01-15', 3)).toBe('2025-10-15');
    expect(yearsLater('2028-02-29', 1)).toBe('2029-02-28');
    expect(yearsLater(today, 5)).toBe('2031-11-22');
  });
});
