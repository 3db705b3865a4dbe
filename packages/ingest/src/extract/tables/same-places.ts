/** Names of one place each that no rule of spelling joins. Only what hardly means anything else. */
export const SAME_PLACES: readonly (readonly string[])[] = `
Afrin=Efrin
Aleppo=Halab
Amude=Amuda=Amouda
Arbil=Erbil=Irbil=Hewler
Beijing=Peking
Bucharest=Bucuresti
Daraa=Deraa=Dar'a
Deir ez-Zor=Deir Ezzor=Deir al-Zor=Dayr az-Zawr=Deirezzor
Derik=al-Malikiyah=Malikiya
Diyarbakir=Amed
Dohuk=Duhok
Evin=Evin Prison
Hasakah=Hassakeh=Hassakah=Hasaka
Ho Chi Minh City=Saigon
Kiev=Kyiv
Kobani=Kobane=Kobanî=Ayn al-Arab
Kolkata=Calcutta
Lvov=Lviv
Mumbai=Bombay
Nineveh=Ninewa=Ninawa
New York City=NYC
Orumiyeh=Urmia=Urumieh
Qamishli=Qamishlo=Kamishli
Ras al-Ain=Serekaniye=Sere Kaniye
Sinjar=Shingal=Shengal
St Louis=Saint Louis
St Paul=Saint Paul
St Petersburg=Saint Petersburg
Sulaymaniyah=Sulaimaniyah=Sulaimani=Slemani=Suleimaniya=Sulaimaniya
Tell Abyad=Gire Spi
Tuz Khurmatu=Tuz Khormato
Washington, D.C.=Washington D.C.=Washington DC
Yangon=Rangoon
`
  .trim()
  .split('\n')
  .map((row) => row.split('='));
