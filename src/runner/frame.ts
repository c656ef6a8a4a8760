import { brokerHash, brokerScript } from './broker.ts';

export { brokerHash, brokerScript };

/**
 * What a page that holds the sandbox must add to its own policy: a `srcdoc` frame inherits the policy of its page, and the
 * workers in it inherit the frame's. One list per directive, to be added to what the page has.
 */
export const frameSources: { readonly scriptSrc: readonly string[]; readonly workerSrc: readonly string[] } = {
  scriptSrc: [`'${brokerHash}'`, 'blob:'],
  workerSrc: ['blob:'],
};

const policy = `default-src 'none'; script-src ${frameSources.scriptSrc.join(' ')}; worker-src blob:`;

/** The document of the sandbox frame, to be used as `srcdoc` of `<iframe sandbox="allow-scripts">`. */
export const frameDocument = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Sandbox</title></head>
<body><script>${brokerScript}</script></body>
</html>
`;
