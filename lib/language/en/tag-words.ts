import type { TagMoves, VersionMoves } from '@/lib/tags/tag-meaning';
import type {
  ChannelWord,
  ComponentRole,
  FlavourWord,
  PlatformWord,
  PrereleaseStage,
  VariantWord,
} from '@/lib/tags/tag-vocabulary';

type Entry = { title: string; text: string };
const entry = (title: string, text: string): Entry => ({ title, text });

const variant: Record<VariantWord, Entry> = {
  slim: entry('Slim', 'Only the packages that the software needs to run, without compilers and other extras.'),
  alpine: entry('Alpine Linux', 'Built on Alpine Linux, a very small distribution.'),
  fat: entry(
    'Fat',
    'Carries additional tools, which is handy for developing and debugging; larger than the plain image.',
  ),
  minimal: entry('Minimal', 'A reduced package set of the same distribution, with a smaller package manager.'),
  distroless: entry('Distroless', 'The program and its libraries, with neither a shell nor a package manager.'),
  scratch: entry('Built from scratch', 'Nothing but the program: no distribution, no shell, no package manager.'),
  windowsservercore: entry(
    'Windows Server Core',
    'A Windows image with most of the Windows API; large, and for Windows hosts only.',
  ),
  nanoserver: entry(
    'Windows Nano Server',
    'The smallest Windows base, without PowerShell and much of the API; for Windows hosts only.',
  ),
  onbuild: entry(
    'ONBUILD triggers',
    'Has instructions that run when another image is built on it, so your own build does more than your Dockerfile says.',
  ),
  glibc: entry(
    'Linked with glibc',
    'Its programs use glibc, the C library of Debian, Ubuntu and most other distributions.',
  ),
  musl: entry('Linked with musl', 'Its programs use musl, the small C library that Alpine Linux uses.'),
  uclibc: entry('Linked with uClibc', 'Its programs use uClibc-ng, a C library made for small devices.'),
};

const flavour: Record<FlavourWord, Entry> = {
  jdk: entry('JDK', 'The Java Development Kit: compiler and tools as well as the runtime.'),
  jre: entry('JRE', 'The Java runtime without the compiler: enough to run programs, and smaller than a JDK.'),
  sdk: entry('SDK', 'The development kit: compiler and tools as well as the runtime.'),
  sfj: entry('Small Footprint JRE', 'A Java runtime cut down for servers: less memory and less disk than the JRE.'),
  headless: entry('Headless', 'Java without its graphics and sound libraries, as servers need it.'),
  headful: entry('Headful', 'Java with its graphics and sound libraries, for programs that draw windows.'),
  full: entry('Full', 'Everything that the publisher packs, nothing left out.'),
  native: entry('Native packages', 'Java from the packages made for this version of the distribution.'),
  generic: entry('Generic packages', 'Java from the packages made for any distribution with the same package format.'),
  open: entry('Open Edition', 'The edition under an open-source licence.'),
  'lts-and-current': entry('LTS and current Java', 'Holds two JDKs: the newest long-term one and the newest one.'),
  and: entry('Also Java', 'Holds a second JDK.'),
  fpm: entry('PHP-FPM', 'PHP behind FastCGI only: a web server of your own goes in front of it.'),
  apache: entry('With Apache', 'Comes with the Apache web server, so it answers HTTP by itself.'),
  fastcgi: entry('FastCGI', 'Speaks FastCGI only: a web server of your own goes in front of it.'),
  standalone: entry('Stand-alone', 'Has a web server of its own and needs no other.'),
  cli: entry('Command line', 'The command-line program, without the server.'),
  zts: entry('Thread-safe PHP', 'PHP compiled with Zend Thread Safety, for embedding in programs with threads.'),
  threaded: entry('With threads', 'Perl compiled with support for threads; single-threaded programs run slower on it.'),
  management: entry('Management', 'The management plug-in with its web page is switched on.'),
  perl: entry('Perl module', 'Adds the server’s module for Perl scripts.'),
  otel: entry('OpenTelemetry', 'Adds the module that exports traces by OpenTelemetry.'),
  builder: entry(
    'Builder',
    'The tool that builds the program with modules of your choice; for the first stage of a build.',
  ),
  dind: entry('Docker in Docker', 'Runs a Docker daemon inside the container, which needs a privileged container.'),
  rootless: entry('Rootless', 'The daemon inside runs without root rights.'),
  enterprise: entry('Enterprise edition', 'The commercial edition: its use may need a licence.'),
  ee: entry('Enterprise edition', 'The commercial edition: its use may need a licence.'),
  community: entry('Community edition', 'The edition that is free to use.'),
  ce: entry('Community edition', 'The edition that is free to use.'),
  developer: entry('Developer edition', 'A commercial edition: its use may need a licence.'),
  datacenter: entry('Data Center edition', 'The commercial edition for clusters.'),
  'datacenter-app': entry('Data Center edition, application node', 'The cluster edition’s part that serves users.'),
  'datacenter-search': entry(
    'Data Center edition, search node',
    'The cluster edition’s part that holds the search index.',
  ),
  core: entry('Core edition', 'The publisher’s basic edition.'),
  data: entry('Data node', 'The part of a cluster that stores the data.'),
  meta: entry('Meta node', 'The part of a cluster that keeps track of its members and settings.'),
  base: entry('Base', 'The basic set, without what other tags of this repository add to it.'),
  'base-devel': entry('Base with build tools', 'The basic set with the packages needed for compiling.'),
  'multilib-devel': entry('Build tools for 32 and 64 bits', 'The build tools, able to compile 32-bit programs too.'),
  scm: entry('Version control tools', 'Adds Git and other version control tools.'),
  curl: entry('Download tools', 'Adds curl and wget, and little else.'),
  backports: entry('Backports', 'Has the distribution’s backports switched on: newer packages for an older release.'),
  'non-free': entry('Non-free packages', 'Has the package sources switched on whose licences are not free.'),
  fips: entry('FIPS', 'Set up with cryptography for the American FIPS 140 standard.'),
  kernel: entry('Kernel only', 'The server’s core without features: your own image adds those it needs.'),
  lite: entry('Lite', 'The smaller distribution of the program, without its optional parts.'),
  microprofile: entry('MicroProfile', 'The application server with the MicroProfile set of APIs.'),
  webprofile: entry('Web Profile', 'The application server with the Jakarta EE Web Profile.'),
  plus: entry('Plus', 'The Web Profile and more of Jakarta EE, such as messaging and web services.'),
  plume: entry('Plume', 'As Plus, with EclipseLink and Mojarra as implementations.'),
  nouveau: entry('Nouveau', 'The companion server for full-text search.'),
  openssl: entry('OpenSSL', 'Built with the OpenSSL library.'),
  ps: entry('Percona Server for MySQL', 'Percona’s edition of MySQL.'),
  psmdb: entry('Percona Server for MongoDB', 'Percona’s edition of MongoDB.'),
  'ros-core': entry('ROS core', 'The smallest set of ROS packages.'),
  'ros-base': entry('ROS base', 'ROS with its basic tools and libraries.'),
  perception: entry('Perception', 'ROS with the packages for cameras and other sensors.'),
};

