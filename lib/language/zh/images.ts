import type { Messages } from '@/lib/language/messages';

export const images: Messages['images'] = {
  title: '镜像',
};
