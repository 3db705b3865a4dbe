const MOST_ANSWERS = 100_000;

/** The same function, which remembers its answers: texts name the same things again and again. */
export function remembered<Answer>(answer: (question: string) => Answer): (question: string) => Answer {
  const answers = new Map<string, Answer>();
  return (question) => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const made = answer(question);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(question, made);
    return made;
  };
}
