import type { TagWords } from '@/lib/language/en/tag-words';

type Entry = { title: string; text: string };
const entry = (title: string, text: string): Entry => ({ title, text });

const variant: TagWords['variant'] = {
  slim: entry('精简版', '只保留软件运行所需的软件包，去掉了编译器等附加内容。'),
  alpine: entry('Alpine Linux', '基于 Alpine Linux 构建，这是一个非常小的发行版。'),
  fat: entry('完整工具版', '附带较多辅助工具，适合开发和调试；体积比普通镜像大。'),
  minimal: entry('最小化', '同一发行版的缩减版，软件包更少，包管理器也更小。'),
  distroless: entry('无发行版', '只有程序和它依赖的库，没有 shell，也没有包管理器。'),
  scratch: entry('从空白镜像构建', '只有程序本身：没有发行版，没有 shell，也没有包管理器。'),
  windowsservercore: entry(
    'Windows Server Core',
    '包含大部分 Windows API 的 Windows 镜像，体积大，只能在 Windows 主机上运行。',
  ),
  nanoserver: entry(
    'Windows Nano Server',
    '最小的 Windows 基础镜像，没有 PowerShell，API 也不全；只能在 Windows 主机上运行。',
  ),
  onbuild: entry(
    'ONBUILD 触发指令',
    '以它为基础构建时会自动执行其中的指令，实际执行的步骤比你的 Dockerfile 里写的多。',
  ),
  glibc: entry('链接 glibc', '其中的程序使用 glibc，也就是 Debian、Ubuntu 等多数发行版采用的 C 库。'),
  musl: entry('链接 musl', '其中的程序使用 musl，也就是 Alpine Linux 采用的小型 C 库。'),
  uclibc: entry('链接 uClibc', '其中的程序使用 uClibc-ng，一种面向小型设备的 C 库。'),
};

const flavour: TagWords['flavour'] = {
  jdk: entry('JDK', 'Java 开发工具包：除运行时外，还有编译器和各种工具。'),
  jre: entry('JRE', 'Java 运行时，不含编译器：足以运行程序，比 JDK 小。'),
  sdk: entry('SDK', '开发工具包：除运行时外，还有编译器和各种工具。'),
  sfj: entry('小型 JRE', '为服务器裁剪的 Java 运行时，内存和磁盘占用都比 JRE 少。'),
  headless: entry('无图形界面', '不含图形和声音库的 Java，服务器用它就够了。'),
  headful: entry('带图形界面', '包含图形和声音库的 Java，适合需要显示窗口的程序。'),
  full: entry('完整版', '发布者打包的全部内容，没有删减。'),
  native: entry('原生软件包', 'Java 来自为该发行版的这一版本制作的软件包。'),
  generic: entry('通用软件包', 'Java 来自适用于同类包格式的各种发行版的软件包。'),
  open: entry('开源版', '采用开源许可证的版本。'),
  'lts-and-current': entry('LTS 与最新版 Java', '包含两个 JDK：最新的长期支持版和最新版。'),
  and: entry('另含 Java', '还包含第二个 JDK。'),
  fpm: entry('PHP-FPM', '只通过 FastCGI 提供 PHP，前面需要自备 Web 服务器。'),
  apache: entry('带 Apache', '自带 Apache Web 服务器，可以直接响应 HTTP 请求。'),
  fastcgi: entry('FastCGI', '只支持 FastCGI，前面需要自备 Web 服务器。'),
  standalone: entry('独立运行', '自带 Web 服务器，不需要其他服务器。'),
  cli: entry('命令行', '只有命令行程序，不含服务器。'),
  zts: entry('线程安全的 PHP', '编译时启用了 Zend 线程安全的 PHP，用于嵌入多线程程序。'),
  threaded: entry('支持线程', '编译时启用了线程支持的 Perl；单线程程序在上面会慢一些。'),
  management: entry('管理界面', '已启用管理插件及其网页界面。'),
  perl: entry('Perl 模块', '增加了服务器的 Perl 脚本模块。'),
  otel: entry('OpenTelemetry', '增加了用 OpenTelemetry 导出链路追踪数据的模块。'),
  builder: entry('构建工具', '用来按需选择模块并编译程序的工具，适合放在多阶段构建的第一阶段。'),
  dind: entry('Docker in Docker', '在容器内运行 Docker 守护进程，需要特权容器。'),
  rootless: entry('非 root', '其中的守护进程不以 root 权限运行。'),
  enterprise: entry('企业版', '商业版本，使用时可能需要许可证。'),
  ee: entry('企业版', '商业版本，使用时可能需要许可证。'),
  community: entry('社区版', '可免费使用的版本。'),
  ce: entry('社区版', '可免费使用的版本。'),
  developer: entry('开发者版', '商业版本之一，使用时可能需要许可证。'),
  datacenter: entry('数据中心版', '面向集群的商业版本。'),
  'datacenter-app': entry('数据中心版应用节点', '集群版中为用户提供服务的部分。'),
  'datacenter-search': entry('数据中心版搜索节点', '集群版中存放搜索索引的部分。'),
  core: entry('核心版', '发布者的基础版本。'),
  data: entry('数据节点', '集群中存储数据的部分。'),
  meta: entry('元数据节点', '集群中管理成员和配置的部分。'),
  base: entry('基础版', '只有基本内容，不含本仓库其他标签增加的部分。'),
  'base-devel': entry('基础版加构建工具', '基本内容，加上编译所需的软件包。'),
  'multilib-devel': entry('32 位与 64 位构建工具', '构建工具，也能编译 32 位程序。'),
  scm: entry('版本控制工具', '增加了 Git 等版本控制工具。'),
  curl: entry('下载工具', '只增加了 curl、wget 等少量工具。'),
  backports: entry('Backports', '启用了发行版的 backports 源：为旧版本提供较新的软件包。'),
  'non-free': entry('非自由软件包', '启用了许可证不自由的软件源。'),
  fips: entry('FIPS', '按美国 FIPS 140 标准配置了加密组件。'),
  kernel: entry('仅内核', '只有服务器核心，不带任何特性：由你自己的镜像按需添加。'),
  lite: entry('轻量版', '程序的小型发行包，不含可选部分。'),
  microprofile: entry('MicroProfile', '带 MicroProfile 规范接口的应用服务器。'),
  webprofile: entry('Web Profile', '带 Jakarta EE Web Profile 的应用服务器。'),
  plus: entry('Plus', '在 Web Profile 之外，还包含消息、Web 服务等更多 Jakarta EE 内容。'),
  plume: entry('Plume', '与 Plus 相同，但采用 EclipseLink 和 Mojarra 实现。'),
  nouveau: entry('Nouveau', '提供全文搜索的配套服务。'),
  openssl: entry('OpenSSL', '使用 OpenSSL 库构建。'),
  ps: entry('Percona Server for MySQL', 'Percona 的 MySQL 版本。'),
  psmdb: entry('Percona Server for MongoDB', 'Percona 的 MongoDB 版本。'),
  'ros-core': entry('ROS 核心', '最小的 ROS 软件包集合。'),
  'ros-base': entry('ROS 基础', '带基本工具和库的 ROS。'),
  perception: entry('感知', '带摄像头等传感器软件包的 ROS。'),
};

