type Result<T, E = Error> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

const Ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const Err = <E>(error: E): Result<never, E> => ({ ok: false, error });

async function attempt<T, E extends Error = Error>(work: () => Promise<T>): Promise<Result<T, E>> {
  try {
    return Ok(await work());
  } catch (error) {
    return Err(error as E);
  }
}

function unwrap<T, E>(result: Result<T, E>): T {
  switch (result.ok) {
    case true:
      return result.value;
    case false:
      throw result.error;
    default:
      return result satisfies never;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const parsed = await attempt(async () => JSON.parse('{"a":[1,2]}') as { a: number[] });
  log(parsed.ok ? parsed.value.a.length : parsed.error.message);
  const failed = await attempt<number, RangeError>(async () => {
    throw new RangeError('too far');
  });
  if (!failed.ok) log(`${failed.error.name}: ${failed.error.message}`);
  log(await attempt(async () => unwrap(failed)).then((again) => again.ok));
  const { a = [], ...others } = unwrap(parsed) as { a?: number[]; b?: string };
  log([a, others]);
}
