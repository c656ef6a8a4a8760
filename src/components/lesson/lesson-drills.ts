/** `<lesson-drills>`: counts how many scenarios were placed as the course would place them. */
class LessonDrills extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('judged', () => {
      const all = this.querySelectorAll('lesson-choice').length;
      const placed = this.querySelectorAll('lesson-choice[data-judged]').length;
      const right = this.querySelectorAll('lesson-choice[data-judged=right]').length;
      const tally = this.querySelector('[data-part=tally]');
      if (tally) tally.textContent = `${placed} of ${all} placed, ${right} of them as we would.`;
    });
  }
}

customElements.define('lesson-drills', LessonDrills);
