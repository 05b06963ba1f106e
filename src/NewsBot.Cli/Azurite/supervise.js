// Runs Azurite for as long as somebody holds our standard input. The parent does; however it ends, the pipe closes.
const [azurite] = process.argv.splice(2, 1);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
require(azurite);
