/** `<lesson-end>`: remembers that the reader came to the end of this lesson. */
class LessonEnd extends HTMLElement {
  connectedCallback(): void {
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      void this.#remember();
    });
    seen.observe(this);
  }

  async #remember(): Promise<void> {
    const lesson = this.dataset['lesson'];
    if (lesson === undefined) return;
    const { browserPlatform, openProgress } = await import('../../progress/index.ts');
    const { lessons } = await openProgress(browserPlatform(window));
    if ((await lessons.get(lesson)) === undefined) await lessons.put(lesson, true);
    this.dataset['read'] = '';
  }
}

customElements.define('lesson-end', LessonEnd);
