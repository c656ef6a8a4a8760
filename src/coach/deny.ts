/** Ways to deny a whole sentence, as a device of tests: whoever denies a claim must not be heard as saying it. */
const ways = ['It is not true that', 'I would not say that', 'Nobody should claim that', 'It is wrong to say that'];

/** The denials of a sentence: "It is not true that we store it first." None where it is more than one sentence. */
export function denialsOf(sentence: string): readonly string[] {
  if (/[.!?]\s/.test(sentence)) return [];
  const [first = ''] = sentence;
  const isName = /^(I\b|I'|[A-Z]{2})/.test(sentence);
  const rest = isName ? sentence : first.toLowerCase() + sentence.slice(1);
  return ways.map((way) => `${way} ${rest}`);
}
