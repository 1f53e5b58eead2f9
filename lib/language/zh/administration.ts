import type { AdministrationMessages } from '@/lib/language/en/administration';

export const administration: AdministrationMessages = {
  title: '管理',
  tabsLabel: '管理',
  tabs: { users: '用户', settings: '设置', audit: '审计日志' },
};
