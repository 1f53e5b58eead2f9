import { describe, expect, it } from 'vitest';
import { chooseVariants } from '@/lib/importers/docker-library/choose-variants';
import { itemLinks, quickReferenceLinks } from '@/lib/importers/docker-library/markdown-links';
import { readDocs } from '@/lib/importers/docker-library/read-docs';

const folder = (files: Record<string, string>, templates: Record<string, string> = {}) => ({
  files: new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  templates: new Map(Object.entries(templates)),
});
const read = (files: Record<string, string>, templates?: Record<string, string>, tags: string[] = []) =>
  readDocs('image', tags, folder({ 'content.md': 'About.', ...files }, templates));

describe('docs of an image', () => {
  it('become an overview: content, variants, licence, with every template word resolved', () => {
    const { docs } = read(
      {
        'content.md':
          '# What?\n\n%%LOGO%%\n\n[%%LOGO%%](https://example.org)\n\nRun `%%IMAGE%%` of %%GITHUB-REPO%%.\n\n%%COMPOSE%%\n\n%%ISSUES%% %%UNKNOWN%%',
        'compose.yaml': 'services:\n  x:\n    image: %%IMAGE%%\n',
        'variant-slim.md': '## `%%IMAGE%%:slim`',
        'license.md': 'MIT',
        'github-repo': 'https://github.com/e/i\n',
      },
      {
        'compose.md': 'Example for %%REPO%%:\n\n%%COMPOSE-YAML%%',
        'variant.md': '# Image Variants',
        'variant-alpine.md': '## `%%IMAGE%%:alpine`',
        'license-common.md': 'As always.',
      },
      ['1', '1-slim', '1-alpine', '1-alpine3.23'],
    );
    expect(docs.overview).toBe(
      '# What?\n\nRun `image` of https://github.com/e/i.\n\nExample for image:\n\n```yaml\nservices:\n  x:\n    image: image\n```\n\n[https://github.com/e/i/issues](https://github.com/e/i/issues?q=is:issue+is:pr) %%UNKNOWN%%\n\n# Image Variants\n\n## `image:slim`\n\n## `image:alpine`\n\n# License\n\nMIT\n\nAs always.',
    );
    expect(docs.licence).toBe('MIT');
  });

  it('choose variants by the tag, its last word and the one before, own texts before shared ones; an empty one means none', () => {
    const own = (name: string) => ({ 'variant-slim.md': 'own slim', 'variant-fpm.md': '' })[name];
    const shared = (name: string) =>
      ({ 'variant-slim.md': 'shared', 'variant-alpine.md': 'alpine', 'variant-windowsservercore.md': 'windows' })[name];
    expect(
      chooseVariants(['1', '1-slim-bookworm', '1-fpm', '1-windowsservercore-ltsc2022', '1-slim'], own, shared),
    ).toEqual(['own slim', 'windows']);
    expect(chooseVariants(['1', '2'], own, shared)).toEqual([]);
  });

  it('give the links of nested lists, and not those after the item has ended', () => {
    expect(itemLinks('-\t[a](https://a.example)\n\t-\t[b](https://b.example)').map(({ text }) => text)).toEqual([
      'a',
      'b',
    ]);
    expect(itemLinks('[a](https://a.example)\n\nAlso [b](https://b.example)').map(({ text }) => text)).toEqual(['a']);
    expect(
      quickReferenceLinks(
        '-\t**Maintained by**:  \n\t[x `y`](https://x.example)\n\n-\t**Other**:  \n\t[z](https://z.example)',
        'Maintained by',
      ),
    ).toEqual([{ text: 'x y', url: 'https://x.example' }]);
  });

  it('have defaults for help and issues, but no issues link without a repository', () => {
    const { docs } = read({ 'github-repo': 'https://github.com/e/i' });
    expect(docs.whereToGetHelp.map(({ text }) => text)).toEqual([
      'the Docker Community Slack',
      'Server Fault',
      'Unix & Linux',
      'Stack Overflow',
    ]);
    expect(docs.whereToFileIssues[0]?.text).toBe('https://github.com/e/i/issues');
    expect(read({}).docs.whereToFileIssues).toEqual([]);
  });

  it('say what had to be left out', () => {
    const { docs, warnings } = read({
      'README-short.txt': '字'.repeat(101),
      'metadata.json': '{"hub":{"categories":["security","x","networking","web-servers","databases-and-storage"]}}',
    });
    expect(docs).toMatchObject({ description: '', categories: ['security', 'networking', 'web-servers'] });
    expect(warnings).toHaveLength(3);
    expect(read({ 'README-short.txt': '字'.repeat(100) }).docs.description).toHaveLength(100);
    expect(read({ 'metadata.json': '{' }).warnings[0]).toContain('metadata.json');
  });

  it('give no link, and no source, that a page may not lead to', () => {
    const { docs, warnings } = read({
      'maintainer.md': '[them](javascript:alert%281%29), [us](https://example.org)',
      'github-repo': 'javascript:alert(1)',
    });
    expect(docs.maintainedBy).toEqual([{ text: 'us', url: 'https://example.org' }]);
    expect(docs.sourceUrl).toBeNull();
    expect(warnings.join('\n')).toContain('“them” is left out');
  });

  it('call an image deprecated for a notice without a heading; one with its own heads the overview', () => {
    const plain = read({ 'deprecated.md': 'Use %%IMAGE%%2 instead.\n' }).docs;
    expect([plain.deprecation, plain.overview]).toEqual(['Use image2 instead.', 'About.']);
    const headed = read({ 'deprecated.md': '# IMPORTANT NOTE\n\nMade by volunteers.\n' }).docs;
    expect([headed.deprecation, headed.overview]).toEqual([null, '# IMPORTANT NOTE\n\nMade by volunteers.\n\nAbout.']);
    expect(read({ 'deprecated.md': '\n' }).docs.deprecation).toBeNull();
  });

  it('hold no NUL, which the database would refuse', () => {
    expect(read({ 'content.md': 'a\0b' }).docs.overview).toBe('a\uFFFDb');
  });

  it('take the PNG logo before the SVG', () => {
    expect(read({ 'logo.svg': '<svg/>', 'logo.png': 'png' }).docs.logo?.fileName).toBe('logo.png');
    expect(read({ 'logo.svg': '<svg/>' }).docs.logo?.fileName).toBe('logo.svg');
    expect(read({}).docs.logo).toBeNull();
  });
});
