import { describe, expect, test } from 'vitest';
import { withLanguages } from '../../packages/ingest/src/language.ts';

const detectLanguage = (text: string) => withLanguages((detect) => detect(text));

describe('language', () => {
  test.each([
    ['en', 'The council met on Monday to discuss the budget of the town for the coming year.'],
    ['de', 'Der Rat der Stadt traf sich am Montag, um den Haushalt des kommenden Jahres zu besprechen.'],
    ['fr', "Le conseil municipal s'est réuni lundi pour discuter du budget de la ville pour l'année à venir."],
    ['es', 'El ayuntamiento se reunió el lunes para discutir el presupuesto de la ciudad para el próximo año.'],
    ['fa', 'شورای شهر روز دوشنبه برای بحث درباره بودجه سال آینده تشکیل جلسه داد.'],
    ['ar', 'اجتمع مجلس المدينة يوم الاثنين لمناقشة ميزانية المدينة للعام المقبل.'],
    ['ru', 'Городской совет собрался в понедельник, чтобы обсудить бюджет на следующий год.'],
  ])('%s', async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });

  test('of fewer than 40 characters is not told', async () => {
    const text = 'The council met on Monday to discuss it.';
    expect(text).toHaveLength(40);
    expect(await detectLanguage(text)).toBe('en');
    expect(await detectLanguage(text.slice(1))).toBeNull();
    expect(await detectLanguage(`${text.slice(1)}${' '.repeat(100)}`)).toBeNull();
  });

  test.each([
    ['numbers', '1234 5678 9012 3456 7890 1234 5678 9012 3456 7890'],
    ['signs', '!!! ??? *** --- +++ === ### $$$ %%% &&& /// ((( )))'],
    ['letters without sense', 'zxq wvk jqx zzk qqv xkj wqz vvx kqj zxw qkv jxz wwq'],
    ['half a character beyond the basic plane', '\ud83d'.repeat(50)],
  ])('of %s is not told', async (_, text) => {
    expect(await detectLanguage(text)).toBeNull();
  });

  test.each([
    [
      'of names only',
      'Peninsular Testland shares a border with Oslo, Bergen and with the island that is called Elm.',
      'en',
    ],
    [
      'that quotes English',
      'Bij de bespreking van The Art of the West and the Mind zei de schrijver dat het boek niet van hem was.',
      'nl',
    ],
    [
      'with an English title inside',
      'Le film The Lord of the Harbour: The Return of the Ships est sorti dans les salles du pays avec un grand succès.',
      'fr',
    ],
  ])('of a text %s', async (_, text, language) => {
    expect(await detectLanguage(text)).toBe(language);
  });
});
