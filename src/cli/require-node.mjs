// Plain JavaScript on purpose: it must run on a Node that is too old for everything else here.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `202 Accepted needs Node 22.18 or newer; this is Node ${process.versions.node}.\n` +
      'On Linux (x64, arm64) `npm ci` brings its own Node and npm scripts use it: did `npm ci --omit=optional` leave it out?\n' +
      'On other systems install a current Node from https://nodejs.org and try again.',
  );
  process.exit(1);
}
