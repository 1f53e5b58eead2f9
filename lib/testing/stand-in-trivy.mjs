#!/usr/bin/env node
// Stands in for the `trivy` command: says how it was called (calls.jsonl), and does what TRIVY_STAND_IN/play.json says.
import { spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.env.TRIVY_STAND_IN ?? '.';
const parameters = process.argv.slice(2);
const play = JSON.parse(readFileSync(path.join(folder, 'play.json'), 'utf8'));
const note = (value) => appendFileSync(path.join(folder, 'calls.jsonl'), `${JSON.stringify(value)}\n`);

if (parameters.includes('version')) {
  process.stdout.write(JSON.stringify({ Version: '0.69.1', VulnerabilityDB: { UpdatedAt: play.databaseUpdatedAt } }));
} else {
  note({ pid: process.pid, parameters, surroundings: process.env });
  if (play.hang) {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    note({ child: child.pid });
    setInterval(() => undefined, 1000);
  } else {
    if (play.errors) process.stderr.write(play.errors);
    if (play.report) copyFileSync(play.report, parameters[parameters.indexOf('--output') + 1]);
    process.exitCode = play.code ?? 0;
  }
}
