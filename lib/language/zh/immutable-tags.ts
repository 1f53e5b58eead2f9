import type { Messages } from '@/lib/language/messages';

export const immutableTags: Messages['immutableTags'] = {
  title: '不可变标签',
};
