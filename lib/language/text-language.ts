import type { Language } from '@/lib/names/language';

/** The language of a publisher's text, told by its script; undefined where the page's own mark already says it. */
export function foreignLanguage(text: string, pageLanguage: Language): Language | undefined {
  const language: Language = /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
  return language === pageLanguage ? undefined : language;
}
