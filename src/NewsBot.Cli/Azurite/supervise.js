// Runs Azurite for as long as somebody holds our standard input. The parent does; however it ends, the pipe closes, and
// Azurite is asked to stop as by a signal, for only then does it write down what it holds in memory.
const [azurite] = process.argv.splice(2, 1);
const stop = () => process.emit('SIGTERM');
process.stdin.resume();
process.stdin.once('end', stop);
process.stdin.once('error', stop);
require(azurite);
