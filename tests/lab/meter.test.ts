import { describe, expect, it } from 'vitest';
import { LabBug, Meter } from '../../src/lab/meter.ts';

describe('the identities of a station', () => {
  it('hold for what arrives, is served, is lost and is still there', () => {
    const meter = new Meter(true, 0);
    meter.arrive(0);
    meter.start(0, 5);
    meter.arrive(3);
    meter.complete(0, 5, 12, false);
    meter.start(3, 12);
    meter.arrive(14);
    meter.lose(14, -1, 16);
    meter.refuse(17);
    meter.arrive(18);
    expect(() => meter.close('s', 20, 1)).not.toThrow();
    expect([meter.arrivals, meter.completions, meter.lost, meter.rejected, meter.inSystem]).toEqual([5, 1, 1, 1, 2]);
  });

  it('accuse the lab, not the code that runs in it, when one who arrived is gone without leaving', () => {
    const meter = new Meter(false, 0);
    meter.arrive(0);
    meter.inSystem = 0;
    expect(() => meter.close('s', 20, 7)).toThrow(LabBug);
    expect(() => meter.close('s', 20, 7)).toThrow(/seed 7.*mistake of the lab, not of your code/s);
  });

  it('notice a sojourn that is counted wrong', () => {
    const meter = new Meter(false, 0);
    meter.arrive(0);
    meter.start(0, 0);
    meter.complete(4, 0, 10, false);
    expect(() => meter.close('s', 20, 1)).toThrow(/sojourn was counted from another time/);
  });

  it('notice a service time that is counted wrong', () => {
    const meter = new Meter(false, 0);
    meter.arrive(0);
    meter.start(0, 2);
    meter.complete(0, 5, 10, false);
    expect(() => meter.close('s', 20, 1)).toThrow(/service was counted from another time/);
  });

  it('notice when somebody is in the system for longer than anybody stayed', () => {
    const meter = new Meter(false, 0);
    meter.arrive(0);
    meter.start(0, 0);
    meter.advance(10);
    meter.systemUs += 5;
    meter.complete(0, 0, 10, false);
    expect(() => meter.close('s', 20, 1)).toThrow(/sojourns add up to 10 µs, the number in system to 15 µs/);
  });
});
