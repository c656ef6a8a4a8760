import { evaluate } from './expression/evaluate.ts';
import { scopeOf } from './numbers.ts';
import type { NumberPrediction, Option } from './prediction.ts';
import type { Fact } from './result.ts';

type Facts = Readonly<Record<string, Fact>>;

export interface Judged {
  readonly right: boolean;
  readonly text: string;
}

/** What is said about a predicted number: whether it was right, and why not if a known mistake leads to that number. */
export function judgeNumber(prediction: NumberPrediction, facts: Facts, predicted: number): Judged {
  const { fact, toleranceShare, right, otherwise, mistakes } = prediction;
  const near = (name: string) => {
    const value = facts[name]?.value;
    return value !== undefined && Math.abs(predicted - value) <= toleranceShare * Math.abs(value);
  };
  if (near(fact)) return { right: true, text: right };
  return { right: false, text: mistakes.find((mistake) => near(mistake.fact))?.why ?? otherwise };
}

/** Whether an option is right: as stated, or as its expression over the facts says. */
export function isRight({ right, rightWhen }: Option, facts: Facts): boolean {
  if (rightWhen === undefined) return right === true;
  return evaluate(rightWhen, scopeOf({}, facts)) !== 0;
}

/** What is said about a choice. */
export function judgeChoice(options: readonly Option[], facts: Facts, chosen: number): Judged {
  const option = options[chosen];
  if (!option) throw new RangeError(`There are ${options.length} options; option ${chosen + 1} is none of them.`);
  return { right: isRight(option, facts), text: option.why };
}
