const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/** Words that begin sentences and no second half of a name; they split "CrossWhen". */
export const SENTENCE_OPENERS = list(`
  a about after all also although an and another any are as at because before both but by can could despite
  did do does during each even every few finally first for from had has have he her here his how however i if in
  indeed instead is it its last later many meanwhile more moreover most much my neither never no nor not now of on
  once one only or other our over perhaps read several she should since so some still such than thanks that the
  their them then there therefore these they this those though three through thus to today two under until upon was
  we were what when where whether which while who why will with without would yet yesterday you your
`);

/** Words whose stop ends no sentence. */
export const ABBREVIATIONS = list(`
  mr mrs ms mx dr st gen col lt sgt capt maj cmdr adm brig cpl sen rep gov prof rev hon fr jr sr pres supt insp messrs
  vs no nos inc ltd co corp bros dept univ assn jan feb mar apr jun jul aug sep sept oct nov dec mt ft e.g i.e cf al
  approx ca fig vol pp ed eds op cit
`);

/** Titles and roles that stand right before a person's name and outside of it. */
export const HONORIFICS = list(`
  mr mrs ms miss mx dr sir lord lady dame prof professor president chancellor premier senator congressman congresswoman
  representative governor mayor minister ambassador judge justice general colonel lieutenant sergeant captain major
  commander admiral brigadier corporal marshal sheikh shaikh sheik imam ayatollah hojatoleslam mullah rabbi pope bishop
  archbishop cardinal father reverend pastor king queen prince princess emperor sultan emir shah czar tsar baroness
  baron count countess duke duchess comrade brother sister gen col lt sgt capt maj cmdr adm brig sen rep gov rev hon
  director secretary spokesman spokeswoman spokesperson chairman chairwoman chairperson leader attorney coach
  detective officer inspector superintendent sheriff deputy chief lawmaker analyst economist lawyer prosecutor
  journalist reporter activist singer actor actress author historian striker goalkeeper midfielder defender winger
  captain skipper manager substitute opener pitcher quarterback premier councillor mp envoy diplomat shopkeeper
  baritone soprano violinist pianist novelist poet painter architect hojjatoleslam sayyid hajji haji mulla cleric
  commissioner undersecretary vice adviser trader chairperson spokesmen preacher widow witness guerrilla
`);

/** Function words and other words that are capitalised at a sentence's start and name nothing. */
export const COMMON_WORDS = list(`
  ${SENTENCE_OPENERS.join(' ')}
  above according across again against ago ahead almost alone along already among amid anyone anything around away back
  be became been being below beside best better between beyond came come either else enough ever everyone everything
  except far former further get give given go going good got great half hence him himself into just know known latest least
  less let like likely little long made make may me might mine must near nearly new next nine none nothing off often
  okay old onto open our ours out own part people please put quite rather really said same say says second see seen
  seven six soon someone something sometimes take taken ten third together told too took toward towards true turn
  twice unless unlike up us use used very via want way well went whatever whenever wherever whose within work year
  years yes
`);

/** Verbs of saying: what stands beside them speaks. */
export const SPEECH_VERBS = list(`
  said says say told tells announced announces added adds stated states explained warned warns claimed claims insisted
  wrote writes asked asks replied noted notes confirmed denied reported argued argues believes thinks commented
  testified declared admitted acknowledged suggested recalled
`);

export const MONTHS_AND_DAYS = list(`
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
`);

/** Words of judgement. In capitals they still are no part of a name: they describe, they do not name. */
export const EPITHETS = list(`
  cult cults sect sects regime regimes gang gangs clique junta mafia terrorist terrorists dictator dictators dictatorship
  tyrant tyrants thugs henchmen mercenary mercenaries puppet puppets stooge stooges traitor traitors hypocrites infidels
  lackey lackeys warlord warlords butcher ringleader ringleaders guru extremist extremists
`);

/** Generic heads that attach to a name before or after it, even in lower case, by the kind they give. */
export const ATTACHED_HEADS = {
  ORGANIZATION: list(
    'organization organisation society association party movement foundation institute council brigade',
  ),
  PLACE: list('camp city province governorate district airport prison village river'),
} as const;

/** What makes an organization of a country's name, even in lower case. */
export const COUNTRY_HEADS = list('army navy');

/** Generic heads that come first in a place's name: "Camp Ashraf". */
export const LEADING_HEADS = list('camp lake mount fort port cape');

/** Words inside names that keep their lower case. */
export const CONNECTORS = list(
  'of the for and de del della di da du des la le van von der den bin ibn al el e i a ul as',
);

/** Articles that Arabic names begin with, joined by a hyphen. */
export const ARTICLES = list('al el ul ar as ad an ash at az');

/** What stands before a place where something is. */
export const PLACE_PREPOSITIONS = list('in at near from to around outside across through into toward towards');

/** Forms of companies by law, which end their names. */
export const COMPANY_STOPS = list('inc ltd co corp bros plc llc spa ag gmbh nv sa ab asa oyj');

/** Agencies that stand in brackets behind what they report. */
export const NEWS_AGENCIES = list(
  'reuters bloomberg xinhua interfax tass itar kyodo ansa anadolu tasnim fars mehr rudaw yonhap antara bernama belga',
);
