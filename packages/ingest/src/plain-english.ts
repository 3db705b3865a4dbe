import { characterClass, hashWord, LOWER, UPPER } from './extract/characters.ts';
import { wordSet } from './extract/word-bits.ts';

/** Small words that hardly any language but English has. */
const OWN = wordSet('the and that with which were they would their this from are said who has been'.split(' '));
/** Small words of English that other languages have too. */
const SHARED = wordSet('of by his it'.split(' '));
/** Small words of other languages. Where some of them stand, a text may only quote English. */
const FOREIGN = wordSet(
  `le les des du et est une dans pour que qui der das und ist nicht den dem ein eine von mit zu auf los las en un una por
  con del da dos um uma não il di che sono att och det som på är av ikke til het een zijn niet na się nie jest je se ve
  bir bu ile için dan yang di ini ng ang sa mga ya wa kwa`.split(/\s+/),
);
const FEWEST_ENGLISH = 3;
const FEWEST_OWN = 2;
/** Longer than what all languages are compared by: a sentence of names may come first. */
const MOST_CHARACTERS = 400;

/**
 * Whether a text is English beyond doubt, by its small words. Asking is some twenty times cheaper than comparing the
 * text with all languages, and most texts that names are looked for in answer yes.
 */
export function isPlainEnglish(text: string): boolean {
  const end = Math.min(text.length, MOST_CHARACTERS);
  let own = 0;
  let shared = 0;
  for (let from = 0; from < end; from++) {
    if (!isLetter(text, from)) continue;
    let to = from + 1;
    while (to < end && isLetter(text, to)) to++;
    const word = hashWord(text, from, to);
    if (FOREIGN.has(word)) return false;
    if (OWN.has(word)) own++;
    else if (SHARED.has(word)) shared++;
    from = to;
  }
  return own + shared >= FEWEST_ENGLISH && own >= FEWEST_OWN;
}

function isLetter(text: string, at: number): boolean {
  const kind = characterClass(text.charCodeAt(at));
  return kind === LOWER || kind === UPPER;
}
