import { nearest } from './nearest.ts';

/** `<nearest-pages>`: puts those of its links first that the reader may have meant by the address that they came to. */
class NearestPages extends HTMLElement {
  connectedCallback(): void {
    const links = new Map([...this.querySelectorAll('a')].map((link) => [link.pathname, link.textContent]));
    const found = nearest(location.pathname, [...links.keys()]);
    const list = this.querySelector('[data-part="found"] ul');
    const section = this.querySelector<HTMLElement>('[data-part="found"]');
    if (found.length === 0 || !list || !section) return;
    for (const path of found) {
      const link = Object.assign(document.createElement('a'), { href: path, textContent: links.get(path) ?? path });
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    section.hidden = false;
  }
}

customElements.define('nearest-pages', NearestPages);
