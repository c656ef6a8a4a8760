import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/catalog/claim.ts';
import { placeOf } from '../../src/catalog/lesson.ts';
import { anchors } from './anchors.ts';
import { exercises, lessons, prompts } from './content.ts';

it('gives every prompt a place of its own', () => {
  const places = [...prompts.values()].map(({ place }) => place);
  expect(new Set(places).size).toBe(places.length);
});

const lessonFiles = new Map(lessons.map(({ id }) => [placeOf(id).slug, id]));

describe.each([...prompts])('the ties of %s', (_, { claims }) => {
  it('lead to units of lessons that there are', () => {
    const lost = claims.filter(
      ({ taughtIn }) => taughtIn && !anchors.get(lessonFiles.get(taughtIn.lesson) ?? '')?.has(taughtIn.section),
    );
    expect(lost.map(({ id, taughtIn }) => ({ id, taughtIn }))).toEqual([]);
  });

  it('lead to exercises that there are', () => {
    expect(claims.filter(({ provenBy }) => provenBy !== undefined && !exercises.includes(provenBy))).toEqual([]);
  });

  it('name for every must the unit that teaches it', () => {
    expect(claims.filter(({ id, taughtIn }) => kindOf(id) === 'must' && !taughtIn).map(({ id }) => id)).toEqual([]);
  });
});
