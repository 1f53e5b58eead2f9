import type { PublisherMessages } from '@/lib/language/en/publisher';

export const publisher: PublisherMessages = {
  kinds: { person: '个人', organisation: '组织' },
  namespace: '命名空间',
  settings: '设置',
  website: '网站',
  here: '加入时间',
  noAbout: '该发布者还没有填写简介。',
  sample: '该发布者属于本站自带的示例数据。',
  grants: '核实过什么',
  noGrants: '没有核实过该发布者：它未加入任何徽章计划，也没有证明自己掌控某个域名。',
  officialGrants: '官方镜像逐个核实：在仓库页面上点开徽章，即可看到授予的依据。',
  aboutOfficial: '什么是官方镜像',
  endedGrants: '已失效',
  repositories: '仓库',
  noRepositories: '该发布者还没有公开的仓库。',
};
