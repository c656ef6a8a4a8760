/** An arithmetic expression as a tree. Comparisons give 1 or 0. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly by: Operator; readonly left: Expression; readonly right: Expression };

export type Operator = 'and' | 'or' | '<' | '<=' | '>' | '>=' | '=' | '+' | '-' | '*' | '/';

const token = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_][\w]*(?:[.-][A-Za-z_0-9]\w*)*)|(<=|>=|[<>=+\-*/(),]))/y;

/** From loosest to tightest. */
const levels: readonly (readonly Operator[])[] = [['or'], ['and'], ['<', '<=', '>', '>=', '='], ['+', '-'], ['*', '/']];

/**
 * Reads `services.bank.arrivals / loads.shop.arrivals`, `max(waitMs, 10) * 2`, `left > 0 and drained < 60`. A name may hold dots and
 * hyphens; a minus between two names needs a space on each side.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text);
  let at = 0;
  const fail = (expected: string): never => {
    throw new Error(`"${text}": expected ${expected}, found ${tokens[at] === undefined ? 'its end' : `"${tokens[at]}"`}.`);
  };
  const take = (wanted: string): void => {
    if (tokens[at] !== wanted) fail(`"${wanted}"`);
    at += 1;
  };

  function binary(level: number): Expression {
    const operators = levels[level];
    if (operators === undefined) return unary();
    let left = binary(level + 1);
    for (let by = operators.find((each) => each === tokens[at]); by; by = operators.find((each) => each === tokens[at])) {
      at += 1;
      left = { kind: 'operation', by, left, right: binary(level + 1) };
    }
    return left;
  }

  function unary(): Expression {
    if (tokens[at] !== '-') return atom();
    at += 1;
    return { kind: 'negative', of: unary() };
  }

  function atom(): Expression {
    const found = tokens[at] ?? fail('a number, a name or "("');
    if (found === '(') {
      at += 1;
      const inner = binary(0);
      take(')');
      return inner;
    }
    if (/^\d/.test(found)) {
      at += 1;
      return { kind: 'number', value: Number(found) };
    }
    if (!/^[A-Za-z_]/.test(found)) fail('a number, a name or "("');
    at += 1;
    return tokens[at] === '(' ? { kind: 'call', name: found, given: list() } : { kind: 'name', name: found };
  }

  function list(): Expression[] {
    take('(');
    const given: Expression[] = [];
    while (tokens[at] !== ')') {
      given.push(binary(0));
      if (tokens[at] !== ')') take(',');
    }
    take(')');
    return given;
  }

  const whole = binary(0);
  if (at < tokens.length) fail('an operator or its end');
  return whole;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  while (end < text.trimEnd().length) {
    token.lastIndex = end;
    const found = token.exec(text);
    if (!found) throw new Error(`"${text}": expected a number, a name or an operator at "${text.slice(end).trim()}".`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? '');
    end = token.lastIndex;
  }
  return tokens;
}
