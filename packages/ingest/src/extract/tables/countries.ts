/**
 * Countries and territories: name, other names after `=`, adjectives and peoples after `:`.
 * Committed rather than asked of Intl, whose wording changes with the runtime.
 */
const TABLE = `
Afghanistan:Afghan,Afghans
Albania:Albanian,Albanians
Algeria:Algerian,Algerians
Andorra:Andorran,Andorrans
Angola:Angolan,Angolans
Antigua and Barbuda=Antigua:Antiguan
Argentina:Argentine,Argentines,Argentinian,Argentinians
Armenia:Armenian,Armenians
Australia:Australian,Australians
Austria:Austrian,Austrians
Azerbaijan:Azerbaijani,Azerbaijanis,Azeri,Azeris
Bahamas=The Bahamas:Bahamian,Bahamians
Bahrain:Bahraini,Bahrainis
Bangladesh:Bangladeshi,Bangladeshis
Barbados:Barbadian,Barbadians
Belarus:Belarusian,Belarusians
Belgium:Belgian,Belgians
Belize:Belizean,Belizeans
Benin:Beninese
Bermuda:Bermudian,Bermudians
Bhutan:Bhutanese
Bolivia:Bolivian,Bolivians
Bosnia and Herzegovina=Bosnia,Bosnia-Herzegovina:Bosnian,Bosnians
Botswana:Botswanan
Brazil:Brazilian,Brazilians
Brunei:Bruneian
Bulgaria:Bulgarian,Bulgarians
Burkina Faso:Burkinabe
Burundi:Burundian,Burundians
Cambodia:Cambodian,Cambodians
Cameroon:Cameroonian,Cameroonians
Canada:Canadian,Canadians
Cape Verde=Cabo Verde:Cape Verdean
Central African Republic:Central African
Chad:Chadian,Chadians
Chile:Chilean,Chileans
China=People's Republic of China,PRC:Chinese
Colombia:Colombian,Colombians
Comoros:Comorian
Democratic Republic of the Congo=DR Congo,DRC,Democratic Republic of Congo
Republic of the Congo=Congo-Brazzaville
Congo:Congolese
Costa Rica:Costa Rican,Costa Ricans
Croatia:Croatian,Croatians,Croat,Croats
Cuba:Cuban,Cubans
Cyprus:Cypriot,Cypriots
Czech Republic=Czechia:Czech,Czechs
Czechoslovakia:Czechoslovak
Denmark:Danish,Dane,Danes
Djibouti:Djiboutian
Dominica
Dominican Republic:Dominican,Dominicans
East Timor=Timor-Leste:Timorese
Ecuador:Ecuadorian,Ecuadorians
Egypt:Egyptian,Egyptians
El Salvador:Salvadoran,Salvadorans
England:English,Englishman,Englishmen
Equatorial Guinea
Eritrea:Eritrean,Eritreans
Estonia:Estonian,Estonians
Eswatini=Swaziland:Swazi
Ethiopia:Ethiopian,Ethiopians
Fiji:Fijian,Fijians
Finland:Finnish,Finn,Finns
France:French,Frenchman,Frenchmen
Gabon:Gabonese
Gambia=The Gambia:Gambian,Gambians
Georgia:Georgian,Georgians
Germany:German,Germans
Ghana:Ghanaian,Ghanaians
Gibraltar:Gibraltarian
Greece:Greek,Greeks
Greenland:Greenlandic
Grenada:Grenadian
Guatemala:Guatemalan,Guatemalans
Guinea:Guinean,Guineans
Guinea-Bissau
Guyana:Guyanese
Haiti:Haitian,Haitians
Honduras:Honduran,Hondurans
Hong Kong
Hungary:Hungarian,Hungarians
Iceland:Icelandic,Icelander,Icelanders
India:Indian,Indians
Indonesia:Indonesian,Indonesians
Iran=Islamic Republic of Iran,Islamic Republic:Iranian,Iranians
Iraq=Republic of Iraq:Iraqi,Iraqis
Ireland=Republic of Ireland:Irish,Irishman
Israel:Israeli,Israelis
Italy:Italian,Italians
Ivory Coast=Cote d'Ivoire,Côte d'Ivoire:Ivorian,Ivorians
Jamaica:Jamaican,Jamaicans
Japan:Japanese
Jordan:Jordanian,Jordanians
Kazakhstan:Kazakh,Kazakhs,Kazakhstani
Kenya:Kenyan,Kenyans
Kiribati
Kosovo:Kosovar,Kosovars,Kosovan
Kuwait:Kuwaiti,Kuwaitis
Kyrgyzstan:Kyrgyz
Laos:Laotian,Lao
Latvia:Latvian,Latvians
Lebanon:Lebanese
Lesotho:Basotho
Liberia:Liberian,Liberians
Libya:Libyan,Libyans
Liechtenstein
Lithuania:Lithuanian,Lithuanians
Luxembourg
Macau=Macao
Madagascar:Malagasy
Malawi:Malawian,Malawians
Malaysia:Malaysian,Malaysians
Maldives:Maldivian
Mali:Malian,Malians
Malta:Maltese
Marshall Islands
Mauritania:Mauritanian,Mauritanians
Mauritius:Mauritian
Mexico:Mexican,Mexicans
Micronesia:Micronesian
Moldova:Moldovan,Moldovans
Monaco:Monegasque
Mongolia:Mongolian,Mongolians
Montenegro:Montenegrin,Montenegrins
Morocco:Moroccan,Moroccans
Mozambique:Mozambican,Mozambicans
Myanmar=Burma:Burmese
Namibia:Namibian,Namibians
Nauru:Nauruan
Nepal:Nepalese,Nepali,Nepalis
Netherlands=The Netherlands,Holland:Dutch,Dutchman
New Zealand:New Zealander,New Zealanders
Nicaragua:Nicaraguan,Nicaraguans
Niger:Nigerien
Nigeria:Nigerian,Nigerians
North Korea=DPRK:North Korean,North Koreans
North Macedonia=Macedonia:Macedonian,Macedonians
Northern Ireland
Norway:Norwegian,Norwegians
Oman:Omani,Omanis
Pakistan:Pakistani,Pakistanis
Palau:Palauan
Palestine=State of Palestine:Palestinian,Palestinians
Panama:Panamanian,Panamanians
Papua New Guinea
Paraguay:Paraguayan,Paraguayans
Peru:Peruvian,Peruvians
Philippines=The Philippines:Filipino,Filipinos,Philippine
Poland:Polish,Pole,Poles
Portugal:Portuguese
Puerto Rico:Puerto Rican,Puerto Ricans
Qatar:Qatari,Qataris
Romania:Romanian,Romanians
Russia=Russian Federation:Russian,Russians
Rwanda:Rwandan,Rwandans
Saint Lucia
Samoa:Samoan,Samoans
San Marino
Saudi Arabia=Kingdom of Saudi Arabia,KSA:Saudi,Saudis,Saudi Arabian
Scotland:Scottish,Scot,Scots
Senegal:Senegalese
Serbia:Serbian,Serbians,Serb,Serbs
Seychelles
Sierra Leone:Sierra Leonean
Singapore:Singaporean,Singaporeans
Slovakia:Slovak,Slovaks,Slovakian
Slovenia:Slovenian,Slovenians,Slovene,Slovenes
Solomon Islands
Somalia:Somali,Somalis,Somalian
South Africa:South African,South Africans
South Korea=Republic of Korea:South Korean,South Koreans
Korea:Korean,Koreans
South Sudan:South Sudanese
Soviet Union=USSR,U.S.S.R.:Soviet,Soviets
Spain:Spanish,Spaniard,Spaniards
Sri Lanka:Sri Lankan,Sri Lankans
Sudan:Sudanese
Suriname:Surinamese
Sweden:Swedish,Swede,Swedes
Switzerland:Swiss
Syria=Syrian Arab Republic:Syrian,Syrians
Taiwan:Taiwanese
Tajikistan:Tajik,Tajiks
Tanzania:Tanzanian,Tanzanians
Thailand:Thai,Thais
Tibet:Tibetan,Tibetans
Togo:Togolese
Tonga:Tongan,Tongans
Trinidad and Tobago:Trinidadian
Tunisia:Tunisian,Tunisians
Turkey=Türkiye,Turkiye:Turkish,Turk,Turks
Turkmenistan:Turkmen
Tuvalu
Uganda:Ugandan,Ugandans
Ukraine:Ukrainian,Ukrainians
United Arab Emirates=UAE,U.A.E.,Emirates:Emirati,Emiratis
United Kingdom=UK,U.K.,Britain,Great Britain:British,Briton,Britons
United States=US,U.S.,USA,U.S.A.,United States of America:American,Americans
Uruguay:Uruguayan,Uruguayans
Uzbekistan:Uzbek,Uzbeks
Vanuatu
Vatican City=Vatican,Holy See
Venezuela:Venezuelan,Venezuelans
Vietnam=Viet Nam:Vietnamese
Wales:Welsh,Welshman
Western Sahara:Sahrawi
Yemen:Yemeni,Yemenis
Yugoslavia:Yugoslav,Yugoslavs,Yugoslavian
Zambia:Zambian,Zambians
Zimbabwe:Zimbabwean,Zimbabweans
`;

