import { canKeep, keepAgain, keepsNothing, openCopy, type Kept, type OfflineCopy } from '../../offline/index.ts';
import { causeOf } from '../page/cause.ts';
import { part } from '../page/part.ts';
import { megabytes } from './megabytes.ts';

type Act = 'keep' | 'stop' | 'less' | 'nothing' | 'again';

const cannot =
  'This browser keeps nothing offline here: it has no service workers, or this is a private window or an address without https. ' +
  'Everything works while there is a network.';

/** Shows what this browser keeps of the course, keeps all of it with progress that can be stopped, and removes it. */
class KeepOffline extends HTMLElement {
  #copy: OfflineCopy | undefined;
  #stop: AbortController | undefined;

  connectedCallback(): void {
    this.addEventListener('click', ({ target }) => {
      const act = target instanceof HTMLButtonElement ? (target.dataset['act'] as Act | undefined) : undefined;
      if (act) void this.#act(act).catch((error: unknown) => this.#say(reasonOf(error)));
    });
    if (!canKeep()) return this.#say(cannot);
    const look = (): void => void this.#look().catch((error: unknown) => this.#say(reasonOf(error)));
    look();
    // On a first visit the worker is still fetching what is for reading.
    void navigator.serviceWorker.ready.then(() => (this.#stop ? undefined : look()));
  }

  async #act(act: Act): Promise<void> {
    if (act === 'stop') return this.#stop?.abort();
    if (act === 'again') {
      keepAgain();
      return location.reload();
    }
    const copy = (this.#copy ??= await openCopy(this.dataset['base'] ?? '/'));
    if (act === 'keep') await this.#keep(copy);
    if (act === 'less') await copy.removeWorkshop();
    if (act === 'nothing') await copy.keepNothing();
    await this.#look();
    this.querySelector<HTMLElement>('button:not([hidden])')?.focus();
  }

  async #keep(copy: OfflineCopy): Promise<void> {
    this.#stop = new AbortController();
    this.#offer('stop');
    part(this, '[data-act="stop"]').focus();
    part(this, '[data-part="progress"]').hidden = false;
    const bar = this.querySelector('progress');
    const soFar = part(this, '[data-part="so-far"]');
    let told = -1;
    try {
      await copy.keepAll((keptBytes, bytes) => {
        const share = bytes === 0 ? 1 : keptBytes / bytes;
        if (bar) bar.value = share;
        soFar.textContent = `${megabytes(keptBytes)} of ${megabytes(bytes)} kept`;
        // A screen reader hears each quarter, not each block of bytes.
        if (Math.floor(share * 4) === told) return;
        told = Math.floor(share * 4);
        this.#say(`Keeping the whole course: ${told * 25} per cent.`);
      }, this.#stop.signal);
    } catch (error) {
      if (!this.#stop.signal.aborted) {
        await this.#look();
        throw error;
      }
    } finally {
      this.#stop = undefined;
      part(this, '[data-part="progress"]').hidden = true;
    }
  }

  async #look(): Promise<void> {
    if (keepsNothing()) {
      part(this, '[data-part="kept"]').hidden = true;
      this.#say('This browser keeps nothing of the course, as you asked. Your progress is kept all the same.');
      return this.#offer('again');
    }
    this.#copy ??= await openCopy(this.dataset['base'] ?? '/');
    const kept = await this.#copy.look();
    part(this, '[data-part="kept"]').hidden = false;
    part(this, '[data-part="reading"]').textContent = shareOf(kept.reading);
    part(this, '[data-part="workshop"]').textContent = shareOf(kept.workshop);
    const missing = missingOf(kept.reading) + missingOf(kept.workshop);
    const keep = part(this, '[data-act="keep"]');
    keep.textContent = `Keep the whole course offline: ${megabytes(missing)}`;
    this.#say(stateOf(kept));
    this.#offer(
      ...(missing > 0 ? (['keep'] as const) : []),
      ...(kept.workshop.keptBytes > 0 ? (['less'] as const) : []),
      'nothing',
    );
  }

  #offer(...acts: readonly Act[]): void {
    for (const button of this.querySelectorAll<HTMLButtonElement>('button[data-act]'))
      button.hidden = !acts.some((act) => act === button.dataset['act']);
  }

  #say(sentence: string): void {
    part(this, '[data-part="state"]').textContent = sentence;
  }
}

function missingOf({ keptBytes, bytes }: Kept['reading']): number {
  return bytes - keptBytes;
}

function shareOf(part: Kept['reading']): string {
  return missingOf(part) === 0
    ? `kept: ${megabytes(part.bytes)}`
    : `${megabytes(part.keptBytes)} of ${megabytes(part.bytes)} kept`;
}

function stateOf({ reading, workshop }: Kept): string {
  if (missingOf(reading) + missingOf(workshop) === 0)
    return 'The whole course is kept in this browser. All of it works without a network.';
  if (missingOf(reading) === 0)
    return 'You can read, predict, practise, review and search without a network. Writing code joins once you have used the editor, or now:';
  return 'This browser does not keep everything for reading yet. It goes on in the background as you read, or all at once now:';
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError')
    return 'The browser gives this site no more room. What has arrived is kept. Free some space on this device and keep on.';
  if (name === 'TypeError')
    return 'The network is gone. What has arrived is kept; when you are online again, reload this page and keep on.';
  return `${causeOf(error)}.`;
}

customElements.define('keep-offline', KeepOffline);
