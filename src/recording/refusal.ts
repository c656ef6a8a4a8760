const sentences: Readonly<Record<string, string>> = {
  NotAllowedError:
    'The browser did not give the microphone to this page. To allow it, open the settings of this page (beside the address), allow the microphone, and try again.',
  NotFoundError: 'No microphone was found. Plug one in and try again.',
  NotReadableError: 'The microphone is there, but another program holds it. Close that program and try again.',
  AbortError: 'The microphone was there and went away. Try again.',
  SecurityError: 'This browser does not give its microphone to any page. Its settings may say why.',
  NotSupportedError:
    'This browser cannot record here: it has no recorder, or the address is not a secure one (https, or localhost). A current browser at a secure address can.',
};

/** Why there is no recording, and what to try, in sentences for the reader. Typing is always left. */
export function refusalOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const sentence = sentences[name] ?? `The recording did not start${name ? ` (${name})` : ''}. Try again.`;
  return `${sentence} Typing works as before, and what you typed is still there.`;
}
