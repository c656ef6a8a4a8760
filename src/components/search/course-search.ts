import { isKind, openSearch, otherWords, type Answer, type Kind, type Search } from '../../search/index.ts';
import { causeOf } from '../page/cause.ts';
import { part } from '../page/part.ts';
import { foundItem } from './found-item.ts';
import { slashIsOn, switchSlash } from './slash-key.ts';

/** Results are read from the index in steps of this many. */
const STEP = 10;
/** Somebody who types is not answered letter by letter. */
const PAUSE_MS = 150;

/** The search page: words and a kind, what was found, and the keys to go through it. Words and kind stand in the address. */
class CourseSearch extends HTMLElement {
  #search: Promise<Search> | undefined;
  #asked = 0;
  #limit = STEP;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    const { q, kind } = asked();
    // Words typed before this script ran are kept, and looked for.
    const typedEarly = !['', q].includes(this.#field.value.trim());
    if (!typedEarly) this.#field.value = q;
    for (const radio of this.#radios) radio.checked = radio.value === (kind ?? '');
    this.#field.addEventListener('input', () => this.#soon());
    for (const radio of this.#radios) radio.addEventListener('change', () => this.#now());
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#now().then(() => this.#links[0]?.focus());
    });
    part(this, '[data-part=more]', HTMLButtonElement).addEventListener('click', () => void this.#more());
    const slash = part(this, '[data-part=slash]', HTMLInputElement);
    slash.checked = slashIsOn();
    slash.addEventListener('change', () => switchSlash(slash.checked));
    this.addEventListener('keydown', (event) => this.#onKey(event));
    void (typedEarly ? this.#now() : this.#show());
  }

  get #field(): HTMLInputElement {
    return part(this, 'input[type=search]', HTMLInputElement);
  }

  get #radios(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[name=kind]')];
  }

  get #links(): readonly HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('.found a')];
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#now(), PAUSE_MS);
  }

  async #now(): Promise<void> {
    clearTimeout(this.#timer);
    this.#limit = STEP;
    const address = new URL(location.href);
    const kind = this.#radios.find(({ checked }) => checked)?.value ?? '';
    for (const [name, value] of [
      ['q', this.#field.value.trim()],
      ['kind', kind],
    ] as const)
      if (value === '') address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    history.replaceState(null, '', address);
    await this.#show();
  }

  async #more(): Promise<void> {
    const before = this.#links.length;
    this.#limit += STEP;
    await this.#show();
    this.#links[before]?.focus();
  }

  async #show(): Promise<void> {
    const ask = (this.#asked += 1);
    const { q, kind } = asked();
    try {
      const { answer, sentence } = q === '' ? { answer: undefined, sentence: '' } : await this.#answer(q, kind);
      if (ask === this.#asked) this.#take(answer, sentence);
    } catch (error) {
      this.#search = undefined;
      if (ask !== this.#asked) return;
      this.#take(
        undefined,
        `The search could not be loaded (${causeOf(error)}). If you are offline, it joins once you were online for a moment. Try again then.`,
      );
    }
  }

  async #answer(words: string, kind: Kind | undefined): Promise<{ readonly answer: Answer; readonly sentence: string }> {
    const search = await this.#opened();
    const answer = await search.find(words, kind, this.#limit);
    const other = totalOf(answer) === 0 ? otherWords(words) : undefined;
    if (other === undefined) return { answer, sentence: told(words, answer) };
    const instead = await search.find(other, kind, this.#limit);
    return { answer: instead, sentence: `Nothing for “${words}” itself. ${told(other, instead)}` };
  }

  #opened(): Promise<Search> {
    return (this.#search ??= openSearch(this.dataset['base'] ?? '/'));
  }

  #take(answer: Answer | undefined, sentence: string): void {
    part(this, '.found', HTMLOListElement).replaceChildren(...(answer?.found ?? []).map(foundItem));
    part(this, '[data-part=more]', HTMLButtonElement).hidden = !answer || answer.found.length >= answer.count;
    for (const count of this.querySelectorAll<HTMLElement>('[data-count]')) {
      const kind = count.dataset['count'];
      count.textContent = answer ? String(isKind(kind) ? answer.byKind[kind] : totalOf(answer)) : '';
    }
    part(this, '.state').textContent = sentence;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = this.#links;
    const at = links.findIndex((link) => link === document.activeElement);
    const inField = document.activeElement === this.#field;
    if (event.key === 'Escape' && at >= 0) this.#field.focus();
    else if (event.key === 'ArrowDown' && (inField || at >= 0)) links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? this.#field).focus();
    else return;
    event.preventDefault();
  }
}

/** What the address asks for. */
function asked(): { readonly q: string; readonly kind: Kind | undefined } {
  const { searchParams } = new URL(location.href);
  const kind = searchParams.get('kind');
  return { q: searchParams.get('q')?.trim() ?? '', kind: isKind(kind) ? kind : undefined };
}

function totalOf({ byKind }: Answer): number {
  return Object.values(byKind).reduce((sum, count) => sum + count, 0);
}

function told(words: string, answer: Answer): string {
  const { count } = answer;
  if (count > 0) return `${count === 1 ? '1 place' : `${count} places`} for “${words}”.`;
  if (totalOf(answer) > 0) return `Nothing of this kind for “${words}”; there is something of another kind.`;
  return `Nothing for “${words}”. Try fewer words, or the word that the field uses: “idempotency” rather than “doing it twice”.`;
}

customElements.define('course-search', CourseSearch);
