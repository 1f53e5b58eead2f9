import type { GuideMessages } from '@/lib/language/en/guide';

export const guide: GuideMessages = {
  title: '标签的含义',
  lead: '标签只有短短几个词，里面却有不少讲究。本页教你读懂标签，并选对标签。',
  short: '简单来说',
  summary: [
    '随便试试：不写标签，或者用 `latest`。',
    '长期运行的服务：写到次版本号，例如 `1.31`；有 `slim` 就用 `slim`。',
    '要求可重复的构建：写完整版本号，并加上摘要。',
    '想要最小的镜像，并且测试已在上面通过：用 `alpine`。',
  ],
  contents: '本页内容',
  columns: { reference: '写法', moves: '会移动多远', use: '适用场合' },
  movement: [
    { reference: 'nginx', moves: '移动到任何更新的版本', use: '随便试试' },
    { reference: 'nginx:1', moves: '移动到更新的 1.x', use: '个人电脑' },
    { reference: 'nginx:1.31', moves: '移动到 1.31 的后续修订版', use: '自动接收修复的服务器' },
    { reference: 'nginx:1.31.4', moves: '只在重新构建时变化', use: '经过测试的发布' },
    { reference: 'nginx:1.31.4-trixie', moves: '只在重新构建时变化，基础系统不变', use: '要在基础系统上加装软件包' },
    { reference: 'nginx@sha256:…', moves: '永远不变', use: '处处字节一致' },
  ],
  sections: [
    {
      id: 'latest',
      title: '`latest` 是默认值，不是承诺',
      paragraphs: [
        '命令里不写标签就等于 `latest`：`docker pull nginx` 和 `docker pull nginx:latest` 是一回事。在官方仓库中，如果使用者没有特别的要求，维护者推荐哪个镜像，就给哪个镜像打上 `latest`，通常是最新的稳定版，带有大多数程序需要的工具。',
        '但镜像仓库服务并不保证 `latest` 是最新的，甚至不要求它存在。它和别的标签没有区别，由发布者自行移动。今天用它拉到的镜像，下个月可能已是新的大版本。',
      ],
      list: [
        '适合试用，也适合有人盯着的构建的第一阶段。',
        '不适合明天必须和今天表现一致的服务器或流水线，那里请写明版本。',
      ],
    },
    {
      id: 'moves',
      title: '标签会移动多远',
      paragraphs: [
        '标签是贴在镜像上、可以挪动的名牌。版本写得越全，它能移动的范围就越小。同一个镜像往往有好几个标签，在仓库页面上它们排在同一行。以 [nginx](nginx) 为例：',
      ],
      after: [
        '完整的版本号也不是一成不变：基础镜像有安全修复时，`1.31.4` 背后的镜像会重新构建。这通常正是你想要的：程序不变，修复更新。',
      ],
    },
    {
      id: 'digest',
      title: '要求字节一致，就用摘要固定',
      paragraphs: [
        '摘要由 `sha256:` 加 64 位十六进制数字组成，根据镜像内容算出，无法移动：差一个字节，摘要就不同。先查一次，再把它写下来：',
      ],
      code: `# 查看标签此刻对应的摘要
docker buildx imagetools inspect nginx:1.31.4

# 只拉取这一个镜像；@ 前面的标签是写给人看的
docker pull nginx:1.31.4@sha256:<摘要>`,
      after: ['代价是修复不会再自动到来。可以让工具把新摘要作为改动提交给你审核，并保留旁边便于阅读的标签。'],
    },
    {
      id: 'slim',
      title: '`slim`：同样的系统，更少的内容',
      paragraphs: [
        '[node](node)、[python](python)、[ruby](ruby) 等语言类仓库默认基于完整的 Debian 构建，自带编译器、头文件和版本控制工具，含原生代码的包可以直接安装。`slim` 去掉了这些，只保留程序运行所需的部分。',
        '它仍然是使用 glibc 的 Debian，在完整镜像里能跑的程序在这里也能跑，除非用到了被去掉的工具。因此，`slim` 是构建最后阶段的稳妥选择。',
      ],
    },
    {
      id: 'alpine',
      title: '`alpine`：体积最小，但 C 库不同',
      paragraphs: [
        '[Alpine Linux](alpine) 是由 musl 和 BusyBox 构成的小型发行版。基于它的镜像通常是一个仓库里最小的，可被攻击的东西也少。',
        '它用 musl 代替了多数发行版采用的 glibc。为 glibc 编译的程序和包不能直接运行；有的程序在域名解析、线程栈默认大小上表现也会不同。默认没有 Bash 和 Git：shell 是 BusyBox 的 `sh`，软件包用 `apk` 安装。',
        '如果选择它：',
      ],
      list: [
        '在同样基于 Alpine 的阶段里，针对 musl 编译；',
        '或者静态链接，或者完全不依赖 C，例如 Go 的 `CGO_ENABLED=0`；',
        '缺少的工具用 `apk add --no-cache` 安装；',
        '在最终交付的镜像里跑测试。遇到怪事，别急着深究，先换 `slim` 试试。',
      ],
    },
    {
      id: 'code-names',
      title: '`bookworm`、`noble`：基础系统的代号',
      paragraphs: [
        '代号表明镜像基于发行版的哪个版本构建。Debian 的代号取自《玩具总动员》的角色；Ubuntu 的代号是“形容词 + 动物”，标签里只写形容词。',
      ],
      list: [
        '[Debian](debian)：`trixie` 是 13，`bookworm` 是 12，`bullseye` 是 11。',
        '[Ubuntu](ubuntu)：`noble` 是 24.04（Noble Numbat），`jammy` 是 22.04（Jammy Jellyfish）。',
        '`alpine3.24` 同样标明了 Alpine 的版本。',
      ],
      after: [
        '要在镜像上加装发行版的软件包时，请写明代号。否则维护者切换到下一个版本时，基础系统会悄悄换掉，包名和版本也随之改变。停止维护的基础系统不再有修复，本站会标出这样的标签。',
      ],
    },
    {
      id: 'others',
      title: '其他常见的词',
      paragraphs: ['具体含义以仓库页面的说明为准，常见的有：'],
      list: [
        '`windowsservercore`、`nanoserver`：用于 Windows 主机。`latest` 这样的共享标签可以同时对应它们和 Linux 镜像，客户端会按自己的平台选取。',
        '`fpm`、`apache`、`cli`：见于 [php](php) 及基于它的镜像，表示 PHP 的运行方式。',
        '`rc`、`beta`、`alpha`、`nightly`：正式发布之前的版本，不要用于生产环境。',
        '`jdk`、`jre`：带 Java 编译器，或只含 Java 运行环境，例如 [eclipse-temurin](eclipse-temurin)。',
      ],
    },
    {
      id: 'stages',
      title: '在一个镜像里构建，用另一个镜像交付',
      paragraphs: [
        'Dockerfile 可以分成多个阶段。在工具齐全的镜像里构建，再把结果复制到小镜像里：要更新的软件包更少，下载更快，可被攻击的地方也更少。',
      ],
      code: `# 第一阶段：构建所需的一切
FROM node:24 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# 第二阶段：只有运行所需的部分
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/server.js"]`,
      after: [
        '两个阶段用的是同一个版本，也都使用 glibc，因此第一阶段编译的模块在第二阶段可以运行。如果最后阶段用 Alpine，构建阶段也要用 Alpine 镜像。',
      ],
    },
  ],
  copy: '复制示例',
  onPages: '每个仓库页面上的“该用哪个标签？”会从它自己的标签中挑选，并逐词解释每个标签。',
};
