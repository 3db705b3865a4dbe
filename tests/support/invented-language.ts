import type { Random } from './seeded-random.ts';

/** Words enough to write invented, neutral reports: sentences of subject, verb, object and circumstance. */
export interface InventedLanguage {
  readonly subjects: readonly string[];
  readonly verbs: readonly string[];
  readonly objects: readonly string[];
  readonly circumstances: readonly string[];
  readonly stop: string;
  readonly space: string;
  readonly separators: readonly string[];
  readonly counters: readonly string[];
  readonly months: readonly string[];
  readonly bylines: readonly string[];
  readonly names: readonly string[];
  readonly mastheads: readonly string[];
  readonly menu: readonly string[];
  readonly footers: readonly string[];
}

const list = (words: string): string[] => words.split('|').map((word) => word.trim());

export const LANGUAGES: Readonly<Record<string, InventedLanguage>> = {
  en: {
    subjects: list(
      'The harbour board|A group of teachers|The town of Elmsford|Our correspondent|The river authority|Two engineers|The museum|Members of the choir|The regional railway|Farmers near Lake Orren|The new library|Several volunteers|An orchard owner|The weather office|The ferry company|Dr. Harlow|The U.S. branch of the society|Students from Vale College',
    ),
    verbs: list(
      'opened|has finished|will repair|describes|measured|agreed to share|is planning|collected|presented|could not find|has postponed|began to restore|counted|moved|announced',
    ),
    objects: list(
      'a wooden bridge|the old clock tower|more than 300 letters|a report on apples|the summer timetable|a map of footpaths|its annual concert|three lighthouses|a course in pottery|the winter harvest|a long wall|new benches for the park|an exhibition of kites|the missing bell',
    ),
    circumstances: list(
      'last spring|after a long debate|in the northern valley|with help from neighbours|before the first snow|near the market square|for the second time|without any delay|on the island of Torrin|during the holidays|at the end of March',
    ),
    stop: '.',
    space: ' ',
    separators: list(
      'Continue reading|Full story|More...|Read on »|[Read the rest]|Go to article|Details|>> more|Keep reading →|(more)|Read article',
    ),
    counters: list('Comments: %|Read more (%)|% comments|Views: %|Posted in Local news, % replies'),
    months: list('January|February|March|April|May|June|July|August|September|October|November|December'),
    bylines: list('By %|Written by %|Author: %|Posted by %'),
    names: list('Ada Milner|Jonas Reed|P. Oakes|Clara van Dorn|Tomas Lind|Ruth Ashby'),
    mastheads: list(
      'The Elmsford Gazette|News from the valley|Harbour Bulletin|All articles|Notes and reports|Weekly digest, number 14|Letters to the board',
    ),
    menu: list('Home|About us|Archive|Contact|News|Links|Search|Gallery'),
    footers: list(
      '© 2011 Elmsford Gazette. All rights reserved.|Page 1 of 12|« Older posts|1 2 3 4 ... 9 Next|Copyright 2009 Harbour Bulletin|Home - Contact - Imprint|Next page »|Back to top',
    ),
  },
  de: {
    subjects: list(
      'Der Gemeinderat|Eine Gruppe von Lehrern|Das Museum am Fluss|Die Bahn|Unsere Reporterin|Zwei Gärtner|Der Hafenverein|Die Schule in Waldau|Mehrere Bauern|Das Wetteramt',
    ),
    verbs: list('eröffnet|plant|beschreibt|repariert|zählt|verschiebt|sammelt|zeigt|sucht|verkauft'),
    objects: list(
      'eine Holzbrücke|den alten Turm|mehr als 200 Briefe|einen Bericht über Äpfel|den neuen Fahrplan|eine Karte der Wege|das jährliche Konzert|drei Leuchttürme|eine lange Mauer',
    ),
    circumstances: list(
      'im Frühjahr|nach langer Debatte|im nördlichen Tal|mit Hilfe der Nachbarn|vor dem ersten Schnee|am Marktplatz|zum zweiten Mal|ohne Verzögerung',
    ),
    stop: '.',
    space: ' ',
    separators: list('Weiterlesen|Mehr lesen …|Zum Artikel|[mehr]|Ganzer Beitrag »'),
    counters: list('% Kommentare|Kommentare (%)|Gelesen: %'),
    months: list('Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'),
    bylines: list('Von %|Autor: %'),
    names: list('Anna Keller|Jürgen Voss|K. Lehmann|Greta Sommer'),
    mastheads: list('Waldauer Bote|Nachrichten aus dem Tal|Alle Beiträge|Berichte und Briefe'),
    menu: list('Startseite|Über uns|Archiv|Kontakt|Impressum|Suche'),
    footers: list('© 2012 Waldauer Bote|Seite 1 von 7|« Ältere Beiträge|Impressum | Datenschutz'),
  },
  fr: {
    subjects: list(
      "Le conseil du port|Un groupe d'enseignants|La ville de Montrel|Notre correspondante|Deux ingénieurs|Le musée|La nouvelle bibliothèque|Plusieurs bénévoles",
    ),
    verbs: list('a ouvert|va réparer|décrit|a mesuré|prévoit|a recueilli|présente|a reporté'),
    objects: list(
      "un pont de bois|la vieille horloge|plus de 300 lettres|un rapport sur les pommes|l'horaire d'été|une carte des sentiers|le concert annuel|trois phares",
    ),
    circumstances: list(
      "au printemps|après un long débat|dans la vallée du nord|avec l'aide des voisins|avant la première neige|près du marché|pour la deuxième fois",
    ),
    stop: '.',
    space: ' ',
    separators: list("Lire la suite|Lire l'article complet|La suite →|En savoir plus"),
    counters: list('% commentaires|Lu % fois'),
    months: list('janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'),
    bylines: list('Par %|Auteur : %'),
    names: list('Louise Marchand|Henri Caron|É. Petit'),
    mastheads: list('Le Courrier de Montrel|Nouvelles de la vallée|Tous les articles'),
    menu: list('Accueil|À propos|Archives|Contact|Liens'),
    footers: list('© 2010 Le Courrier de Montrel|Page 1 sur 5|« Articles précédents'),
  },
  ru: {
    subjects: list(
      'Совет гавани|Группа учителей|Городской музей|Наш корреспондент|Два инженера|Новая библиотека|Служба погоды|Жители посёлка|Хор из Вольска',
    ),
    verbs: list('открыл|планирует починить|описывает|измерил|собирает|представил|отложил|нашёл'),
    objects: list(
      'деревянный мост|старую башню|более 300 писем|отчёт о яблоках|летнее расписание|карту троп|ежегодный концерт|три маяка',
    ),
    circumstances: list(
      'весной|после долгих споров|в северной долине|с помощью соседей|до первого снега|у рыночной площади|во второй раз',
    ),
    stop: '.',
    space: ' ',
    separators: list('Читать далее|Подробнее|Читать полностью →|Далее...'),
    counters: list('Комментарии: %|Просмотров: %'),
    months: list('января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря'),
    bylines: list('Автор: %|Автор %'),
    names: list('Анна Лебедева|И. Соколов|Мария Ветрова'),
    mastheads: list('Вестник гавани|Новости долины|Все статьи'),
    menu: list('Главная|О нас|Архив|Контакты|Ссылки'),
    footers: list('© 2013 Вестник гавани|Страница 1 из 4|« Ранее'),
  },
  fa: {
    subjects: list(
      'شورای بندر|گروهی از آموزگاران|موزه شهر|خبرنگار ما|دو مهندس|کتابخانه تازه|چند داوطلب|اداره هواشناسی',
    ),
    verbs: list('باز کرد|تعمیر می‌کند|شرح می‌دهد|اندازه گرفت|گرد آورد|نشان داد|به عقب انداخت'),
    objects: list('پل چوبی را|برج کهنه را|بیش از ۳۰۰ نامه را|گزارشی درباره سیب‌ها را|برنامه تابستان را|نقشه راه‌ها را'),
    circumstances: list('در بهار|پس از گفتگوی دراز|در دره شمالی|با کمک همسایگان|پیش از نخستین برف|کنار بازار'),
    stop: '.',
    space: ' ',
    separators: list('ادامه مطلب|بیشتر بخوانید|ادامه ...|متن کامل'),
    counters: list('نظرات: %|بازدید: %'),
    months: list('فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند'),
    bylines: list('نوشته %|نویسنده: %'),
    names: list('مینا راد|آرش نیکو|سارا بهاری'),
    mastheads: list('خبرنامه بندر|خبرهای دره|همه نوشته‌ها'),
    menu: list('خانه|درباره ما|بایگانی|تماس'),
    footers: list('© ۱۳۹۰ خبرنامه بندر|صفحه ۱ از ۵|« نوشته‌های پیشین'),
  },
  ar: {
    subjects: list(
      'مجلس الميناء|مجموعة من المعلمين|متحف المدينة|مراسلنا|مهندسان|المكتبة الجديدة|عدد من المتطوعين|دائرة الطقس',
    ),
    verbs: list('افتتح|يصلح|يصف|قاس|جمع|عرض|أجل|وجد'),
    objects: list('جسرا من الخشب|البرج القديم|أكثر من 300 رسالة|تقريرا عن التفاح|جدول الصيف|خريطة للدروب|الحفل السنوي'),
    circumstances: list(
      'في الربيع|بعد نقاش طويل|في الوادي الشمالي|بمساعدة الجيران|قبل أول ثلج|قرب السوق|للمرة الثانية',
    ),
    stop: '.',
    space: ' ',
    separators: list('اقرأ المزيد|التفاصيل|المزيد ...|تابع القراءة'),
    counters: list('التعليقات: %|عدد القراءات %'),
    months: list('يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر'),
    bylines: list('بقلم %|بقلم: %'),
    names: list('ليلى حداد|سمير نجار|هدى كرم'),
    mastheads: list('نشرة الميناء|أخبار الوادي|كل المقالات'),
    menu: list('الرئيسية|من نحن|الأرشيف|اتصل بنا'),
    footers: list('© 2012 نشرة الميناء|صفحة 1 من 6|« مقالات أقدم'),
  },
  zh: {
    subjects: list('港口委员会|一群教师|城市博物馆|本报记者|两名工程师|新图书馆|几位志愿者|气象台'),
    verbs: list('开放了|正在修理|描述了|测量了|收集了|展示了|推迟了|找到了'),
    objects: list('一座木桥|古老的钟楼|三百多封信|关于苹果的报告|夏季时刻表|步道地图|年度音乐会|三座灯塔'),
    circumstances: list('春天里|经过长时间讨论|在北部山谷|在邻居的帮助下|第一场雪之前|在市场旁边|再次'),
    stop: '。',
    space: '',
    separators: list('阅读全文|更多|继续阅读 »|查看详情'),
    counters: list('评论(%)|阅读 %'),
    months: list('1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月'),
    bylines: list('作者：%|文：%'),
    names: list('林晓|陈方|王一帆'),
    mastheads: list('港口通讯|山谷新闻|全部文章'),
    menu: list('首页|关于我们|档案|联系'),
    footers: list('© 2014 港口通讯|第 1 页 共 8 页|« 上一页'),
  },
};

