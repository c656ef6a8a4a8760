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
    switch (pick(depth > 2 ? 4 : 13)) {
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
      default:
        return `{ then(yes, no) { ${pick(2) ? 'yes' : 'no'}(${digit()}); } }`;
    }
  }

  let text = '';
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
