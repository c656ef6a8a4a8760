/** A small generator of its own, so that a failing program can be had again from its number. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** A program that awaits, races, rejects and returns promises in random ways, and logs every step with `log`. */
export function randomProgram(seed: number): string {
  const pick = numbersFrom(seed);
  const functions = 3 + pick(4);
  const digit = () => String(pick(9));

  function expression(depth: number, callable: number): string {
    const deeper = () => expression(depth + 1, callable);
    switch (pick(depth > 2 ? 4 : 17)) {
      case 0:
        return digit();
      case 1:
        return `Promise.resolve(${digit()})`;
      case 2:
        return callable > 0 ? `f${pick(callable)}()` : 'null';
      case 3:
        return `Promise.reject(${digit()})`;
      case 4:
        return `Promise.all([${deeper()}, ${deeper()}])`;
      case 5:
        return `Promise.race([${deeper()}, ${deeper()}])`;
      case 6:
        return `Promise.resolve(${deeper()}).then((v) => (${expression(depth + 1, 0)}))`;
      case 7:
        return `(async () => { ${pick(2) ? `await ${deeper()};` : ''} return ${pick(2) ? 'await ' : ''}${deeper()}; })()`;
      case 8:
        return `Promise.allSettled([${deeper()}])`;
      case 9:
        return `Promise.any([${deeper()}, ${deeper()}])`;
      case 10:
        return `Promise.resolve(${deeper()}).finally(() => (${deeper()}))`;
      case 11:
        return `(async (a = ${digit()}) => { for await (const v of [${deeper()}, ${deeper()}]) { if (v === a) break; log('v' + show(v)); } })()`;
      case 12:
        return `(async () => { ${loop(depth)} return ${digit()}; })()`;
      case 13:
        return `g${pick(2)}().next(${digit()})`;
      case 14:
        return `(async () => { const it = g${pick(2)}(); const one = it.next(); const two = it.${pick(2) ? 'return' : 'throw'}(${digit()}); const three = it.next(); return Promise.allSettled([one, two, three]); })()`;
      case 15:
        return `(async () => { const o = { n: ${digit()} }; o.n **= ${pick(3)}; await null; return o.n ** 2; })()`;
      default:
        return `{ then(yes, no) { ${pick(2) ? 'yes' : 'no'}(${digit()}); } }`;
    }
  }

  function loop(depth: number): string {
    const source = pick(2) ? `g${pick(2)}()` : `[${expression(depth + 1, 0)}, ${digit()}]`;
    const leave = ['break;', 'continue;', 'break outer;', 'continue outer;', `throw ${digit()};`][pick(5)];
    return `outer: for (const w of [1, 2]) { for await (const [v = w] of wrapped(${source})) { log('w' + show(v)); if (v === ${digit()} || w === ${1 + pick(2)}) ${leave} } }`;
  }

  /** An async generator that yields, delegates, catches and cleans up. */
  function generator(name: string): string {
    const steps = Array.from(
      { length: 1 + pick(3) },
      (_, n) =>
        [
          `log('${name}.${n}:' + show(yield ${expression(3, 0)}));`,
          `try { yield ${expression(3, 0)}; } catch (e) { log('${name}.${n}!' + show(e)); } finally { log('${name}.${n}f'); ${pick(2) ? 'await null;' : ''} }`,
          `yield* [${digit()}, ${expression(3, 0)}];`,
          `await ${expression(3, 0)};`,
          `log('${name}.${n}*' + show(yield* h()));`,
        ][pick(5)],
    );
    return `async function* ${name}() { ${steps.join(' ')} return ${digit()}; }\n`;
  }

  let text = `async function* h() { try { yield ${digit()}; return ${digit()}; } finally { log('h'); } }\n`;
  text += 'async function* wrapped(source) { for await (const v of source) yield [v]; }\n';
  text += generator('g0') + generator('g1');
  for (let f = 0; f < functions; f += 1) {
    text += `async function f${f}() {\n`;
    for (let step = 0, steps = 1 + pick(4); step < steps; step += 1) {
      const name = `f${f}.${step}`;
      text += pick(3)
        ? `  try { log('${name}:' + show(await (${expression(0, f)}))); } catch (e) { log('${name}!' + show(e)); }\n`
        : `  log('${name}'); (${expression(0, f)}).then?.((v) => log('${name}>' + show(v)), (e) => log('${name}x' + show(e)));\n`;
    }
    text += pick(3) === 0 ? `  throw ${digit()};\n}\n` : `  return ${pick(2) ? 'await ' : ''}(${expression(0, f)});\n}\n`;
  }
  for (let start = 0; start < 4; start += 1) {
    text += `f${pick(functions)}().then((v) => log('r${start}' + show(v)), (e) => log('e${start}' + show(e)));\n`;
  }
  return text;
}