export function writeSentence(language: InventedLanguage, random: Random): string {
  const { subjects, verbs, objects, circumstances, space } = language;
  const parts = [random.pick(subjects), random.pick(verbs), random.pick(objects)];
  if (random.chance(0.7)) parts.push(random.pick(circumstances));
  if (random.chance(0.3)) parts.push(random.pick(circumstances));
  const sentence = parts.join(space);
  return sentence + (random.chance(0.04) ? '?' : language.stop);
}

/** A paragraph of at least so many characters; a wide script needs fewer. */
export function writeParagraph(language: InventedLanguage, random: Random, length: number): string {
  const least = language.space === '' ? length / 2.5 : length;
  let paragraph = writeSentence(language, random);
  while (paragraph.length < least) paragraph += language.space + writeSentence(language, random);
  return paragraph;
}

/** A heading: a short sentence without its stop, or a noun phrase. */
export function writeTitle(language: InventedLanguage, random: Random): string {
  const { subjects, verbs, objects, circumstances, space } = language;
  const object = random.pick(objects);
  const heading = random.pick([
    () => [random.pick(subjects), random.pick(verbs), object].join(space),
    () => [random.pick(subjects), random.pick(circumstances)].join(space),
    () => [object, random.pick(circumstances)].join(space),
    () => [random.pick(subjects), random.pick(verbs), object, random.pick(circumstances)].join(space),
  ])();
  const capital = heading.charAt(0).toUpperCase() + heading.slice(1);
  if (random.chance(0.05)) return `${capital}?`;
  return random.chance(0.08) ? capital.toUpperCase() : capital;
}
