import type { Messages } from '@/lib/language/messages';

export const deletions: Messages['deletions'] = {
  title: '删除标签和镜像',
};
