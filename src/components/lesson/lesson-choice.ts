import { keptPredictions } from './kept-predictions.ts';

/** `<lesson-choice>`: judges what the reader chose by the answer that the page holds, and opens that answer. */
class LessonChoice extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const details = this.querySelector('details');
    const judged = this.querySelector('[data-part=judged]');
    const id = this.dataset['question'];
    if (!form || !details || !judged || id === undefined) return;
    const answers = [...details.querySelectorAll<HTMLElement>('li[data-right]')];
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement>(
      'input, textarea, button',
    ))
      field.disabled = false;

    const judge = (chosen: number): void => {
      const answer = answers.find(({ dataset }) => dataset['options']?.split(' ').includes(String(chosen)));
      if (!answer) return;
      const right = answer.dataset['right'] === 'true';
      const word = document.createElement('strong');
      word.dataset['right'] = String(right);
      word.textContent = right ? '✓ Yes.' : '✗ No.';
      judged.replaceChildren(word, ' ', ...(answer.querySelector('span')?.cloneNode(true).childNodes ?? []));
      this.dataset['judged'] = right ? 'right' : 'wrong';
      this.dispatchEvent(new CustomEvent('judged', { bubbles: true }));
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const data = new FormData(form);
      if (answers.length === 0) {
        details.open = true;
        details.querySelector('summary')?.focus();
        return;
      }
      const chosen = Number(data.get('chosen'));
      judge(chosen);
      void keptPredictions().then((predictions) => predictions.put(`question/${id}`, chosen));
    });
    if (answers.length > 0)
      void keptPredictions()
        .then((predictions) => predictions.get(`question/${id}`))
        .then((kept) => {
          const chosen = kept?.value;
          if (typeof chosen !== 'number' || this.dataset['judged'] !== undefined) return;
          const input = form.querySelector<HTMLInputElement>(`input[value="${chosen}"]`);
          if (input) input.checked = true;
        });
  }
}

customElements.define('lesson-choice', LessonChoice);
