import { drillStanding } from './drill-standing.ts';
import { drillShelf } from './kept.ts';

/** `<drill-list>`: marks the lines of drills that the reader has begun or done; for the sentences it says how many are done. */
class DrillList extends HTMLElement {
  connectedCallback(): void {
    void this.#mark();
  }

  async #mark(): Promise<void> {
    const kept = await (await drillShelf()).all('drill/');
    for (const link of this.querySelectorAll('a')) {
      const drill = /\/practice\/(drills\/.+?)\/?$/.exec(link.pathname)?.[1]?.replace('drills/', 'drill/');
      if (drill === undefined) continue;
      const own = kept.filter(({ id }) => id === drill || id.startsWith(`${drill}/`)).map(({ value }) => drillStanding(value));
      if (own.length === 0) continue;
      const done = own.filter((standing) => standing === 'done').length;
      const chip = document.createElement('span');
      chip.className = 'chip';
      chip.dataset['mark'] = done > 0 ? 'said' : 'no';
      chip.textContent = drill === 'drill/fix' ? `${done} done` : done > 0 ? 'done' : 'begun';
      link.append(' ', chip);
    }
  }
}

customElements.define('drill-list', DrillList);
