import { describe, expect, it } from 'vitest';
import { shellCommands } from '@/components/repository/shell-commands';

describe('what is copied from a code block', () => {
  it('leaves out the prompt of a command', () => {
    expect(shellCommands('$ docker run --name some-redis -d redis\n')).toBe('docker run --name some-redis -d redis');
  });

  it('keeps the commands of a session and drops their output', () => {
    expect(shellCommands('$ docker pull redis\nStatus: up to date\n\n$ docker run redis')).toBe(
      'docker pull redis\ndocker run redis',
    );
  });

  it('keeps the further lines of a command that goes on', () => {
    expect(shellCommands('$ docker run \\\n    -e TZ=UTC \\\n    redis\nready')).toBe(
      'docker run \\\n    -e TZ=UTC \\\n    redis',
    );
  });

  it('takes a file as it stands, dollar signs included', () => {
    expect(shellCommands('FROM redis\nENV HOME=$HOME\n')).toBe('FROM redis\nENV HOME=$HOME');
  });
});
