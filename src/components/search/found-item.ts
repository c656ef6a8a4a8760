import type { Found, Kind, Piece } from '../../search/index.ts';

const labels: Readonly<Record<Kind, string>> = {
  lesson: 'Lesson',
  exercise: 'Exercise',
  prompt: 'Interview prompt',
  drill: 'Drill',
  reference: 'Reference',
};

/** One thing that was found, as an item of the list: what it is, where it is, what stands around the words. */
export function foundItem({ href, title, kind, excerpt, parts }: Found): HTMLLIElement {
  const item = document.createElement('li');
  if (kind) item.append(withClass('p', 'label', labels[kind]));
  const heading = document.createElement('h2');
  heading.append(linkTo(href, title));
  item.append(heading);
  if (parts.length === 0) item.append(excerptOf(excerpt));
  else {
    const list = withClass('ul', 'parts');
    for (const part of parts) {
      const each = document.createElement('li');
      each.append(linkTo(part.href, part.title), excerptOf(part.excerpt));
      list.append(each);
    }
    item.append(list);
  }
  return item;
}

function excerptOf(pieces: readonly Piece[]): HTMLElement {
  const paragraph = withClass('p', 'excerpt');
  for (const { text, hit } of pieces) {
    if (!hit) paragraph.append(text);
    else {
      const mark = document.createElement('mark');
      mark.textContent = text;
      paragraph.append(mark);
    }
  }
  return paragraph;
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

function withClass(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
