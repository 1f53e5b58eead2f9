import { describe, expect, it } from 'vitest';
import { instructionOf, splitInstruction } from '@/lib/images/instruction';

/** As real images have them: docker-library's of several years, BuildKit's, buildah's, Windows, other builders. */
const CASES: readonly (readonly [string, string])[] = [
  [
    '/bin/sh -c #(nop) ADD file:4eedf861fb567fffb2694b65ebdd58d5e371a2c28c3863f363f333cb34e5eb7b in / ',
    'ADD file:4eedf861fb567fffb2694b65ebdd58d5e371a2c28c3863f363f333cb34e5eb7b /',
  ],
  [
    '/bin/sh -c #(nop) COPY multi:5b5e8d9d1c0fa19e4e4a0f6a3a3d3f8b62d5a1 in /docker-entrypoint.d ',
    'COPY multi:5b5e8d9d1c0fa19e4e4a0f6a3a3d3f8b62d5a1 /docker-entrypoint.d',
  ],
  ['/bin/sh -c #(nop)  CMD ["bash"]', 'CMD ["bash"]'],
  ['/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"]', 'CMD ["nginx", "-g", "daemon off;"]'],
  ['/bin/sh -c #(nop)  ENV NGINX_VERSION=1.25.3', 'ENV NGINX_VERSION=1.25.3'],
  ['/bin/sh -c #(nop)  EXPOSE 80', 'EXPOSE 80'],
  ['/bin/sh -c #(nop) EXPOSE 443/tcp 80/tcp', 'EXPOSE 443/tcp 80/tcp'],
  ['EXPOSE map[443/tcp:{} 8080/udp:{}]', 'EXPOSE 443/tcp 8080/udp'],
  ['/bin/sh -c #(nop)  VOLUME [/var/lib/postgresql/data]', 'VOLUME /var/lib/postgresql/data'],
  ['/bin/sh -c #(nop)  ENTRYPOINT &{["/bin/sh" "-c" "exec app"]}', 'ENTRYPOINT ["/bin/sh", "-c", "exec app"]'],
  [
    '/bin/sh -c set -x \t\t&& apt-get update     && apt-get install -y curl',
    'RUN set -x && apt-get update && apt-get install -y curl',
  ],
  ['/bin/sh -c #(nop)  LABEL maintainer=NGINX Docker <a@b>', 'LABEL maintainer=NGINX Docker <a@b>'],
  ['RUN /bin/sh -c apt-get update # buildkit', 'RUN apt-get update'],
  ['RUN |2 VERSION=1.2 MOTTO=two words /bin/sh -c make install # buildkit', 'RUN make install'],
  ['|1 VERSION=3 /bin/sh -c echo $VERSION', 'RUN echo $VERSION'],
  ['|0 /bin/sh -c true', 'RUN true'],
  ['RUN /bin/bash -o pipefail -c curl x | sh # buildkit', 'RUN curl x | sh'],
  ['RUN /bin/bash -eo pipefail -c curl x | sh # buildkit', 'RUN curl x | sh'],
  ['RUN npm ci # buildkit', 'RUN npm ci'],
  ['COPY --chown=node:node . /app # buildkit', 'COPY --chown=node:node . /app'],
  ['COPY /out/app /usr/bin/app # buildkit', 'COPY /out/app /usr/bin/app'],
  ['ENV PATH=/usr/local/bin:/bin', 'ENV PATH=/usr/local/bin:/bin'],
  ['SHELL [/bin/bash -o pipefail -c]', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]'],
  ['ENTRYPOINT ["/entry.sh"]', 'ENTRYPOINT ["/entry.sh"]'],
  ['CMD ["/bin/sh" "-c" "echo \\"hi\\""]', 'CMD ["/bin/sh", "-c", "echo \\"hi\\""]'],
  ['CMD [ -f "$X" ] && run', 'CMD [ -f "$X" ] && run'],
  [
    'HEALTHCHECK &{["CMD-SHELL" "curl -f http://localhost/ || exit 1"] "30s" "3s" "0s" "0s" \'\\x03\'}',
    'HEALTHCHECK --interval=30s --timeout=3s --retries=3 CMD curl -f http://localhost/ || exit 1',
  ],
  [
    'HEALTHCHECK &{["CMD" "/check" "-q"] "0s" "0s" "5s" \'\\x00\'}',
    'HEALTHCHECK --start-period=5s CMD ["/check", "-q"]',
  ],
  ['HEALTHCHECK &{["NONE"] "0s" "0s" "0s" "0s" \'\\x00\'}', 'HEALTHCHECK NONE'],
  ['/bin/sh -c #(nop) HEALTHCHECK &{["CMD"', 'HEALTHCHECK &{["CMD"'],
  ['cmd /S /C #(nop)  ENV JAVA_HOME=C:\\openjdk', 'ENV JAVA_HOME=C:\\openjdk'],
  ['cmd /S /C powershell -Command Get-Date', 'RUN powershell -Command Get-Date'],
  [
    "powershell -Command $ErrorActionPreference = 'Stop'; Write-Host hi",
    "RUN $ErrorActionPreference = 'Stop'; Write-Host hi",
  ],
  // Not instructions: what other builders write stays.
  ['Apply image 10.0.17763.5206', 'Apply image 10.0.17763.5206'],
  [
    "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
    "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
  ],
  ['bazel build //app:image', 'bazel build //app:image'],
  ['jib-gradle-plugin:3.4.0', 'jib-gradle-plugin:3.4.0'],
  ['ko build ko://example.test/cmd', 'ko build ko://example.test/cmd'],
  ['COPYING things', 'COPYING things'],
];

describe('the instruction behind a history entry', () => {
  it.each(CASES)('%s', (createdBy, expected) => expect(instructionOf(createdBy)).toBe(expected));

  it('is missing where nothing was recorded', () => {
    for (const nothing of [null, '', '  ', ' # buildkit']) expect(instructionOf(nothing)).toBeNull();
  });

  it('keeps the lines of a here-document', () =>
    expect(instructionOf('RUN /bin/sh -c set -e\n\techo one\necho two # buildkit')).toBe(
      'RUN set -e\n echo one\necho two',
    ));

  it('is found in long text without trying for long', () => {
    const long = `|3 ${'a=b '.repeat(20_000)}/bin/sh -c ${'x && '.repeat(20_000)}`;
    expect(instructionOf(long)).toMatch(/^RUN x && /);
    expect(instructionOf(`HEALTHCHECK &{[${'"a" '.repeat(20_000)}`)).toMatch(/^HEALTHCHECK/);
    expect(instructionOf(`CMD [${'"a" '.repeat(20_000)}`)).toMatch(/^CMD/);
  });

  it('is its keyword and the rest', () => {
    expect(splitInstruction('COPY a b')).toEqual({ keyword: 'COPY', rest: 'a b' });
    expect(splitInstruction('bazel build')).toEqual({ keyword: null, rest: 'bazel build' });
  });
});

it.each([
  `x${' '.repeat(1_000_000)}# buildki`,
  `/bin/sh -c #(nop) EXPOSE map[${'a'.repeat(1_000_000)}]`,
  `/bin/sh -c #(nop) CMD ["a"${' '.repeat(1_000_000)}x`,
])('reads a text made to be dear once', (text) => {
  // Read again from each of its characters, it would take minutes.
  expect(instructionOf(text)?.length).toBeLessThanOrEqual(text.length);
});
