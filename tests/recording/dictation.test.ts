import { describe, expect, it } from 'vitest';
import { findDictation } from '../../src/recording/index.ts';

/** A recogniser as a browser has it, that answers `available` with what it is given for each language. */
function recogniser(availability: Readonly<Record<string, string>>, withLocal = true): object {
  class Recogniser extends EventTarget {
    static available({ langs: [lang = ''] }: { langs: string[] }): Promise<string> {
      return Promise.resolve(availability[lang] ?? 'unavailable');
    }
    static install(): Promise<boolean> {
      return Promise.resolve(false);
    }
  }
  if (withLocal) Object.defineProperty(Recogniser.prototype, 'processLocally', { value: false, writable: true });
  return { SpeechRecognition: Recogniser };
}

describe('dictation', () => {
  it('is offered where the browser writes down on the device, in either English', async () => {
    expect((await findDictation(recogniser({ 'en-US': 'available' }))).kind).toBe('ready');
    expect((await findDictation(recogniser({ 'en-GB': 'available' }))).kind).toBe('ready');
  });

  it('is not offered where speech would be sent away, or nobody can tell', async () => {
    expect((await findDictation({})).kind).toBe('none');
    expect((await findDictation(recogniser({}))).kind).toBe('none');
    expect((await findDictation(recogniser({ 'en-US': 'available' }, false))).kind).toBe('none');
  });

  it('says so when the language pack does not come', async () => {
    const offer = await findDictation(recogniser({ 'en-US': 'downloadable' }));
    if (offer.kind !== 'downloadable') throw new Error(`Expected an offer to fetch the pack, found ${offer.kind}.`);
    expect(await offer.install()).toMatchObject({ kind: 'none', why: expect.stringContaining('could not fetch') });
  });
});
