import type { Language } from '../preferences/preferences';

/** A moment as a calendar in Seoul shows it. Patterns are ours, because Intl writes the same request differently per engine. */
export interface SeoulTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

// Korea has had no daylight saving time since 1988, before anything that is shown here.
const seoulOffset = 9 * 3_600_000;
const dayLength = 86_400_000;
const koreanWeekdays = ['일', '월', '화', '수', '목', '금', '토'];
const englishWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Reads a day (2026-11-22), a Korean local time (no zone) or an instant (with zone). */
export function seoulTime(iso: string): SeoulTime {
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) && iso.includes('T');
  const local = new Date(hasZone ? Date.parse(iso) + seoulOffset : Date.parse(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: local.getUTCDay(),
  };
}

/** Today in Seoul as 2026-11-22. */
export function todayInSeoul(now = Date.now()) {
  return new Date(now + seoulOffset).toISOString().slice(0, 10);
}

/** 11월 22일 (일); another year is named: 2025년 11월 22일. */
export function day(iso: string, language: Language, today = todayInSeoul()) {
  const at = seoulTime(iso);
  const text = dayInText(iso, language, today);
  if (at.year !== Number(today.slice(0, 4))) return text;
  return language === 'ko' ? `${text} (${koreanWeekdays[at.weekday]})` : `${englishWeekdays[at.weekday]} ${text}`;
}

/** 11월 22일 inside a sentence; another year is named. */
export function dayInText(iso: string, language: Language, today = todayInSeoul()) {
  const at = seoulTime(iso);
  const thisYear = at.year === Number(today.slice(0, 4));
  if (language === 'ko') return thisYear ? `${at.month}월 ${at.day}일` : `${at.year}년 ${at.month}월 ${at.day}일`;
  return thisYear ? `${at.day} ${englishMonths[at.month - 1]}` : `${at.day} ${englishMonths[at.month - 1]} ${at.year}`;
}

/** 2026.11.22 for tables. */
export function tableDay(iso: string) {
  const { year, month, day: dayOfMonth } = seoulTime(iso);
  return `${year}.${two(month)}.${two(dayOfMonth)}`;
}

/** 2026년 11월 from 2026-11 or 202611. */
export function month(text: string, language: Language) {
  const { year, number } = monthParts(text);
  return language === 'ko' ? `${year}년 ${number}월` : `${englishMonths[number - 1]} ${year}`;
}

/** 11월, for axes. */
export function shortMonth(text: string, language: Language) {
  const { number } = monthParts(text);
  return language === 'ko' ? `${number}월` : englishMonths[number - 1]!;
}

/** 24-hour clock: 14:07. */
export function clock(iso: string) {
  const { hour, minute } = seoulTime(iso);
  return `${two(hour)}:${two(minute)}`;
}

/** Relative words only within a day (3시간 전); the day with its time otherwise. */
export function moment(iso: string, language: Language, now = Date.now()) {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  if (minutes >= 0 && minutes < 24 * 60) return ago(minutes, language);
  return `${day(iso, language, todayInSeoul(now))} ${clock(iso)}`;
}

/** Whole days from today to a day; negative once it has passed. */
export function daysUntil(iso: string, today = todayInSeoul()) {
  return Math.round((Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayLength);
}

/** D-7, 오늘, 3일 지남. */
export function dDay(iso: string, language: Language, today = todayInSeoul()) {
  const days = daysUntil(iso, today);
  if (days > 0) return `D-${days}`;
  if (days === 0) return language === 'ko' ? '오늘' : 'Today';
  return language === 'ko' ? `${-days}일 지남` : `${-days} ${days === -1 ? 'day' : 'days'} ago`;
}

/** The same day of the month, years later; 29 February becomes the 28th. */
export function yearsLater(iso: string, years: number) {
  const [year, monthText, dayText] = iso.split('-') as [string, string, string];
  const target = Number(year) + years;
  const last = new Date(Date.UTC(target, Number(monthText), 0)).getUTCDate();
  return `${target}-${monthText}-${two(Math.min(Number(dayText), last))}`;
}

/** Months before a day, clamped to the month's last day. */
export function monthsBefore(iso: string, months: number) {
  const [year, monthText, dayText] = iso.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (monthText - 1) - months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(Math.min(dayText, last))}`;
}

function ago(minutes: number, language: Language) {
  if (minutes < 1) return language === 'ko' ? '방금' : 'just now';
  if (minutes < 60) return language === 'ko' ? `${minutes}분 전` : `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return language === 'ko' ? `${hours}시간 전` : `${hours} h ago`;
}

function monthParts(text: string) {
  const digits = text.replace('-', '');
  return { year: Number(digits.slice(0, 4)), number: Number(digits.slice(4, 6)) };
}

function two(value: number) {
  return String(value).padStart(2, '0');
}
