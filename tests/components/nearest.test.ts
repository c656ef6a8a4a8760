import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../src/components/page/nearest.ts';

const paths = ['/lessons/02-latency/', '/lessons/03-failure/', '/exercises/saga/', '/exercises/outbox-relay/', '/practice/pay/'];

describe('the distance of two texts', () => {
  it('counts what must be added, left out or changed', () => {
    expect([distance('', 'abc'), distance('latncy', 'latency'), distance('saga', 'sage'), distance('a', 'a')]).toEqual([
      3, 1, 1, 0,
    ]);
  });
});

describe('the nearest pages', () => {
  it('are those that a slip of a letter leads to', () => {
    expect(nearest('/lessons/02-latncy/', paths)[0]).toBe('/lessons/02-latency/');
    expect(nearest('/exercises/outbox_relay.html', paths)[0]).toBe('/exercises/outbox-relay/');
  });

  it('are found without number and folder', () => {
    expect(nearest('/latency', paths)[0]).toBe('/lessons/02-latency/');
    expect(nearest('/course/Saga/', paths)[0]).toBe('/exercises/saga/');
  });

  it('are none for an address that has nothing to do with the course', () => {
    expect(nearest('/wp-login.php', paths)).toEqual([]);
    expect(nearest(`/${'x'.repeat(100_000)}`, paths)).toEqual([]);
  });
});
