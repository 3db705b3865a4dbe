import { text } from 'node:stream/consumers';
import { runCommand } from './commands/run-command.ts';

// Whoever reads the output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

// A request that was given up may leave work behind that fails later: no reason to end the others.
process.on('unhandledRejection', (reason) => {
  const message = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`${JSON.stringify({ level: 'error', time: new Date().toISOString(), message })}\n`);
});

try {
  process.exitCode = await runCommand(process.argv.slice(2), {
    out: (line) => process.stdout.write(line),
    err: (line) => process.stderr.write(line),
    isTerminal: process.stderr.isTTY === true,
    readInput: () => text(process.stdin),
    // Only a command that waits for it is asked to end; all others end at once, as the archive bears that.
    get stopped() {
      return new Promise<void>((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
      });
    },
  });
} catch (error) {
  process.stderr.write(`sourcebook: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