const channel: Record<ChannelWord, Entry> = {
  stable: entry('Stable', 'Follows the stable line: moves to each new stable release, whole versions included.'),
  oldstable: entry('Old stable', 'Follows the release before the stable one.'),
  oldoldstable: entry('Older stable', 'Follows the release before old stable, near or past the end of its support.'),
  testing: entry('Testing', 'Follows what will become the next release; it changes daily.'),
  unstable: entry('Unstable', 'Follows development: new, and less tried than the stable line.'),
  mainline: entry('Mainline', 'Follows the line that gets new features first.'),
  current: entry('Current', 'Follows the newest release line, which need not be a long-term one.'),
  lts: entry('Long-term support', 'Follows the newest line with long-term support: later jumps, more years of fixes.'),
  lta: entry('Long-term active', 'Follows the version with long-term active support.'),
  innovation: entry('Innovation', 'Follows the innovation line: new features early, short support.'),
  production: entry('Production', 'Follows what the publisher recommends for production.'),
  rolling: entry('Rolling', 'Follows whatever was released last, long-term or not.'),
  fresh: entry('Fresh', 'Follows the newest release.'),
  old: entry('Old', 'Follows the release line before the newest, still supported.'),
};

const early = (name: string, text: string) => ({
  title: (number: string | null) => (number ? `${name} ${number}` : name),
  text,
});
const prerelease: Record<PrereleaseStage, ReturnType<typeof early>> = {
  rc: early('Release candidate', 'Nearly finished: released for testing, not for production.'),
  beta: early('Beta', 'Complete enough to try, not to rely on.'),
  alpha: early('Alpha', 'An early test version: features are missing and will change.'),
  ea: early('Early access', 'A build from before the release, without any promise of support.'),
  milestone: early('Milestone', 'A step on the way to the release: features may still change.'),
  preview: early('Preview', 'Shows what is coming; not for production.'),
  dev: early('Development', 'Built from work in progress; may break on any day.'),
  nightly: early('Nightly build', 'Built automatically from the newest code; may break on any day.'),
  edge: early('Edge', 'The newest code, before any release; may break on any day.'),
  canary: early('Canary', 'Given out early to find mistakes; may break on any day.'),
  tip: early('Tip of development', 'Built from the newest code of the main branch; may break on any day.'),
};

