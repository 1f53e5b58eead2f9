import { describe, expect, it } from 'vitest';
import {
  boundedNumber,
  compactNumber,
  counted,
  exactNumber,
  fillIn,
  formatBytes,
  formatDate,
  formatInstant,
  relativeTime,
} from '@/lib/language/format';

describe('a pull figure, rounded for reading', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1K', '1000'],
    [9_999, '9.9K', '9999'],
    [12_345, '12.3K', '1.2万'],
    [999_999, '999.9K', '99.9万'],
    [1_000_000, '1M+', '100万+'],
    [5_600_000, '5M+', '560万+'],
    [320_000_000, '320M+', '3亿+'],
    [1_000_000_000, '1B+', '10亿+'],
  ])('writes %i as %s and in Chinese as %s', (value, english, chinese) => {
    expect(compactNumber('en', value)).toBe(english);
    expect(compactNumber('zh-CN', value)).toBe(chinese);
  });

  it('never claims more than was counted', () => {
    expect(compactNumber('en', 1_999_999_999)).toBe('1B+');
    expect(compactNumber('zh-CN', 19_999)).toBe('1.9万');
  });

  it('has all its digits where the exact number is asked for', () => {
    expect(exactNumber('en', 1_234_567)).toBe('1,234,567');
    expect(exactNumber('zh-CN', 12)).toBe('12');
    expect(boundedNumber('en', { value: 1000, relation: 'gte' })).toBe('1,000+');
    expect(boundedNumber('zh-CN', { value: 1000, relation: 'eq' })).toBe('1,000');
  });
});

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [41_234_567, '41.2 MB'],
    [999_949_999, '999.9 MB'],
    [999_999_999, '1.0 GB'],
    [1_250_000_000_000_000, '1250.0 TB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('a date', () => {
  it('is the same day for every reader, whatever their time zone', () => {
    expect(formatDate('en', '2026-11-21T23:59:59Z')).toBe('21 Nov 2026');
    expect(formatDate('zh-CN', '2026-11-21T23:59:59Z')).toBe('2026年11月21日');
    expect(formatInstant('en', '2026-11-21T08:05:00Z')).toBe('21 Nov 2026 08:05 UTC');
  });

  it.each([
    ['2026-11-21T11:59:40Z', 'just now', '刚刚'],
    ['2026-11-21T11:59:00Z', '1 minute ago', '1分钟前'],
    ['2026-11-21T07:00:00Z', '5 hours ago', '5小时前'],
    ['2026-11-18T12:00:00Z', '3 days ago', '3天前'],
    ['2026-08-01T12:00:00Z', '3 months ago', '3个月前'],
    ['2024-11-01T12:00:00Z', '2 years ago', '2年前'],
    ['2027-01-25T12:00:00Z', 'in 2 months', '2个月后'],
  ])('tells how far %s is from now: %s', (iso, english, chinese) => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(relativeTime('en', iso, now)).toBe(english);
    expect(relativeTime('zh-CN', iso, now)).toBe(chinese);
  });
});

describe('a text with places to fill', () => {
  it('puts the values in and leaves an unknown place visible', () => {
    expect(fillIn('Page {page} of {pages}, {what}', { page: 2, pages: 7 })).toBe('Page 2 of 7, {what}');
  });

  it('has its own form for exactly one', () => {
    const forms = { one: '{count} image', other: '{count} images' };
    expect(counted(forms, 1)).toBe('1 image');
    expect(counted(forms, 0)).toBe('0 images');
    expect(counted(forms, 12_300, '12.3K')).toBe('12.3K images');
  });
});
