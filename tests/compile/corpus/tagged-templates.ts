type Part = string | number | Promise<string | number> | (() => Part);

async function text(strings: TemplateStringsArray, ...parts: Part[]): Promise<string> {
  let out = strings[0] ?? '';
  for (const [index, part] of parts.entries()) {
    const value: Part = typeof part === 'function' ? part() : part;
    out += `${await (value as Promise<string>)}${strings[index + 1] ?? ''}`;
  }
  return out;
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const name = async <T extends string>(value: T): Promise<Uppercase<T>> => value.toUpperCase() as Uppercase<T>;
  log(await text`hello ${name('ada')}, you are ${36 /* years */ + 1}${() => `!${'?'.repeat(2)}`}`);
  log(`${await text`nested ${await text`in ${await name(`a${`b${await name('c')}`}`)}`}`} // no comment`);
  log(await text`\n stays ${/[/}]`/.source}`);
  log((await Promise.all([text`a`, text`b${1}`])).join());
  log(await text`${await (async () => ({ toString: () => 'o' }) as unknown as string)()}`);
}