const channel: TagWords['channel'] = {
  stable: entry('稳定版', '跟随稳定版本线：每次发布新的稳定版都会移动，包括大版本。'),
  oldstable: entry('旧稳定版', '跟随当前稳定版之前的那个版本。'),
  oldoldstable: entry('更旧的稳定版', '跟随旧稳定版之前的那个版本，支持期将满或已满。'),
  testing: entry('测试版', '跟随将要发布的下一个版本，每天都可能变化。'),
  unstable: entry('不稳定版', '跟随开发进度：内容新，但没有稳定版那样久经考验。'),
  mainline: entry('主线版', '跟随最先获得新功能的版本线。'),
  current: entry('当前版', '跟随最新的版本线，不一定是长期支持版。'),
  lts: entry('长期支持版', '跟随最新的长期支持版本线：大版本跳得晚，修复期更长。'),
  lta: entry('长期活跃版', '跟随享有长期活跃支持的版本。'),
  innovation: entry('创新版', '跟随创新版本线：新功能来得早，支持期短。'),
  production: entry('生产版', '跟随发布者推荐用于生产环境的版本。'),
  rolling: entry('滚动', '跟随最近发布的版本，不论是否为长期支持版。'),
  fresh: entry('最新版', '跟随最新发布的版本。'),
  old: entry('旧版', '跟随最新版本线之前、仍受支持的那一条。'),
};

const early = (name: string, text: string) => ({
  title: (number: string | null) => (number ? `${name} ${number}` : name),
  text,
});
const prerelease: TagWords['prerelease'] = {
  rc: early('候选发布版', '接近完成，供测试使用，不适合生产环境。'),
  beta: early('Beta 测试版', '功能大体齐备，可以试用，但不要依赖它。'),
  alpha: early('Alpha 测试版', '早期测试版本：功能不全，还会变化。'),
  ea: early('抢先体验版', '正式发布之前的构建，不承诺任何支持。'),
  milestone: early('里程碑版', '通往正式版的一个阶段，功能仍可能变化。'),
  preview: early('预览版', '展示即将到来的内容，不适合生产环境。'),
  dev: early('开发版', '由尚在开发的代码构建，随时可能出错。'),
  nightly: early('每夜构建', '由最新代码自动构建，随时可能出错。'),
  edge: early('前沿版', '尚未发布的最新代码，随时可能出错。'),
  canary: early('金丝雀版', '提前放出以便发现问题，随时可能出错。'),
  tip: early('开发主干', '由主分支的最新代码构建，随时可能出错。'),
};

