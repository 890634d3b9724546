import fc from 'fast-check';

/** Numbers of a register: digits whose last one is set so that the number is one. */
export function numbersWith(parse: (text: string) => string | undefined, length: number): fc.Arbitrary<string> {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length - 1, maxLength: length - 1 }).map((each) => each.join(''));
  const completed = (text: string) => [...'0123456789'].map((check) => text + check).find((each) => parse(each) === each);
  return digits.map(completed).filter((text) => text !== undefined);
}

/** A number and the same with one digit mistyped. */
export const changedDigit = (numbers: fc.Arbitrary<string>): fc.Arbitrary<{ before: string; after: string }> =>
  fc.tuple(numbers, fc.nat(), fc.integer({ min: 1, max: 9 })).map(([before, place, by]) => {
    const at = place % before.length;
    return { before, after: `${before.slice(0, at)}${(Number(before[at]) + by) % 10}${before.slice(at + 1)}` };
  });
