import { LOWER_WORD, type Tokens } from './tokens.ts';
import { wordSet } from './word-bits.ts';

const SPORT = wordSet(
  `scored scorer scoring goal goals goalless match matches season coach coached striker midfielder goalkeeper innings inning
  wicket wickets batsman bowler league win wins won beat beats defeated draw drew halftime quarterback touchdown touchdowns playoff
  playoffs semifinal semifinals quarterfinal quarterfinals final finals points homered homer homers pitcher rebounds overtime
  tournament standings seed seeded seeding cup championship championships champion champions game games team teams played
  player players stadium defender referee squad tennis soccer football hockey baseball basketball cricket rugby skiing golf
  race races racing medal medals lap laps round seconds minutes club clubs fixture fixtures tabulated lost injury fans`.split(
    /\s+/,
  ),
);
const FEWEST_WORDS = 3;
const LEAST_SHARE = 0.025;

/** Whether a document is about sports, where cities and countries play and win. */
export function isSport(parts: readonly Tokens[]): boolean {
  let words = 0;
  let sport = 0;
  for (const { count, kind, hash } of parts) {
    for (let at = 0; at < count; at++) {
      if (kind[at] !== LOWER_WORD) continue;
      words++;
      if (SPORT.has(hash[at]!)) sport++;
    }
  }
  return sport >= FEWEST_WORDS && sport >= words * LEAST_SHARE;
}
