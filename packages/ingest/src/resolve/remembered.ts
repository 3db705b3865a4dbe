/** What is named often comes again soon, and a map of all that a large archive names takes tens of megabytes. */
const MOST_ANSWERS = 30_000;

/** The same function, which remembers its answers: texts name the same things again and again. */
export function remembered<Answer>(answer: (question: string) => Answer): (question: string) => Answer {
  const answers = new Map<string, Answer>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const own = copyOf(question);
    const made = answer(own);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(own, made);
    return made;
  };
}

/** V8 keeps a piece of a text as a place in the text, which would be kept as long as the piece. */
const copyOf = (text: string): string => ` ${text}`.slice(1);
