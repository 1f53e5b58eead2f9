import { describe, expect, it } from 'vitest';
import { foreignLanguage } from '@/lib/language/text-language';

describe('the language mark of a publisher’s text', () => {
  it('is left out where the text is in the language of the page', () => {
    expect(foreignLanguage('Fast web server', 'en')).toBeUndefined();
    expect(foreignLanguage('高性能 Web 服务器', 'zh-CN')).toBeUndefined();
  });

  it('tells a screen reader to change its voice where it is not', () => {
    expect(foreignLanguage('Fast web server', 'zh-CN')).toBe('en');
    expect(foreignLanguage('高性能 Web 服务器', 'en')).toBe('zh-CN');
  });
});
