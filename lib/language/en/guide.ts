/** `code` in back-quotes; `[text](name)` leads to the official repository of that name, where this site has it. */
type GuideSection = {
  id: string;
  title: string;
  paragraphs: readonly string[];
  list?: readonly string[];
  code?: string;
  after?: readonly string[];
};
type GuideMovement = { reference: string; moves: string; use: string };

const sections: readonly GuideSection[] = [
  {
    id: 'latest',
    title: '`latest` is a default, not a promise',
    paragraphs: [
      'A command without a tag means `latest`: `docker pull nginx` and `docker pull nginx:latest` are the same. In an official repository the maintainers put `latest` on the image they recommend to somebody who has no other wish: usually the newest stable version, with the tools most programs need.',
      'Nothing in a registry keeps `latest` new, or even requires it to exist. It is a tag like any other, moved by whoever publishes. What you pull with it today can be a new major version next month.',
    ],
    list: [
      'Good for trying something out, and for the first stage of a build that you watch.',
      'Not good for a server or a pipeline that must do tomorrow what it does today: name a version there.',
    ],
  },
  {
    id: 'moves',
    title: 'How far a tag moves',
    paragraphs: [
      'A tag is a movable label on an image. The more of the version it names, the less far it can move. The same image often has several tags: on a repository’s page they stand on one line. Take [nginx](nginx):',
    ],
    after: [
      'An exact version is not frozen either: the image behind `1.31.4` is built again when its base gets security fixes. That is usually what you want: same program, newer fixes.',
    ],
  },
  {
    id: 'digest',
    title: 'Pin by digest when it must be the same bytes',
    paragraphs: [
      'A digest, `sha256:` and 64 hexadecimal digits, is computed from the image itself. It cannot be moved: if one byte differs, so does the digest. Ask for it once, then write it down:',
    ],
    code: `# which digest is behind a tag right now
docker buildx imagetools inspect nginx:1.31.4

# pull exactly that; the tag before the @ is only for the reader
docker pull nginx:1.31.4@sha256:<digest>`,
    after: [
      'The price: fixes do not arrive by themselves any more. Let a tool propose the new digest as a change that you review, and keep the readable tag beside it.',
    ],
  },
  {
    id: 'slim',
    title: '`slim`: the same system, less in it',
    paragraphs: [
      'Repositories of languages, such as [node](node), [python](python) and [ruby](ruby), build on a full Debian by default: with compilers, header files and version control, so that packages with native parts install at once. `slim` leaves these out and keeps what the program needs to run.',
      'It is still Debian with glibc, so what worked in the full image works here too, unless it needs a tool that is gone. That makes `slim` the safe choice for the last stage of a build.',
    ],
  },
  {
    id: 'alpine',
    title: '`alpine`: smallest, but with another C library',
    paragraphs: [
      '[Alpine Linux](alpine) is a small distribution made of musl and BusyBox. Images on it are usually the smallest of a repository, and contain little that could be attacked.',
      'musl stands in for glibc, which most other distributions use. Programs and packages that were compiled for glibc do not run on it as they are; some differ in how they resolve names or in the default size of a thread’s stack. There is no Bash and no Git unless you install them: the shell is BusyBox’s `sh`, and packages come from `apk`.',
      'When you take it:',
    ],
    list: [
      'compile for musl, in a stage that is itself based on Alpine;',
      'or link statically, or do without C altogether, as with Go and `CGO_ENABLED=0`;',
      'install what is missing with `apk add --no-cache`;',
      'and run your tests in the image that you ship. If something is odd, try `slim` before you search for long.',
    ],
  },
  {
    id: 'code-names',
    title: '`bookworm`, `noble`: code names of the base',
    paragraphs: [
      'A code name says which release of a distribution the image is built on. Debian’s are characters of Toy Story; Ubuntu’s are an adjective and an animal, of which tags carry the adjective.',
    ],
    list: [
      '[Debian](debian): `trixie` is 13, `bookworm` is 12, `bullseye` is 11.',
      '[Ubuntu](ubuntu): `noble` is 24.04 (Noble Numbat), `jammy` is 22.04 (Jammy Jellyfish).',
      '`alpine3.24` names the release of Alpine in the same way.',
    ],
    after: [
      'Name it when you install packages of the distribution on top: without it, the base changes under you when the maintainers go on to the next release, and package names and versions with it. A base whose support has ended gets no more fixes; this site marks such tags.',
    ],
  },
  {
    id: 'others',
    title: 'Other words you will meet',
    paragraphs: ['Words mean what the repository’s page says; these are common:'],
    list: [
      '`windowsservercore`, `nanoserver`: for Windows hosts. A shared tag such as `latest` may stand for these and for Linux images at once; your client takes the one for its platform.',
      '`fpm`, `apache`, `cli`: in [php](php) and what builds on it, how PHP is run.',
      '`rc`, `beta`, `alpha`, `nightly`: before a release. Not for production.',
      '`jdk`, `jre`: with a Java compiler, or only what runs Java, as in [eclipse-temurin](eclipse-temurin).',
    ],
  },
  {
    id: 'stages',
    title: 'Build in one image, ship in another',
    paragraphs: [
      'A Dockerfile may have several stages. Build where all the tools are, then copy only the result to a small image: fewer packages to update, less to download, less to attack.',
    ],
    code: `# stage 1: everything needed to build
FROM node:24 AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# stage 2: only what runs
FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
CMD ["node", "dist/server.js"]`,
    after: [
      'Both stages name the same version, and both use glibc, so modules that were compiled in the first run in the second. With an Alpine last stage, take an Alpine image for the build too.',
    ],
  },
];

const movement: readonly GuideMovement[] = [
  { reference: 'nginx', moves: 'To any newer version', use: 'Trying it out' },
  { reference: 'nginx:1', moves: 'To any newer 1.x', use: 'Personal machines' },
  { reference: 'nginx:1.31', moves: 'To newer fixes of 1.31', use: 'Servers that take fixes by themselves' },
  { reference: 'nginx:1.31.4', moves: 'Only when it is rebuilt', use: 'Releases you test' },
  {
    reference: 'nginx:1.31.4-trixie',
    moves: 'Only when it is rebuilt, on the same base',
    use: 'When you add packages of the base',
  },
  { reference: 'nginx@sha256:…', moves: 'Never', use: 'Same bytes everywhere' },
];

/** The guide to tags. */
export const guide = {
  title: 'What tags mean',
  lead: 'A tag is a short word with a long story. This is how to read one, and which one to take.',
  short: 'In short',
  summary: [
    'Trying something out: no tag at all, or `latest`.',
    'A service you run: a version with its minor number, as in `1.31`, and `slim` where there is one.',
    'A build that must be repeatable: the exact version, and its digest.',
    'The smallest image, after your tests have passed on it: `alpine`.',
  ],
  contents: 'On this page',
  columns: { reference: 'Reference', moves: 'How far it moves', use: 'Good for' },
  movement,
  sections,
  copy: 'Copy the example',
  onPages:
    'Each repository’s page chooses among its own tags under “Which tag should I use?”, and explains every tag word by word.',
};

export type GuideMessages = typeof guide;
