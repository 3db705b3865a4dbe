// Month and weekday names and their abbreviations, folded to lower case. A committed table, because Intl's wording
// changes with Node. A language that is missing here is still read where its date lines recur on a page.
const NAMES = `
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
januar jänner februar märz mai juni juli oktober dezember mär okt dez
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil sept déc
lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
lunes martes miércoles jueves viernes sábado domingo
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott
lunedì martedì mercoledì giovedì venerdì sabato domenica
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
januari maj augusti januar februar marts desember mandag tirsdag onsdag torsdag fredag lørdag søndag
måndag tisdag lördag söndag
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
styczeń luty marzec kwiecień czerwiec lipiec sierpień wrzesień październik listopad grudzień
poniedziałek wtorek środa czwartek piątek sobota niedziela
ledna února března dubna května června července srpna září října listopadu prosince
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
янв фев мар апр июн июл авг сен окт ноя дек
понедельник вторник среда четверг пятница суббота воскресенье
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
pazartesi salı çarşamba perşembe cuma cumartesi pazar
يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس اغسطس سبتمبر أكتوبر اكتوبر نوفمبر ديسمبر
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
شنبه یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
`;

const CALENDAR = new Set(NAMES.split(/\s+/u).filter((name) => name !== ''));

const NUMERIC_DATE = /\p{Nd}{1,4}([./-])\s?\p{Nd}{1,2}\1\s?\p{Nd}{1,4}|\p{Nd}{1,4}\s?[年년]|\p{Nd}{1,2}\s?[月월]/u;
const CLOCK = /\p{Nd}{1,2}:\p{Nd}{2}/u;
const YEAR = /(?<!\p{Nd})(?:1[89]|20)\p{Nd}{2}(?!\p{Nd})|[١۱][٣٤۳۴٩۹][٠-٩۰-۹]{2}|[٢۲][٠۰][٠-٩۰-۹]{2}/u;
const WORDS = /[\p{L}\p{M}\p{Nd}'’-]+/gu;
const NUMBER = /^\p{Nd}+(?:st|nd|rd|th|er|º|ª|e|日|月|年)?$/u;

export function isCalendarWord(word: string): boolean {
  return CALENDAR.has(word);
}

/** How much of a date a short line is: 0 no date, 1 a date among other words, 2 a date with few words, 3 only a date. */
export function rateDate(line: string): 0 | 1 | 2 | 3 {
  const numeric = NUMERIC_DATE.test(line);
  let numbers = 0;
  let names = 0;
  let others = 0;
  for (const [word] of line.toLowerCase().matchAll(WORDS)) {
    if (NUMBER.test(word)) numbers++;
    else if (CALENDAR.has(word)) names++;
    else if (!/\p{Nd}/u.test(word)) others++;
  }
  const isDate = numeric || (names > 0 && numbers > 0) || (CLOCK.test(line) && others <= 3);
  if (!isDate) return names > 0 && others === 0 ? 2 : YEAR.test(line) && others <= 3 ? 1 : 0;
  if (others === 0) return 3;
  return others <= 5 ? 2 : 1;
}
