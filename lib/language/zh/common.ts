import type { CommonMessages } from '@/lib/language/en/common';

const same = (text: string) => ({ one: text, other: text });

export const common: CommonMessages = {
  siteName: 'Plimsoll',
  siteDescription: '容器镜像目录：每个镜像由谁发布、检查过什么、该用哪个标签，一目了然。',
  skipToContent: '跳到正文',
  categories: {
    'api-management': 'API 管理',
    'content-management-system': '内容管理',
    'data-science': '数据科学',
    'databases-and-storage': '数据库与存储',
    'developer-tools': '开发工具',
    'integration-and-delivery': '集成与交付',
    'internet-of-things': '物联网',
    'languages-and-frameworks': '语言与框架',
    'machine-learning-and-ai': '机器学习与 AI',
    'message-queues': '消息队列',
    'monitoring-and-observability': '监控与可观测性',
    networking: '网络',
    'operating-systems': '操作系统',
    security: '安全',
    'web-analytics': '网站分析',
    'web-servers': 'Web 服务器',
  },
  tiers: {
    official: '官方镜像',
    verified_publisher: '认证发布者',
    sponsored_oss: '赞助的开源软件',
    domain_verified: '域名已验证',
    community: '社区',
  },
  repositories: same('{count} 个仓库'),

  header: {
    home: 'Plimsoll 首页',
    language: 'English',
    languageLabel: '切换到英文（English）',
    theme: '配色',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    signIn: '登录',
    account: '账户',
    signedInAs: '当前账户',
    roles: { user: '用户', reviewer: '审核员', admin: '管理员' },
    signOut: '退出登录',
  },

  searchBox: {
    label: '搜索容器镜像',
    placeholder: '搜索镜像，例如 nginx',
    submit: '搜索',
    shortcut: '按 / 键开始搜索',
    suggestions: '建议的仓库',
    found: same('{count} 条建议，可用方向键选择。'),
  },

  footer: {
    label: '关于本站',
    text: 'Plimsoll 线是船身上的载重线，标明一艘船可以安全装载多少。徽章之于镜像，正如载重线之于船。',
    programs: '徽章',
    help: '帮助',
    guide: '标签的含义',
    allImages: '全部镜像',
    developers: '开发者',
    api: 'API 说明（OpenAPI）',
    licence: '自由软件，Apache License 2.0',
  },

  sample: {
    title: '示例数据',
    text: '本站目前装的是示例数据，拉取次数和星数均为虚构。',
    remove: '如需清除，请运行',
  },

  card: {
    pulls: same('拉取 {count} 次'),
    stars: same('{count} 颗星'),
    updated: '更新于',
    noDescription: '暂无简介。',
    sampleFigures: '示例数字',
    sampleFiguresTitle: '拉取次数和星数是为示例数据编造的。',
    archived: '已归档',
    deprecated: '已弃用',
    deprecatedFor: '已弃用，请改用 {successor}',
    retired: '已退出官方镜像',
    private: '私有',
  },

  pagination: {
    label: '分页',
    previous: '上一页',
    next: '下一页',
    page: '第 {page} 页，共 {pages} 页',
  },

  evidence: {
    open: '查看这枚徽章的依据',
    about: '了解这个计划',
    checked: '检查过什么',
    nothingChecked: '没有记录依据。',
    since: '授予时间',
    until: '有效期至',
    noEnd: '长期有效',
    by: '授予者',
    history: '历史',
    events: { granted: '授予', renewed: '续期', withdrawn: '撤销', lapsed: '到期' },
    withdrawn: '撤销于',
    sample: '示例徽章：随示例数据而来，不能说明这家发布者的任何情况。',
    ofRepository: '授予这个仓库。',
    ofPublisher: '授予发布者，对其全部仓库有效。',
    meanings: {
      official: '精选的镜像，文档完备，定义文件经过审核。',
      verified_publisher: '商业发布者，身份经过核实。',
      sponsored_oss: '开源项目，经核实可信、安全、持续维护。',
      domain_verified: '发布者证明了自己掌控该域名，但没有加入任何徽章计划。',
      community: '由命名空间的所有者自行发布。',
    },
  },

  copy: { copied: '已复制' },
};