const platform: Record<PlatformWord, Entry> = {
  linux: entry('Linux', 'For Linux hosts.'),
  windows: entry('Windows', 'For Windows hosts only.'),
  amd64: entry('amd64', 'For 64-bit Intel and AMD processors only.'),
  arm64: entry('arm64', 'For 64-bit Arm processors only.'),
  arm64v8: entry('arm64v8', 'For 64-bit Arm processors only.'),
  arm32v7: entry('arm32v7', 'For 32-bit Arm processors only.'),
  ppc64le: entry('ppc64le', 'For IBM POWER processors only.'),
  s390x: entry('s390x', 'For IBM Z mainframes only.'),
  riscv64: entry('riscv64', 'For 64-bit RISC-V processors only.'),
};

const versionText: Record<VersionMoves, (value: string) => string> = {
  'next-major': () => 'Moves to every new release, whole versions included.',
  'next-minor': (value) => `Moves to every new release that begins with ${value}, new features included.`,
  'next-patch': (value) => `Moves to every new release within ${value}, which as a rule brings fixes only.`,
  'rebuild-only': () =>
    'Names exactly this version. The image is still rebuilt, for example for security updates of its base.',
};

const componentText: Record<ComponentRole, (name: string) => string> = {
  java: (name) => `Its Java is ${name}.`,
  language: (name) => `Comes with ${name}.`,
  server: (name) => `Runs on ${name}.`,
  database: (name) => `Made for a ${name} database.`,
  tool: (name) => `Has the build tool ${name}.`,
  protocol: (name) => `Made to work with ${name}.`,
};

const moves: Record<TagMoves, { short: string; text: string }> = {
  'moves-freely': {
    short: 'moves freely',
    text: 'This tag can name a different version tomorrow, whole versions apart. Good for trying out, not for production.',
  },
  'moves-within-major': {
    short: 'moves within a major version',
    text: 'This tag takes new features and fixes, but stays on its major version or release.',
  },
  'moves-within-minor': {
    short: 'moves within a minor version',
    text: 'This tag takes fixes only, as a rule, and stays on its minor version.',
  },
  'rebuild-only': {
    short: 'moves only on a rebuild',
    text: 'This tag keeps its version. What it names still changes when the image is rebuilt; only a digest never changes.',
  },
  'dated-snapshot': {
    short: 'dated snapshot',
    text: 'This tag names the build of one day and gets no more updates. To get security fixes, move to a later date.',
  },
};

/** All sentences about the words of tags. Days are written as ISO 8601 dates. */
export const tagWords = {
  sentenceGap: ' ',
  latest: entry(
    'Default',
    'What you get without naming a tag: whatever the publisher has chosen as default, usually the newest stable version.',
  ),
  version: {
    title: (value: string) => `Version ${value}`,
    ofTitle: (name: string, value: string) => `${name} ${value}`,
    packagingTitle: (value: string) => `Image build ${value}`,
    packagingText: 'The publisher’s own count of images made of the same version.',
    dateTitle: (day: string) => `Snapshot of ${day}`,
    dateText: 'Built on this day, and not updated after it: later builds have later dates.',
    text: versionText,
  },
  distribution: {
    title: (family: string, version: string | null, codeName: string | null) =>
      [family, version, codeName ? `“${codeName}”` : null].filter((word) => word !== null).join(' '),
    base: 'What the image is built on.',
    familyOnly: 'Built on this distribution; the tag does not say which release, so that can change.',
    supported: (day: string) => `The distribution gets security updates until ${day}.`,
    lts: (day: string) => `Regular support has ended; long-term support goes on until ${day}.`,
    ended: (day: string) => `Support ended on ${day}: no more security updates. Choose a newer base.`,
    rolling: 'Has no fixed releases: its packages change all the time.',
    development: 'Not released yet: its packages still change.',
    unknown: 'The end of its support is not known here.',
  },
  musl: 'It uses musl instead of glibc and leaves out tools such as Bash and Git, so programs that expect them can fail. Compile against musl, link statically, avoid dependencies on C libraries, or install what is missing.',
  codeName: {
    title: (name: string, line: string | null) => (line ? `Release line ${line} “${name}”` : `Release “${name}”`),
    text: 'The publisher’s name for a release line: the tag moves within that line only.',
  },
  component: {
    title: (name: string, version: string | null) => (version ? `${name} ${version}` : name),
    text: componentText,
  },
  unknown: {
    title: (word: string) => `“${word}”`,
    text: 'Named by its publisher: the overview of the repository may say what it means.',
  },
  variant,
  flavour,
  channel,
  prerelease,
  platform,
  moves,
};

export type TagWords = typeof tagWords;
