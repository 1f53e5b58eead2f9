/**
 * What to paste from a code block. A shell session (`$ docker run …` with its output) gives its commands, without
 * prompts and output; anything else is taken as it stands. A command goes on after a `\` at the end of its line.
 */
export function shellCommands(block: string): string {
  const lines = block.trimEnd().split('\n');
  if (!lines.some((line) => line.startsWith('$ '))) return lines.join('\n');
  let goesOn = false;
  const commands = lines.filter((line) => {
    const belongs = goesOn || line.startsWith('$ ');
    goesOn = belongs && line.endsWith('\\');
    return belongs;
  });
  return commands.map((line) => line.replace(/^[$>] /, '')).join('\n');
}
