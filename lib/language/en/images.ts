import type { AnnotationKey } from '@/lib/images/annotations';
import type { Counted } from '@/lib/language/format';

const statements: Record<AnnotationKey, string> = {
  title: 'Title',
  description: 'Description',
  version: 'Version',
  created: 'Created',
  authors: 'Authors',
  vendor: 'Vendor',
  licenses: 'Licences',
  url: 'Web page',
  documentation: 'Documentation',
  source: 'Source code',
  revision: 'Revision',
  'base.name': 'Base image',
  'base.digest': 'Digest of the base',
  'ref.name': 'Reference',
};

/** Words of the images behind tags and digests. */
export const images = {
  title: 'Image',

  problem: {
    title: 'The registry has something else under this tag',
    text: (digest: string, when: string) =>
      `Since ${when} it is on ${digest}, which could not be taken into the catalogue.`,
    shown: 'What is shown here is the image that the tag was on before.',
    nothing: 'Nothing is known here of that image.',
    reason: 'Why:',
  },
  unknown: {
    title: 'Its image is not known here',
    text: 'Only the library definition names this tag. Digest, size, layers and configuration are shown for images in a registry that this site is connected to.',
  },
  artifact: {
    title: 'Not an image to run',
    text: 'The registry has an artifact under this tag, such as a chart or a policy. It has no platforms and no layers of a file system.',
  },
  missing: {
    title: 'The registry does not have this image',
    text: 'The index lists it, but it was not pushed with it or is gone. Pulling it for this platform will fail.',
  },
  noSuchPlatform: (platform: string) => `This tag has no image for ${platform}. You see another one.`,

  platforms: {
    label: 'Platform',
    unknown: 'no platform given',
    absent: 'not in the registry',
  },

  facts: {
    heading: 'Checked facts',
    lead: 'Read by this site from the registry’s own data.',
    digest: 'Digest',
    imageDigest: 'Digest of this platform',
    copyDigest: 'Copy digest',
    copied: 'Copied',
    pinned: 'Pinned reference',
    copyPinned: 'Copy the pinned reference',
    size: 'Compressed size',
    allPlatforms: (size: string) => `${size} for all platforms`,
    platform: 'Platform',
    layers: { one: '{count} layer', other: '{count} layers' } as Counted,
    built: 'Built',
    builtNote: 'as its configuration says',
    builtUnknown: 'not recorded',
    pushed: 'Pushed',
    pushedBy: (name: string) => `by ${name}`,
    noticed: 'First seen here',
    pulled: 'Last pull',
    neverPulled: 'none counted yet',
    type: 'Type',
    types: { index: 'Image index, for several platforms', image: 'Image, for one platform', artifact: 'Artifact' },
    base: 'Base image',
    baseProof: {
      one: 'The first layer is that of this image.',
      other: 'The first {count} layers are those of this image.',
    } as Counted,
    sizeUnknown: 'not known',
  },

  publisher: {
    heading: 'In the publisher’s words',
    lead: 'Annotations and labels of the image. Nobody has checked them.',
    none: 'The publisher wrote no annotations into this image.',
    statements,
    others: { one: '{count} more annotation', other: '{count} more annotations' } as Counted,
  },

  layers: {
    heading: 'Layers',
    lead: 'From the bottom up, each with the instruction that made it and its share of the size.',
    summary: (layers: string, size: string) => `${layers}, ${size} compressed`,
    count: { one: '{count} layer', other: '{count} layers' } as Counted,
    step: 'Step',
    share: (percent: string) => `${percent} of the whole`,
    empty: {
      one: '{count} step without a layer',
      other: '{count} steps without a layer',
    } as Counted,
    noInstruction: 'Instruction not recorded',
    allUnrecorded:
      'This image does not record what made its layers. Builders such as buildah, kaniko, Bazel or Nix may leave that out.',
    someUnrecorded: {
      one: 'The history of this image has fewer entries than the image has layers: of {count} layer it is not recorded what made it.',
      other:
        'The history of this image has fewer entries than the image has layers: of {count} layers it is not recorded what made them.',
    } as Counted,
    none: 'This image has no layers.',
    whole: 'Show the whole instruction',
    cut: 'Shortened here.',
    left: { one: '{count} more step is', other: '{count} more steps are' } as Counted,
    inApi: 'in the API',
  },

  configuration: {
    heading: 'Configuration',
    lead: 'What a container made of this image begins with.',
    none: 'not set',
    entrypoint: 'Entrypoint',
    command: 'Command',
    user: 'User',
    root: 'root',
    rootUnset: 'No user is set, so it runs as root.',
    rootSet: 'It runs as root.',
    windowsUser: 'No user is set, so Windows chooses it.',
    workingDirectory: 'Working directory',
    ports: 'Exposed ports',
    environment: 'Environment',
    hidden: 'hidden',
    hiddenNote: 'Values that look like secrets are hidden here. Whoever can pull the image can still read them.',
    labels: 'Labels',
    volumes: 'Volumes',
    stopSignal: 'Stop signal',
    stopDefault: 'SIGTERM, as nothing else is set',
    healthCheck: 'Health check',
    healthNone: 'switched off',
    every: (seconds: number) => `every ${seconds} s`,
    timeout: (seconds: number) => `at most ${seconds} s`,
    startPeriod: (seconds: number) => `${seconds} s to start`,
    retries: { one: '{count} try', other: '{count} tries' } as Counted,
    more: { one: '{count} more is', other: '{count} more are' } as Counted,
    author: 'Author',
    inApi: 'in the API',
    unknown: 'The configuration of this image is not known here.',
    separator: ', ',
  },

  history: {
    heading: 'History of this tag',
    none: 'No push of this tag has been recorded.',
    now: 'now',
    since: 'since',
    range: (from: string, until: string) => `was from ${from} to ${until}`,
    pushedBy: (name: string) => `pushed by ${name}`,
    again: 'the same image, pushed again',
    putBack: 'put back by this site, because the tag is immutable',
    deletedBy: (name: string) => `deleted by ${name}`,
    deleted: 'Tag deleted',
    deletedRange: (from: string, until: string) => `there was no such tag from ${from} to ${until}`,
    noticed: 'noticed by this site',
    more: (count: number) => `Show ${count} older`,
  },

  referrers: {
    heading: 'Attestations, signatures and SBOMs',
    lead: 'What the registry has about this image. Its content has not been checked here.',
    none: 'Nothing in the registry refers to this image.',
    kind: 'Kind',
    digest: 'Digest',
    type: 'Media type',
    size: 'Size',
    about: 'About',
    whole: 'the whole index',
    image: 'this image',
    kinds: { attestation: 'Attestation', signature: 'Signature', sbom: 'SBOM', artifact: 'Artifact' },
    unknown: 'not known',
  },

  newest: {
    heading: 'Newest tags',
    size: 'Compressed size',
    configuration: 'What it runs',
    ofTag: 'As the image of',
    details: 'Layers and configuration',
  },

  checklist: {
    heading: 'Finish this page',
    text: 'Only those who may edit this repository see this list.',
    done: (done: number, all: number) => `${done} of ${all} done`,
    isDone: 'done',
    isOpen: 'open',
    parts: {
      description: 'Say in one line what the image is',
      overview: 'Write an overview: how to run and configure it',
      logo: 'Add a logo',
      categories: 'Choose a category, so that it is found',
      source: 'Link to the source code',
      licence: 'Name the licence',
      chinese: 'Add a description in Chinese',
    },
  },
};

export type ImagesMessages = typeof images;