const platform: TagWords['platform'] = {
  linux: entry('Linux', '用于 Linux 主机。'),
  windows: entry('Windows', '只能用于 Windows 主机。'),
  amd64: entry('amd64', '只用于 64 位 Intel 和 AMD 处理器。'),
  arm64: entry('arm64', '只用于 64 位 Arm 处理器。'),
  arm64v8: entry('arm64v8', '只用于 64 位 Arm 处理器。'),
  arm32v7: entry('arm32v7', '只用于 32 位 Arm 处理器。'),
  ppc64le: entry('ppc64le', '只用于 IBM POWER 处理器。'),
  s390x: entry('s390x', '只用于 IBM Z 大型机。'),
  riscv64: entry('riscv64', '只用于 64 位 RISC-V 处理器。'),
};

const versionText: TagWords['version']['text'] = {
  'next-major': () => '每次发布新版本都会移动，包括大版本。',
  'next-minor': (value) => `每次发布以 ${value} 开头的新版本都会移动，包括带新功能的版本。`,
  'next-patch': (value) => `在 ${value} 之内随新版本移动，通常只带来修复。`,
  'rebuild-only': () => '只指向这一个版本。镜像仍会重新构建，例如为了基础镜像的安全更新。',
};

const componentText: TagWords['component']['text'] = {
  java: (name) => `其中的 Java 是 ${name}。`,
  language: (name) => `自带 ${name}。`,
  server: (name) => `运行在 ${name} 上。`,
  database: (name) => `配合 ${name} 数据库使用。`,
  tool: (name) => `自带构建工具 ${name}。`,
  protocol: (name) => `用于配合 ${name}。`,
};

const moves: TagWords['moves'] = {
  'moves-freely': {
    short: '自由移动',
    text: '这个标签明天就可能指向别的版本，甚至跨越大版本。适合试用，不适合生产环境。',
  },
  'moves-within-major': {
    short: '在主版本内移动',
    text: '这个标签会带来新功能和修复，但不会离开所属的主版本或发行版本。',
  },
  'moves-within-minor': {
    short: '在次版本内移动',
    text: '这个标签通常只带来修复，不会离开所属的次版本。',
  },
  'rebuild-only': {
    short: '仅在重新构建时变化',
    text: '这个标签的版本不变，但镜像重新构建后内容仍会变化；只有摘要永远不变。',
  },
  'dated-snapshot': {
    short: '按日期的快照',
    text: '这个标签指向某一天的构建，之后不再更新。要获得安全修复，请换用更晚的日期。',
  },
};

/** The same in Simplified Chinese. */
export const tagWords: TagWords = {
  sentenceGap: '',
  latest: entry('默认标签', '不写标签时得到的镜像：由发布者指定，通常是最新的稳定版。'),
  version: {
    title: (value) => `版本 ${value}`,
    ofTitle: (name, value) => `${name} ${value}`,
    packagingTitle: (value) => `镜像构建号 ${value}`,
    packagingText: '发布者为同一版本的多次镜像构建所编的号。',
    dateTitle: (day) => `${day} 的快照`,
    dateText: '在这一天构建，此后不再更新；更晚的构建有更晚的日期。',
    text: versionText,
  },
  distribution: {
    title: (family, version, codeName) =>
      `${version ? `${family} ${version}` : family}${codeName ? `（代号 ${codeName}）` : ''}`,
    base: '镜像的基础系统。',
    familyOnly: '基于这个发行版构建；标签没有写明具体版本，所以可能会变。',
    supported: (day) => `该发行版的安全更新提供到 ${day}。`,
    lts: (day) => `常规支持已结束，长期支持持续到 ${day}。`,
    ended: (day) => `支持已于 ${day} 结束，不再有安全更新，请选用更新的基础镜像。`,
    rolling: '没有固定版本，软件包一直在变化。',
    development: '尚未正式发布，软件包仍在变化。',
    unknown: '这里没有它的支持截止日期。',
  },
  musl: '它使用 musl 而不是 glibc，也不带 Bash、Git 等工具，依赖它们的程序可能会出错。可以针对 musl 编译、静态链接、避免依赖 C 库，或自行安装缺少的内容。',
  codeName: {
    title: (name, line) => (line ? `${line} 版本线（代号 ${name}）` : `发布版本（代号 ${name}）`),
    text: '发布者给某条版本线起的代号：标签只在这条版本线内移动。',
  },
  component: {
    title: (name, version) => (version ? `${name} ${version}` : name),
    text: componentText,
  },
  unknown: {
    title: (word) => `“${word}”`,
    text: '由发布者自行命名，含义可参看仓库概述。',
  },
  variant,
  flavour,
  channel,
  prerelease,
  platform,
  moves,
};
