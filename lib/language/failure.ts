import type { Language } from '@/lib/names/language';

const en = {
  title: 'Something went wrong here',
  text: 'The site could not make this page. Nothing you have was changed. The reason is in the site’s log.',
  reference: 'Reference for the administrator:',
  retry: 'Try again',
  home: 'Home page',
};

const zh: typeof en = {
  title: '出错了',
  text: '本站无法生成这个页面。你的数据没有任何变化，原因记录在站点日志中。',
  reference: '供管理员查询的编号：',
  retry: '重试',
  home: '首页',
};

/** The words of the error pages. Next.js shows these without the server's help, so the browser carries both languages. */
export const failureWords = (language: Language): typeof en => (language === 'zh-CN' ? zh : en);
