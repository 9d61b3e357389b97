// The first step of the Maven build: says what is missing in words, not in a stack trace of a tool.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `The dashboard needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one (https://nodejs.org, ` +
      'apt-get install nodejs npm, brew install node).',
  );
  process.exit(1);
}
