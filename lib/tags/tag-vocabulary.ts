/** The words that publishers agree on. A word not listed anywhere is shown as its publisher's own name. */
export const VARIANTS = [
  'slim',
  'alpine',
  'fat',
  'minimal',
  'distroless',
  'scratch',
  'windowsservercore',
  'nanoserver',
  'onbuild',
  'glibc',
  'musl',
  'uclibc',
] as const;
export type VariantWord = (typeof VARIANTS)[number];

export const FLAVOURS = [
  'jdk',
  'jre',
  'sdk',
  'sfj',
  'headless',
  'headful',
  'full',
  'native',
  'generic',
  'open',
  'lts-and-current',
  'and',
  'fpm',
  'apache',
  'fastcgi',
  'standalone',
  'cli',
  'zts',
  'threaded',
  'management',
  'perl',
  'otel',
  'builder',
  'dind',
  'rootless',
  'enterprise',
  'ee',
  'community',
  'ce',
  'developer',
  'datacenter',
  'datacenter-app',
  'datacenter-search',
  'core',
  'data',
  'meta',
  'base',
  'base-devel',
  'multilib-devel',
  'scm',
  'curl',
  'backports',
  'non-free',
  'fips',
  'kernel',
  'lite',
  'microprofile',
  'webprofile',
  'plus',
  'plume',
  'nouveau',
  'openssl',
  'ps',
  'psmdb',
  'ros-core',
  'ros-base',
  'perception',
] as const;
export type FlavourWord = (typeof FLAVOURS)[number];

export const CHANNELS = [
  'stable',
  'oldstable',
  'oldoldstable',
  'testing',
  'unstable',
  'mainline',
  'current',
  'lts',
  'lta',
  'innovation',
  'production',
  'rolling',
  'fresh',
  'old',
] as const;
export type ChannelWord = (typeof CHANNELS)[number];

export const PLATFORMS = [
  'linux',
  'windows',
  'amd64',
  'arm64',
  'arm64v8',
  'arm32v7',
  'ppc64le',
  's390x',
  'riscv64',
] as const;
export type PlatformWord = (typeof PLATFORMS)[number];

export type PrereleaseStage =
  | 'rc'
  | 'beta'
  | 'alpha'
  | 'ea'
  | 'milestone'
  | 'preview'
  | 'dev'
  | 'nightly'
  | 'edge'
  | 'canary'
  | 'tip';

/** Words of pre-releases by stage; most may carry a number, as rc1, RC-5, beta.3. */
export const PRERELEASES: Readonly<Record<string, PrereleaseStage>> = {
  rc: 'rc',
  beta: 'beta',
  alpha: 'alpha',
  ea: 'ea',
  m: 'milestone',
  milestone: 'milestone',
  preview: 'preview',
  pre: 'preview',
  dev: 'dev',
  devel: 'dev',
  develop: 'dev',
  snapshot: 'nightly',
  nightly: 'nightly',
  edge: 'edge',
  canary: 'canary',
  tip: 'tip',
  master: 'tip',
  main: 'tip',
};

export type ComponentRole = 'java' | 'language' | 'server' | 'database' | 'tool' | 'protocol';
/** Other software in the image, by its own name. `isMain`: its version is what the repository's tags count. */
export type Component = { readonly name: string; readonly role: ComponentRole; readonly isMain?: true };

const java = (name: string): Component => ({ name, role: 'java' });
const language = (name: string): Component => ({ name, role: 'language' });

export const COMPONENTS: Readonly<Record<string, Component>> = {
  temurin: java('Eclipse Temurin'),
  'eclipse-temurin': java('Eclipse Temurin'),
  corretto: java('Amazon Corretto'),
  amazoncorretto: java('Amazon Corretto'),
  sapmachine: java('SapMachine'),
  semeru: java('IBM Semeru'),
  'ibm-semeru': java('IBM Semeru'),
  ibmjava: java('IBM SDK, Java Technology Edition'),
  openj9: java('Eclipse OpenJ9'),
  graal: java('GraalVM'),
  java: language('Java'),
  otp: language('Erlang/OTP'),
  scala: language('Scala'),
  php: language('PHP'),
  python: language('Python'),
  pypy: language('PyPy'),
  r: language('R'),
  tomcat: { name: 'Apache Tomcat', role: 'server' },
  mysql: { name: 'MySQL', role: 'database' },
  mariadb: { name: 'MariaDB', role: 'database' },
  postgres: { name: 'PostgreSQL', role: 'database' },
  lein: { name: 'Leiningen', role: 'tool', isMain: true },
  'tools-deps': { name: 'Clojure CLI (tools.deps)', role: 'tool', isMain: true },
  tp: { name: 'Apache TinkerPop', role: 'protocol' },
};

/**
 * Release names of the repository's own software: how much one name spans, and the version line it stands for, or
 * null where the name is all there is.
 */
export const CODE_NAMES: Readonly<
  Record<string, { readonly span: 'major' | 'minor'; readonly lines: Readonly<Record<string, string | null>> }>
> = {
  node: { span: 'major', lines: { hydrogen: '18', iron: '20', jod: '22', krypton: '24' } },
  traefik: { span: 'minor', lines: { mimolette: '2.11', langres: '3.7' } },
  ros: { span: 'major', lines: { noetic: null, humble: null, jazzy: null, kilted: null, lyrical: null } },
};
