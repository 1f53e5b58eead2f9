import type { Language } from '@/lib/names/language';

/*
 * Written out instead of taken from Intl: server and browser may carry different CLDR versions, and a text that
 * differs between them is thrown away and drawn again when the page comes alive.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Scale = { from: number; unit: number; suffix: string };
const SCALES: Readonly<Record<Language, readonly Scale[]>> = {
  en: [
    { from: 1e9, unit: 1e9, suffix: 'B+' },
    { from: 1e6, unit: 1e6, suffix: 'M+' },
    { from: 1e3, unit: 1e3, suffix: 'K' },
  ],
  'zh-CN': [
    { from: 1e8, unit: 1e8, suffix: '亿+' },
    { from: 1e6, unit: 1e4, suffix: '万+' },
    { from: 1e4, unit: 1e4, suffix: '万' },
  ],
};

/** Cut, never rounded up: `1B+`, `5M+`, `12.3K`, `999`; in Chinese `10亿+`, `500万+`, `1.2万`. */
export function compactNumber(language: Language, value: number): string {
  const scale = SCALES[language].find(({ from }) => value >= from);
  if (!scale) return String(Math.trunc(value));
  const tenths = Math.floor((value / scale.unit) * 10) / 10;
  return `${scale.suffix.endsWith('+') ? Math.floor(tenths) : tenths}${scale.suffix}`;
}

/** All digits, in groups of three: `1,234,567`. */
export const exactNumber = (_language: Language, value: number): string =>
  String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, ',');

/** The same of a number that may be a lower bound only: `1,000+`. */
export const boundedNumber = (
  language: Language,
  { value, relation }: { value: number; relation: 'eq' | 'gte' },
): string => `${exactNumber(language, value)}${relation === 'gte' ? '+' : ''}`;

/** `21 Nov 2026`, `2026年11月21日`; the day in UTC, so that every reader sees the same. */
export function formatDate(language: Language, iso: string | Date): string {
  const date = new Date(iso);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return language === 'zh-CN' ? `${year}年${month + 1}月${day}日` : `${day} ${MONTHS[month]} ${year}`;
}

/** The date without its year: `21 Nov`, `11月21日`. */
export function formatDay(language: Language, iso: string | Date): string {
  const date = new Date(iso);
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  return language === 'zh-CN' ? `${month + 1}月${day}日` : `${day} ${MONTHS[month]}`;
}

/** The date with its time of day, in UTC. */
export const formatInstant = (language: Language, iso: string | Date): string =>
  `${formatDate(language, iso)} ${new Date(iso).toISOString().slice(11, 16)} UTC`;

type Unit = { length: number; en: string; zh: string };
const UNITS: readonly Unit[] = [
  { length: 365 * DAY, en: 'year', zh: '年' },
  { length: 30 * DAY, en: 'month', zh: '个月' },
  { length: DAY, en: 'day', zh: '天' },
  { length: HOUR, en: 'hour', zh: '小时' },
  { length: MINUTE, en: 'minute', zh: '分钟' },
];

/** How long ago (or until when), in the largest whole unit: `3 days ago`, `in 2 months`, `3天前`. */
export function relativeTime(language: Language, iso: string | Date, now: Date): string {
  const passed = now.getTime() - new Date(iso).getTime();
  const unit = UNITS.find(({ length }) => Math.abs(passed) >= length);
  if (!unit) return language === 'zh-CN' ? '刚刚' : 'just now';
  const count = Math.floor(Math.abs(passed) / unit.length);
  if (language === 'zh-CN') return `${count}${unit.zh}${passed > 0 ? '前' : '后'}`;
  const text = `${count} ${unit.en}${count === 1 ? '' : 's'}`;
  return passed > 0 ? `${text} ago` : `in ${text}`;
}

/** The same to the second. */
export const formatSecond = (language: Language, iso: string | Date): string =>
  `${formatDate(language, iso)} ${new Date(iso).toISOString().slice(11, 19)} UTC`;

/** A text with places to fill: `{from} of {total}`. An unknown place stays, so that it is seen. */
export const fillIn = (template: string, values: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));

/** One text for one, another for any other number; Chinese writes the same in both. `{count}` is the number. */
export type Counted = { one: string; other: string };
export const counted = ({ one, other }: Counted, count: number, shown: string = String(count)): string =>
  fillIn(count === 1 ? one : other, { count: shown });

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in powers of a thousand, as registries and container tools give it: `512 B`, `41.2 MB`, `1.3 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 999.95 KB would be rounded to 1000.0 KB.
  while (value >= (unit === 0 ? 1000 : 999.95) && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${BYTE_UNITS[unit]}`;
}
