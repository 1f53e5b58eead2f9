import type { Messages } from '@/lib/language/messages';

export const pulls: Messages['pulls'] = {
  title: '拉取统计',
};
