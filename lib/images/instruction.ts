import { dockerForm } from '@/lib/images/docker-form';

const KEYWORD =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?= |$)/;
/** The shells of Dockerfiles, with the options that builders write before the command. */
const SHELL =
  /(?:^|(?<=\s))(?:(?:\/usr)?\/bin\/(?:ba|a|da|z|k)?sh(?: -[a-zA-Z]+(?: pipefail)?)*? -[a-zA-Z]*c|cmd(?:\.exe)? \/[sS] \/[cC]|(?:powershell|pwsh)(?:\.exe)?(?: -\w+)*? -Command)(?=\s)/;

/** `|2 A=1 B=two words /bin/sh -c …`: build arguments, which are no part of the instruction. */
function withoutBuildArguments(text: string): string {
  const [prefix, count] = /^\|(\d+) /.exec(text) ?? [];
  if (prefix === undefined) return text;
  const shell = SHELL.exec(text);
  if (shell) return text.slice(shell.index);
  return text.slice(prefix.length).split(' ').slice(Number(count)).join(' ');
}

const oneLine = (text: string): string => text.replace(/[^\S\n]+/g, ' ').trim();

/**
 * The Dockerfile instruction behind a history entry's `created_by`, as the classic builder (`/bin/sh -c #(nop) CMD …`),
 * BuildKit (`RUN /bin/sh -c … # buildkit`), buildah and kaniko write it. What none of them wrote (`bazel build …`,
 * `jib-maven-plugin:3.4`) stays as it is; null where there is nothing.
 */
export function instructionOf(createdBy: string | null): string | null {
  const text = (createdBy ?? '')
    .trim()
    .replace(/# buildkit$/, '')
    .trimEnd();
  if (text === '') return null;
  const command = withoutBuildArguments(text.replace(/^RUN\s+/, ''));
  const shell = SHELL.exec(command);
  const inShell = shell?.index === 0 ? command.slice(shell[0].length).trim() : undefined;
  if (inShell?.startsWith('#(nop)')) return oneLine(dockerForm(inShell.slice('#(nop)'.length).trim()));
  if (inShell !== undefined) return `RUN ${oneLine(inShell)}`.trim();
  if (text.startsWith('RUN ') || command !== text) return `RUN ${oneLine(command)}`;
  return oneLine(KEYWORD.test(text) ? dockerForm(text) : text);
}

/** An instruction as its keyword and the rest; without a keyword for what is no instruction. */
export function splitInstruction(instruction: string): { keyword: string | null; rest: string } {
  const [keyword] = KEYWORD.exec(instruction) ?? [];
  return keyword === undefined
    ? { keyword: null, rest: instruction }
    : { keyword, rest: instruction.slice(keyword.length).trim() };
}
