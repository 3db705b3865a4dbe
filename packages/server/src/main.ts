import { text } from 'node:stream/consumers';
import { runCommand } from './commands/run-command.ts';

const stopped = new Promise<void>((resolve) => {
  process.once('SIGINT', resolve);
  process.once('SIGTERM', resolve);
});

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (line) => process.stdout.write(line),
    err: (line) => process.stderr.write(line),
    isTerminal: process.stderr.isTTY === true,
    readInput: () => text(process.stdin),
    stopped,
  });
} catch (error) {
  process.stderr.write(`sourcebook: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
