import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDefinitionFile } from '@/lib/importers/docker-library/parse-definition-file';
import { supportedTags } from '@/lib/tags/supported-tags';
import { sharedData } from '@/lib/testing/shared-data';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const HEAD =
  'Maintainers: Ann Example <ann@example.test> (@ann), (@bob), Carol\nGitRepo: https://github.com/example/image.git\n';
const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, name = 'image') => parseDefinitionFile(name, bytes(text));

function definition(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.definition;
}
function problems(text: string, name?: string) {
  const parsed = parse(text, name);
  return parsed.ok ? [] : parsed.problems.map(({ line, reason }) => `${line}: ${reason}`);
}

describe('a library definition file', () => {
  it('is read with comments, continuation lines, defaults and inherited values', () => {
    const { entries, maintainers } = definition(
      `# a comment\n${HEAD}GitCommit: ${A}\n# another\nSharedTags: all\n\nTags: 1.0,\n# in the middle of a value\n  1,\n\tlatest\nArchitectures: s390x, amd64, amd64\n\n# alone between paragraphs\n\nTags: 2.0\nGitCommit: ${B}\nDirectory: ./2.0//alpine/\nSharedTags: two\n`,
    );
    expect(maintainers).toEqual([
      { name: 'Ann Example', email: 'ann@example.test', handle: 'ann' },
      { name: 'bob', handle: 'bob' },
      { name: 'Carol' },
    ]);
    expect(entries).toMatchObject([
      {
        tags: ['1.0', '1', 'latest'],
        sharedTags: ['all'],
        architectures: ['amd64', 's390x'],
        source: { gitCommit: A, directory: '.', file: 'Dockerfile', gitFetch: 'refs/heads/master' },
      },
      {
        tags: ['2.0'],
        sharedTags: ['two'],
        architectures: ['amd64'],
        source: { gitCommit: B, directory: '2.0/alpine' },
      },
    ]);
  });

  it('takes values per architecture, and keeps fields it does not know', () => {
    const [entry] = definition(
      `${HEAD}\nTags: 1\nArchitectures: amd64, arm64v8\namd64-GitCommit: ${A}\narm64v8-GitCommit: ${B}\narm64v8-File: Dockerfile.arm\nX-Later: something\n`,
    ).entries;
    expect(entry?.overrides).toEqual({ amd64: { gitCommit: A }, arm64v8: { gitCommit: B, file: 'Dockerfile.arm' } });
    expect(entry?.unknownFields).toEqual({ 'X-Later': 'something' });
  });

  it('merges entries with the same build, and only those', () => {
    const { entries } = definition(`${HEAD}GitCommit: ${A}\n\nTags: 1\n\nTags: 2\nDirectory: two\n\nTags: one\n`);
    expect(entries.map(({ tags }) => tags)).toEqual([['1', 'one'], ['2']]);
  });

  it('takes an empty value for none: the usual one holds', () => {
    const [entry] = definition(`${HEAD}GitCommit: ${A}\n\nTags: 1\nDirectory:\nFile:\nGitFetch:\n`).entries;
    expect(entry?.source).toMatchObject({ directory: '.', file: 'Dockerfile', gitFetch: 'refs/heads/master' });
  });

  it('ends with a line that is neither blank nor a comment', () => {
    expect(definition(`# a comment\n${HEAD}\n# Tags: 1\n\n`).lastLine).toBe(3);
    expect(definition(`${HEAD}GitCommit: ${A}\n\nTags: 1,\n# between\n 2\n`).lastLine).toBe(7);
  });

  it('may have no entries, a byte order mark, and Windows line ends', () => {
    expect(definition(HEAD).entries).toEqual([]);
    expect(definition(`\uFEFF${HEAD}\nTags: 1\nGitCommit: ${A}\n`.replaceAll('\n', '\r\n')).entries[0]?.tags).toEqual([
      '1',
    ]);
  });

  it.each([
    [
      'a line that is no field',
      `${HEAD}\nTags: 1\nGitCommit: ${A}\nnonsense\n`,
      /^6: This is neither a field.*nonsense/,
    ],
    ['a continuation of nothing', `${HEAD}\n  floating\n`, /^4: This line continues a value/],
    [
      'no maintainers',
      `GitRepo: https://github.com/e/i\n\nTags: 1\nGitCommit: ${A}\n`,
      /^1: The first paragraph has no Maintainers/,
    ],
    ['tags in the first paragraph', `${HEAD}Tags: 1\n`, /^3: Tags may not stand in the first paragraph/],
    ['a field twice', `${HEAD}\nTags: 1\nTags: 2\nGitCommit: ${A}\n`, /^5: The field Tags stands twice/],
    [
      'a tag twice',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\n\nTags: 2, 1\nDirectory: x\n`,
      /^7: The tag “1” is given a second time/,
    ],
    [
      'a tag that is a shared tag too',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nSharedTags: 2\n\nTags: 2\nDirectory: x\n`,
      /^8: “2” is both a tag and a shared tag/,
    ],
    ['a tag that no registry takes', `${HEAD}GitCommit: ${A}\n\nTags: 1, -x\n`, /^5: Tags: The tag “-x”/],
    ['no tags', `${HEAD}GitCommit: ${A}\n\nDirectory: x\n`, /^5: This entry has no Tags/],
    [
      'an unknown architecture',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nArchitectures: amd64, vax\n`,
      /^6: Architectures: docker-library knows no “vax”/,
    ],
    [
      'an override for an unknown architecture',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nvax-GitCommit: ${B}\n`,
      /^6: vax-GitCommit: “vax” is no architecture/,
    ],
    ['no commit', `${HEAD}\nTags: 1\n`, /^4: There is no GitCommit for amd64/],
    ['a commit that is none', `${HEAD}\nTags: 1\nGitCommit: main\n`, /^5: GitCommit: “main” is no commit/],
    ['no repository', `Maintainers: A\n\nTags: 1\nGitCommit: ${A}\n`, /^3: There is no GitRepo/],
    [
      'a directory that leads out',
      `${HEAD}\nTags: 1\nGitCommit: ${A}\nDirectory: ../../etc\n`,
      /^6: Directory: .* leads out/,
    ],
    ['an empty file', '', /^1: The first paragraph has no Maintainers/],
    ['a NUL byte', `${HEAD}\nTags: \0\n`, /^4: The file has a NUL byte/],
    [
      'a tag on a continuation line',
      `${HEAD}GitCommit: ${A}\n\nTags: 1,\n# between\n 2,\n -x\n`,
      /^8: Tags: The tag “-x”/,
    ],
    ['a second tag in the same value', `${HEAD}GitCommit: ${A}\n\nTags: 1,\n 2,\n 1\n`, /^7: The tag “1” is given/],
    [
      'a shared tag twice in an entry',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nSharedTags: s,\n s\n`,
      /^7: The shared tag “s” is given a second time/,
    ],
    [
      'a value that goes on where one is due',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nDirectory: x\n y\n`,
      /^7: Directory has one value/,
    ],
    [
      'a file that leads out',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nDirectory: a\nFile: ../../b\n`,
      /^7: File: .* leads out/,
    ],
    [
      'a wrong commit of one architecture',
      `${HEAD}GitCommit: ${A}\n\nTags: 1\nArchitectures: amd64, arm64v8\narm64v8-GitCommit: v2\n`,
      /^7: arm64v8-GitCommit: “v2” is no commit/,
    ],
    ['more fields than a paragraph has', `${HEAD}${'X: y\n'.repeat(201)}`, /1: This paragraph has 203 fields/],
    ['more paragraphs than a file has', `${HEAD}${'\nTags: a\n'.repeat(2000)}`, /The file has 2001 paragraphs/],
    ['a longer list than there is', `${HEAD}\nTags: ${'a,'.repeat(1000)}\n`, /^4: Tags lists 1001 values/],
  ])('is refused for %s, by its line', (_what, text, expected) => {
    expect(problems(text).join('\n')).toMatch(expected);
  });

  it('is refused whole, with every problem it has', () => {
    expect(problems(`${HEAD}\nTags: -x\nArchitectures: vax\nGitCommit: main\n`)).toHaveLength(3);
    expect(problems(`${HEAD}nonsense\n\nTags: 1\nmore nonsense\n`)).toHaveLength(2);
  });

  it('names a value that all entries inherit once, and of very many problems the first hundred', () => {
    const inherited = `${HEAD}GitCommit: main\n${Array.from({ length: 5 }, (_, n) => `\nTags: ${n}\nDirectory: ${n}\n`).join('')}`;
    expect(problems(inherited)).toHaveLength(1);
    const many = problems(`${HEAD}${'nonsense\n'.repeat(250)}`);
    expect(many).toHaveLength(101);
    expect(many.at(-1)).toContain('150 more');
  });

  it('is refused when its name is no repository name, when it is no UTF-8, or over 1 MiB', () => {
    expect(problems(HEAD, 'Not A Name')[0]).toContain("The file's name is the repository's");
    expect(parseDefinitionFile('image', new Uint8Array([0xff, 0xfe, 0x41]))).toMatchObject({ ok: false });
    expect(parseDefinitionFile('image', new Uint8Array(1024 * 1024 + 1).fill(0x20))).toMatchObject({ ok: false });
  });

  it('never makes the reader throw, whatever it holds', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '',
        'Tags: a, b',
        'SharedTags: s',
        ' x',
        '#',
        `GitCommit: ${A}`,
        'Architectures: ,',
        'arm64v8-File:',
        'Maintainers: x',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => typeof parse(lines.join('\n')).ok === 'boolean'),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (raw) => typeof parseDefinitionFile('image', raw).ok === 'boolean',
      ),
    );
  });
});

const data = sharedData('official-images');
describe.skipIf(!data.available)(`docker-library's own definition files${data.reason}`, () => {
  const folder = path.join(data.path, 'official-images/library');
  const files = data.available ? readdirSync(folder) : [];

  it('are all read: 144 files, 9,474 tags in 2,121 groups, 126 shared groups', () => {
    const definitions = files.map((file) => parseDefinitionFile(file, readFileSync(path.join(folder, file))));
    const sections = definitions.flatMap((parsed) => (parsed.ok ? [supportedTags(parsed.definition.entries)] : []));
    expect(sections).toHaveLength(144);
    expect(sections.flatMap(({ simple }) => simple)).toHaveLength(2121);
    expect(sections.flatMap(({ simple }) => simple.flatMap(({ tags }) => tags))).toHaveLength(9474);
    expect(sections.flatMap(({ shared }) => shared)).toHaveLength(126);
  });
});
