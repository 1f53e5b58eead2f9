import type { HomeMessages } from '@/lib/language/en/home';

const same = (text: string) => ({ one: text, other: text });

export const home: HomeMessages = {
  title: '拉取之前，先把镜像看清楚',
  lead: '镜像由谁发布、核实过什么、该用哪个标签，都写在它自己的页面上，并附有依据。',
  count: same('目录中共有 {count} 个仓库'),
  try: '例如',
  programs: '三种徽章，三种承诺',
  programsLead: '徽章不只是一个图标：在任何镜像上点开它，都能看到授予的依据。',
  promises: {
    'official-images': '精选镜像，定义文件公开且经过审核，文档完备，基础镜像更新后随之重新构建。',
    'verified-publisher': '来自商业发布者，其身份经过核实。',
    'sponsored-oss': '来自开源项目，经核实可信、安全、持续维护。',
  },
  whatItMeans: '了解含义',
  categories: '按分类浏览',
  popular: '热门镜像',
  notCounted: '从这里开始',
  recent: '最近更新',
  seeAll: '查看全部',
  emptyTitle: '目录里还没有镜像',
  emptyText: '管理员可以用命令行导入镜像，查看可用的命令：',
  guideTitle: 'latest、slim、alpine、bookworm？',
  guideText: '标签里的词是什么意思，标签会移动多远，怎样保证明天拉到的还是同一个镜像。',
  guideLink: '了解标签的含义',
};