/** Peoples, languages, religions and parts of the world that are adjectives or groups, never names of entities. */
const PEOPLES = `
African,Africans,Asian,Asians,European,Europeans,Western,Westerner,Westerners,Eastern,Northern,Southern,Arab,Arabs,
Arabic,Arabian,Persian,Persians,Farsi,Kurd,Kurds,Kurdish,Sunni,Sunnis,Shia,Shias,Shiite,Shiites,Shi'ite,Shi'a,Alawite,
Alawites,Druze,Yazidi,Yazidis,Yezidi,Yezidis,Assyrian,Assyrians,Chaldean,Turkoman,Turkomans,Baloch,Baluch,Baluchi,
Pashtun,Pashtuns,Pashto,Hazara,Hazaras,Uyghur,Uyghurs,Uighur,Uighurs,Tatar,Tatars,Chechen,Chechens,Roma,Berber,Berbers,
Muslim,Muslims,Moslem,Moslems,Islam,Islamic,Islamist,Islamists,Christian,Christians,Christianity,Jew,Jews,Jewish,Judaism,
Hindu,Hindus,Hinduism,Buddhist,Buddhists,Buddhism,Sikh,Sikhs,Catholic,Catholics,Catholicism,Protestant,Protestants,
Orthodox,Mormon,Mormons,Baptist,Baptists,Methodist,Evangelical,Evangelicals,Zionist,Zionists,Zionism,Salafi,Salafist,
Salafists,Wahhabi,Wahhabist,Bahai,Baha'i,Latin,Latino,Latinos,Hispanic,Hispanics,Hebrew,Yiddish,Mandarin,Cantonese,Urdu,
Hindi,Bengali,Punjabi,Tamil,Swahili,Basque,Catalan,Flemish,Slavic,Nordic,Scandinavian,Scandinavians,Balkan,Baltic,
Caribbean,Mediterranean,Communist,Communists,Marxist,Marxists,Nazi,Nazis,Democrat,Democrats,Democratic,Republican,
Republicans,Conservative,Conservatives,Liberal,Liberals,Londoner,Londoners,Parisian,Parisians,Californian,Californians,
Texan,Texans,Bavarian,Sicilian,Gazan,Gazans,Baghdadi,Aleppan,Maori,Inuit,Aboriginal,Indigenous,Victorian,Roman,Romans,
Ottoman,Byzantine,Mongol,Mongols,Viking,Vikings,Aztec,Maya,Mayan,Inca,Anglo,Jihadi,Jihadist,Jihadists,Baathist,Ba'athist
`;

export interface Country {
  readonly name: string;
  readonly alternatives: readonly string[];
}

const rows = TABLE.trim()
  .split('\n')
  .map((row) => /^([^=:]+)(?:=([^:]+))?(?::(.+))?$/.exec(row)!);

export const COUNTRIES: readonly Country[] = rows.map((row) => ({
  name: row[1]!,
  alternatives: row[2]?.split(',') ?? [],
}));

export const DEMONYMS: readonly string[] = [
  ...rows.flatMap((row) => row[3]?.split(',') ?? []),
  ...PEOPLES.replaceAll('\n', '').split(','),
].filter((word) => word !== '');
