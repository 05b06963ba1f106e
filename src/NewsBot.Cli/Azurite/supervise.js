// Runs Azurite for as long as somebody holds our standard input. The parent does; however it ends, the pipe closes, and
// Azurite is asked to stop as by a signal, for only then does it write down what it holds in memory.
const [azurite] = process.argv.splice(2, 1);
const location = process.argv[process.argv.indexOf('--location') + 1];
const stop = () => process.emit('SIGTERM');

// Ctrl-C in a terminal goes to the whole group of processes; it is our holder's to end in order, and we outlast it.
process.on('SIGINT', () => {});
for (const listen of ['on', 'once']) {
  const original = process[listen];
  process[listen] = (event, listener) => (event === 'SIGINT' ? process : original.call(process, event, listener));
}

// Who starts the next one on these data waits while this file stands: two at once would each undo what the other writes down.
if (process.argv.includes('--location')) {
  const running = require('path').join(location, 'running');
  require('fs').writeFileSync(running, String(process.pid));
  process.once('exit', () => require('fs').rmSync(running, { force: true }));
}

// A parent that was killed reads no more what Azurite tells as it stops; that must not end it before it has written everything down.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => {});
}

process.stdin.resume();
process.stdin.once('end', stop);
process.stdin.once('error', stop);
require(azurite);
