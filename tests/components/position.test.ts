import { describe, expect, it } from 'vitest';
import { positionOf, type CourseStep } from '../../src/components/home/position.ts';
import { openProgress } from '../../src/progress/index.ts';
import { createFakeBrowser } from '../progress/browser.ts';

const lesson: CourseStep = { kind: 'lesson', id: '01-coupling', title: 'Coupling', href: '/lessons/01-coupling/' };
const exercise: CourseStep = { kind: 'exercise', id: 'tolerant-reader', title: 'A tolerant reader', href: '/x/', version: 2 };
const prompt: CourseStep = { kind: 'prompt', id: 'pay', title: 'A payment API', href: '/practice/pay/' };
const steps = [lesson, exercise, prompt];

const passed = { exercise: 'tolerant-reader', code: '', verdict: 'pass', failed: [] } as const;

describe('where a reader is in the course', () => {
  it('begins with the first lesson, untouched', async () => {
    const progress = await openProgress(createFakeBrowser().tab());
    expect(await positionOf(steps, progress)).toMatchObject({ next: lesson, untouched: true });
  });

  it('goes on to the exercise when the lesson is read, and to the prompt when the exercise is passed', async () => {
    const progress = await openProgress(createFakeBrowser().tab());
    await progress.lessons.put('01-coupling', true);
    expect(await positionOf(steps, progress)).toMatchObject({ next: exercise, untouched: false });
    await progress.attempts.add({ ...passed, exerciseVersion: 2 });
    expect((await positionOf(steps, progress)).next).toBe(prompt);
  });

  it('asks for an exercise again whose checks changed since it was passed', async () => {
    const progress = await openProgress(createFakeBrowser().tab());
    await progress.lessons.put('01-coupling', true);
    await progress.attempts.add({ ...passed, exerciseVersion: 1 });
    const { standings, next } = await positionOf(steps, progress);
    expect(standings.get(exercise)).toBe('again');
    expect(next).toBe(exercise);
  });

  it('takes a prompt for begun while a round is open, and for done at its summary or when a round was filed', async () => {
    const progress = await openProgress(createFakeBrowser().tab());
    const standing = async () => (await positionOf(steps, progress)).standings.get(prompt);
    await progress.practice.put('pay/session', { step: 'mark' });
    expect(await standing()).toBe('begun');
    await progress.practice.put('pay/session', { step: 'summary' });
    expect(await standing()).toBe('done');
    await progress.practice.put('pay/session', { step: 'answer' });
    await progress.practice.put('pay/round/0000', { step: 'summary' });
    expect(await standing()).toBe('done');
  });

  it('has nothing next when all is done', async () => {
    const progress = await openProgress(createFakeBrowser().tab());
    await progress.lessons.put('01-coupling', true);
    expect((await positionOf([lesson], progress)).next).toBeUndefined();
  });
});
