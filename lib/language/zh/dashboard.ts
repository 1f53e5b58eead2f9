import type { DashboardMessages } from '@/lib/language/en/dashboard';

const same = (text: string) => ({ one: text, other: text });

export const dashboard: DashboardMessages = {
  title: '控制台',
  create: '新建仓库',

  repositories: {
    title: '我的仓库',
    found: same('{count} 个仓库'),
    none: '你还没有仓库',
    noneText: '新建一个，然后推送镜像或编写页面。',
    noMatch: '没有符合筛选条件的仓库。',
    search: '名称',
    namespace: '命名空间',
    visibility: '可见性',
    all: '全部',
    filter: '筛选',
    reset: '显示全部',
    public: '公开',
    private: '私有',
    name: '仓库',
    pulls: '拉取次数',
    stars: '星数',
    updated: '最近推送或更改',
    scan: '扫描',
    page: '页面',
    notScanned: '尚未扫描',
    archived: '已归档',
    deprecated: '已弃用',
    sample: '示例数字',
    sortBy: '按{column}排序',
    complete: '完整',
    score: '{done}/{all}',
    missing: '缺少：{parts}',
    parts: {
      description: '简介',
      overview: '不少于 200 个字符的概述',
      logo: '徽标',
      categories: '分类',
      source: '源码链接',
      licence: '许可证',
      chinese: '中文内容',
    },
    separator: '、',
    settings: '设置',
    settingsOf: '{name} 的设置',
  },

  transfers: { title: '等待你处理的转移' },

  deleted: {
    title: '最近删除',
    lead: '七天内可以恢复，之后会被彻底清除。',
    until: '{date} 之前可以恢复',
    restore: '恢复',
    restoreNamed: '恢复 {name}',
  },

  stars: {
    title: '我加星的仓库',
    none: '在仓库页面加星后，就能在这里找到它。',
  },
};
