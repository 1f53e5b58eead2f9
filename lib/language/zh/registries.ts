import type { Messages } from '@/lib/language/messages';

export const registries: Messages['registries'] = {
  title: '镜像仓库服务',
};
