import { checkbox, group, jsonInput, labelled, listOf, numberInput, select, type FieldParts } from './playground-inputs.ts';
import type { Knob } from './playground-knobs.ts';
import { rowFields } from './playground-rows.ts';

/** The field for one knob. What it holds is what the world gets: an empty field is left out, as in the runs that do not set it. */
export function fieldOf(knob: Knob, parts: FieldParts): HTMLElement {
  const { document, set } = parts;
  const value = parts.get();
  switch (knob.kind) {
    case 'number':
      return labelled(knob.label, numberInput(parts, typeof value === 'number' ? value : undefined, set), document);
    case 'switch':
      return labelled(
        knob.label,
        checkbox(document, value === true, (on) => set(on ? true : undefined)),
        document,
        'switch',
      );
    case 'choice':
      return labelled(knob.label, select(document, knob.options, typeof value === 'string' ? value : '', set), document);
    case 'several': {
      const chosen = () => listOf<string>(parts.get());
      const boxes = knob.options.map((option) => {
        const toggle = (on: boolean) => {
          const next = knob.options.filter((each) => (each === option ? on : chosen().includes(each)));
          set(next.length > 0 ? next : undefined);
        };
        return labelled(option, checkbox(document, chosen().includes(option), toggle), document, 'switch');
      });
      return group(knob.label, boxes, document);
    }
    case 'rows':
      return group(knob.label, rowFields(knob, parts), document);
    case 'json':
      return labelled(knob.label, jsonInput(parts), document, 'wide');
  }
}
