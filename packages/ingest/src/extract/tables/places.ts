const list = (names: string): readonly string[] =>
  names
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Capitals and other large cities. */
export const CITIES = list(`
Kabul,Kandahar,Herat,Mazar-i-Sharif,Jalalabad,Kunduz,Tirana,Durres,Algiers,Oran,Luanda,Buenos Aires,Cordoba,Rosario,Yerevan,
Canberra,Sydney,Melbourne,Brisbane,Perth,Adelaide,Hobart,Darwin,Vienna,Salzburg,Graz,Linz,Innsbruck,Baku,Nassau,Manama,Dhaka,
Chittagong,Minsk,Brussels,Antwerp,Ghent,Bruges,Liege,Porto-Novo,Cotonou,Thimphu,La Paz,Sucre,Sarajevo,Mostar,Srebrenica,
Gaborone,Brasilia,Sao Paulo,Rio de Janeiro,Salvador,Recife,Fortaleza,Curitiba,Porto Alegre,Belo Horizonte,Manaus,Sofia,Plovdiv,
Varna,Ouagadougou,Bujumbura,Phnom Penh,Yaounde,Douala,Ottawa,Toronto,Montreal,Vancouver,Calgary,Edmonton,Winnipeg,Halifax,
Quebec City,Hamilton,Saskatoon,Regina,Mississauga,Bangui,N'Djamena,Santiago,Valparaiso,Beijing,Peking,Shanghai,Guangzhou,
Shenzhen,Chongqing,Tianjin,Wuhan,Chengdu,Nanjing,Xi'an,Hangzhou,Harbin,Dalian,Qingdao,Urumqi,Lhasa,Kashgar,Bogota,Medellin,
Cali,Barranquilla,Cartagena,Kinshasa,Goma,Bukavu,Lubumbashi,Brazzaville,San Jose,Abidjan,Yamoussoukro,Bouake,Zagreb,Split,
Dubrovnik,Vukovar,Havana,Santiago de Cuba,Guantanamo,Nicosia,Limassol,Larnaca,Prague,Brno,Ostrava,Copenhagen,Aarhus,Odense,
Santo Domingo,Dili,Quito,Guayaquil,Cairo,Alexandria,Giza,Luxor,Aswan,Suez,Port Said,Sharm el-Sheikh,Rafah,San Salvador,Asmara,
Tallinn,Tartu,Addis Ababa,Mekelle,Suva,Helsinki,Espoo,Tampere,Turku,Paris,Marseille,Marseilles,Lyon,Lyons,Toulouse,Nice,Nantes,
Strasbourg,Bordeaux,Lille,Rennes,Reims,Grenoble,Cannes,Calais,Le Havre,Avignon,Versailles,Auvers-sur-Oise,Libreville,Banjul,
Tbilisi,Batumi,Sukhumi,Tskhinvali,Berlin,Hamburg,Munich,Cologne,Frankfurt,Stuttgart,Dusseldorf,Dortmund,Essen,Leipzig,Bremen,
Dresden,Hanover,Nuremberg,Duisburg,Bochum,Bonn,Mannheim,Karlsruhe,Heidelberg,Kiel,Rostock,Mainz,Freiburg,Potsdam,Accra,Kumasi,
Athens,Thessaloniki,Piraeus,Patras,Guatemala City,Conakry,Bissau,Georgetown,Port-au-Prince,Tegucigalpa,Budapest,Debrecen,
Reykjavik,New Delhi,Delhi,Mumbai,Bombay,Kolkata,Calcutta,Chennai,Madras,Bangalore,Bengaluru,Hyderabad,Ahmedabad,Pune,Jaipur,
Lucknow,Kanpur,Nagpur,Srinagar,Amritsar,Bhopal,Varanasi,Guwahati,Jakarta,Surabaya,Bandung,Medan,Denpasar,Banda Aceh,Tehran,
Teheran,Mashhad,Isfahan,Esfahan,Tabriz,Shiraz,Qom,Karaj,Ahvaz,Ahwaz,Kermanshah,Kerman,Yazd,Rasht,Hamadan,Hamedan,Arak,Natanz,
Fordow,Bushehr,Bandar Abbas,Abadan,Khorramshahr,Zahedan,Urmia,Orumiyeh,Sanandaj,Ilam,Mehran,Dezful,Qazvin,Kashan,Gorgan,Sari,
Baghdad,Basra,Basrah,Mosul,Kirkuk,Erbil,Irbil,Arbil,Najaf,Karbala,Kerbala,Fallujah,Falluja,Ramadi,Tikrit,Samarra,Baquba,
Baqubah,Nasiriyah,Nasiriya,Amarah,Amara,Diwaniyah,Kut,Hillah,Hilla,Sulaymaniyah,Sulaimaniya,Dohuk,Duhok,Sinjar,Tal Afar,Haditha,
Baiji,Balad,Taji,Halabja,Zakho,Khanaqin,Samawah,Abu Ghraib,Hawija,Rutba,Al-Qaim,Umm Qasr,Dublin,Cork,Galway,Limerick,Belfast,
Londonderry,Derry,Jerusalem,Tel Aviv,Haifa,Ashdod,Ashkelon,Beersheba,Eilat,Nazareth,Sderot,Netanya,Rome,Milan,Naples,Turin,
Palermo,Genoa,Bologna,Florence,Venice,Verona,Bari,Catania,Trieste,Pisa,Siena,Parma,Modena,Lampedusa,Kingston,Tokyo,Osaka,Kyoto,
Yokohama,Nagoya,Sapporo,Kobe,Fukuoka,Hiroshima,Nagasaki,Sendai,Fukushima,Okinawa,Amman,Zarqa,Irbid,Aqaba,Mafraq,Zaatari,Astana,
Nur-Sultan,Almaty,Nairobi,Mombasa,Kisumu,Pristina,Kuwait City,Bishkek,Osh,Vientiane,Riga,Beirut,Tripoli,Sidon,Tyre,Baalbek,
Zahle,Maseru,Monrovia,Benghazi,Misrata,Sirte,Tobruk,Derna,Sabha,Vilnius,Kaunas,Antananarivo,Lilongwe,Blantyre,Kuala Lumpur,
Penang,Johor Bahru,Bamako,Timbuktu,Gao,Kidal,Valletta,Nouakchott,Port Louis,Mexico City,Guadalajara,Monterrey,Tijuana,Puebla,
Cancun,Acapulco,Ciudad Juarez,Oaxaca,Chisinau,Ulaanbaatar,Ulan Bator,Podgorica,Rabat,Casablanca,Marrakesh,Fez,Tangier,Agadir,
Maputo,Beira,Yangon,Rangoon,Naypyidaw,Mandalay,Windhoek,Kathmandu,Pokhara,Amsterdam,Rotterdam,The Hague,Hague,Utrecht,Eindhoven,
Groningen,Maastricht,Wellington,Auckland,Christchurch,Dunedin,Managua,Niamey,Agadez,Abuja,Lagos,Kano,Ibadan,Kaduna,Maiduguri,
Port Harcourt,Jos,Chibok,Pyongyang,Skopje,Oslo,Bergen,Trondheim,Stavanger,Tromso,Muscat,Islamabad,Karachi,Lahore,Faisalabad,
Rawalpindi,Peshawar,Quetta,Multan,Abbottabad,Ramallah,Gaza City,Gaza,Hebron,Nablus,Jenin,Bethlehem,Khan Younis,Jericho,
Panama City,Port Moresby,Asuncion,Lima,Cusco,Arequipa,Manila,Quezon City,Davao,Cebu,Marawi,Warsaw,Krakow,Gdansk,Lodz,Wroclaw,
Poznan,Lublin,Katowice,Szczecin,Lisbon,Porto,Faro,Coimbra,San Juan,Doha,Bucharest,Cluj,Timisoara,Iasi,Constanta,Moscow,
Saint Petersburg,St. Petersburg,St Petersburg,Leningrad,Novosibirsk,Yekaterinburg,Kazan,Nizhny Novgorod,Samara,Omsk,Chelyabinsk,
Rostov-on-Don,Volgograd,Stalingrad,Perm,Vladivostok,Sochi,Grozny,Beslan,Kaliningrad,Murmansk,Irkutsk,Kigali,Apia,Riyadh,Jeddah,
Jiddah,Mecca,Medina,Dammam,Dakar,Belgrade,Novi Sad,Nis,Freetown,Bratislava,Kosice,Ljubljana,Maribor,Mogadishu,Hargeisa,Kismayo,
Cape Town,Johannesburg,Pretoria,Durban,Soweto,Port Elizabeth,Bloemfontein,Seoul,Busan,Incheon,Daegu,Juba,Madrid,Barcelona,
Valencia,Seville,Zaragoza,Malaga,Bilbao,Granada,Pamplona,San Sebastian,Toledo,Colombo,Kandy,Jaffna,Khartoum,Omdurman,
Port Sudan,El Fasher,Nyala,Paramaribo,Mbabane,Stockholm,Gothenburg,Malmo,Uppsala,Bern,Berne,Zurich,Geneva,Basel,Lausanne,
Lucerne,Lugano,Davos,Damascus,Aleppo,Homs,Hama,Idlib,Latakia,Tartus,Raqqa,Raqqah,Ar-Raqqah,Deir ez-Zor,Deir al-Zour,
Deir Ezzor,Dayr az-Zawr,Daraa,Deraa,Dara'a,Palmyra,Tadmur,Kobani,Kobane,Ayn al-Arab,Manbij,Al-Bab,Azaz,Jarablus,Qamishli,
Hasakah,Hasaka,Al-Hasakah,Afrin,Quneitra,Douma,Ghouta,Eastern Ghouta,Darayya,Daraya,Madaya,Zabadani,Qusayr,Al-Qusayr,Rastan,
Houla,Maarat al-Numan,Saraqib,Jisr al-Shughur,Khan Sheikhoun,Tabqa,Dabiq,Yarmouk,Suwayda,Sweida,Maaloula,Taipei,Kaohsiung,
Dushanbe,Dar es Salaam,Dodoma,Zanzibar,Arusha,Bangkok,Chiang Mai,Phuket,Pattaya,Lome,Nuku'alofa,Port of Spain,Tunis,Sfax,Sousse,
Ankara,Istanbul,Izmir,Antalya,Adana,Gaziantep,Diyarbakir,Bursa,Konya,Mersin,Sanliurfa,Kilis,Hatay,Antakya,Incirlik,Suruc,
Reyhanli,Ashgabat,Kampala,Entebbe,Kyiv,Kiev,Kharkiv,Odessa,Odesa,Lviv,Donetsk,Luhansk,Mariupol,Dnipro,Kherson,Zaporizhzhia,
Sevastopol,Simferopol,Chernobyl,Bucha,Bakhmut,Abu Dhabi,Dubai,Sharjah,London,Birmingham,Manchester,Liverpool,Leeds,Sheffield,
Bristol,Newcastle,Nottingham,Leicester,Coventry,Bradford,Hull,Stoke-on-Trent,Southampton,Portsmouth,Plymouth,Brighton,Cambridge,
Oxford,York,Norwich,Exeter,Bath,Canterbury,Dover,Blackpool,Sunderland,Wolverhampton,Derby,Edinburgh,Glasgow,Aberdeen,Dundee,
Inverness,Cardiff,Swansea,Washington,Washington D.C.,Washington DC,New York City,New York,Los Angeles,Chicago,Houston,Phoenix,
Philadelphia,San Antonio,San Diego,Dallas,Austin,Jacksonville,Fort Worth,Columbus,Charlotte,San Francisco,Indianapolis,Seattle,
Denver,Boston,El Paso,Nashville,Detroit,Oklahoma City,Portland,Las Vegas,Memphis,Louisville,Baltimore,Milwaukee,Albuquerque,
Tucson,Fresno,Sacramento,Kansas City,Mesa,Atlanta,Omaha,Colorado Springs,Raleigh,Miami,Long Beach,Virginia Beach,Oakland,
Minneapolis,Tulsa,Tampa,Arlington,New Orleans,Wichita,Cleveland,Bakersfield,Honolulu,Anaheim,Riverside,Corpus Christi,Lexington,
St. Louis,St Louis,Saint Louis,Pittsburgh,Anchorage,Cincinnati,Saint Paul,St. Paul,Greensboro,Newark,Buffalo,Orlando,
Baton Rouge,Richmond,Boise,Des Moines,Salt Lake City,Spokane,Tacoma,Rochester,Syracuse,Albany,Hartford,Providence,Springfield,
Charleston,Savannah,Montgomery,Little Rock,Tallahassee,Santa Fe,Santa Monica,Hollywood,Manhattan,Brooklyn,Queens,Bronx,Harlem,
Staten Island,Ferguson,Newtown,Columbine,Guantanamo Bay,Montevideo,Tashkent,Samarkand,Caracas,Maracaibo,Hanoi,Ho Chi Minh City,
Saigon,Da Nang,Hue,Sanaa,Sana'a,Aden,Taiz,Hodeidah,Hudaydah,Marib,Saada,Mukalla,Lusaka,Harare,Bulawayo,Kigali
`);

/** States, provinces, regions, continents, seas, rivers, mountains and districts that are widely known. */
export const REGIONS = list(`
Africa,Asia,Europe,North America,South America,Latin America,Central America,Antarctica,Oceania,Middle East,Near East,Far East,
Central Asia,Southeast Asia,South Asia,East Asia,North Africa,West Africa,East Africa,Horn of Africa,Sahel,Sahara,Balkans,
Caucasus,Scandinavia,Levant,Maghreb,Mesopotamia,Caribbean,Eastern Europe,Western Europe,Central Europe,Northern Europe,
Asia Pacific,Eurasia,Siberia,Crimea,Donbas,Chechnya,Dagestan,Abkhazia,South Ossetia,Nagorno-Karabakh,Transnistria,Kashmir,
Jammu and Kashmir,Punjab,Sindh,Balochistan,Baluchistan,Khyber Pakhtunkhwa,Waziristan,North Waziristan,South Waziristan,Swat,
Helmand,Nangarhar,Kunar,Paktika,Paktia,Khost,Uruzgan,Xinjiang,Inner Mongolia,Manchuria,Sichuan,Yunnan,Guangdong,Hunan,Hubei,
Hokkaido,Honshu,Aceh,Bali,Java,Sumatra,Borneo,Sulawesi,Papua,Mindanao,Luzon,Kurdistan,Iraqi Kurdistan,Rojava,Khuzestan,
Khuzistan,Khorasan,Golestan,Mazandaran,Gilan,Lorestan,Anbar,Al-Anbar,Nineveh,Ninewa,Diyala,Salah al-Din,Salahuddin,Babil,Wasit,
Maysan,Dhi Qar,Muthanna,Sadr City,Green Zone,West Bank,Gaza Strip,Golan Heights,Golan,Sinai,Negev,Galilee,Palestinian Territories,
Bekaa Valley,Bekaa,Hejaz,Darfur,Kordofan,Blue Nile,Tigray,Oromia,Ogaden,Puntland,Somaliland,Cyrenaica,Kivu,North Kivu,Katanga,
Biafra,Borno,Anatolia,Thrace,Macedonia,Kosovo,Catalonia,Andalusia,Basque Country,Galicia,Brittany,Normandy,Alsace,Lorraine,
Provence,Corsica,Burgundy,Champagne,Bavaria,Saxony,Hesse,Brandenburg,Westphalia,Rhineland,Prussia,Silesia,Bohemia,Moravia,
Transylvania,Flanders,Wallonia,Tuscany,Lombardy,Sicily,Sardinia,Piedmont,Calabria,Veneto,Crete,Lesbos,Ulster,Leinster,Munster,
Cornwall,Kent,Essex,Sussex,Surrey,Devon,Dorset,Norfolk,Suffolk,Yorkshire,Lancashire,Cheshire,Derbyshire,Nottinghamshire,
Lincolnshire,Staffordshire,Warwickshire,Oxfordshire,Hampshire,Wiltshire,Somerset,Gloucestershire,Hertfordshire,Buckinghamshire,
Cumbria,Northumberland,Durham,Merseyside,Alabama,Alaska,Arizona,Arkansas,California,Colorado,Connecticut,Delaware,Florida,
Hawaii,Idaho,Illinois,Indiana,Iowa,Kansas,Kentucky,Louisiana,Maine,Maryland,Massachusetts,Michigan,Minnesota,Mississippi,
Missouri,Montana,Nebraska,Nevada,New Hampshire,New Jersey,New Mexico,North Carolina,North Dakota,Ohio,Oklahoma,Oregon,
Pennsylvania,Rhode Island,South Carolina,South Dakota,Tennessee,Texas,Utah,Vermont,Virginia,Washington State,West Virginia,
Wisconsin,Wyoming,New England,Midwest,Southern California,Northern California,Silicon Valley,Capitol Hill,Wall Street,
Ontario,Quebec,British Columbia,Alberta,Manitoba,Saskatchewan,Nova Scotia,New Brunswick,Newfoundland,Labrador,Yukon,Nunavut,
New South Wales,Queensland,Victoria,Tasmania,South Australia,Western Australia,Northern Territory,Goa,Gujarat,Kerala,
Maharashtra,Tamil Nadu,Karnataka,Bihar,Uttar Pradesh,Madhya Pradesh,Andhra Pradesh,Rajasthan,Assam,West Bengal,Bengal,Haryana,
Orissa,Odisha,Jharkhand,Chhattisgarh,Manipur,Nagaland,Chiapas,Yucatan,Patagonia,Amazon,Andes,Alps,Himalayas,Rocky Mountains,
Rockies,Pyrenees,Urals,Appalachians,Mount Everest,Everest,Kilimanjaro,Pacific Ocean,Atlantic Ocean,Indian Ocean,Arctic Ocean,
Pacific,Atlantic,Arctic,Mediterranean Sea,Mediterranean,Black Sea,Caspian Sea,Baltic Sea,North Sea,Red Sea,Dead Sea,
South China Sea,Aegean Sea,Adriatic,Persian Gulf,Arabian Gulf,Gulf of Mexico,Gulf of Aden,Strait of Hormuz,Bosphorus,Dardanelles,
English Channel,Suez Canal,Panama Canal,Nile,Euphrates,Tigris,Danube,Rhine,Thames,Volga,Ganges,Mekong,Yangtze,Mississippi River,
Hudson,Seine,Jordan River,Great Lakes,Lake Victoria,Lake Chad,Cornwall,Falkland Islands,Falklands,Channel Islands,Canary Islands,
Azores,Madeira,Faroe Islands,Isle of Man,Cayman Islands,Virgin Islands,Guam,American Samoa,Martinique,Guadeloupe,Aruba,Curacao,
Galapagos,Bermuda,Diego Garcia,Kremlin,Downing Street,Tahrir Square,Tiananmen Square,Times Square,Trafalgar Square
`);

/** Words that end a place's name and make it one. */
export const PLACE_HEADS = list(`
city,town,village,county,province,governorate,district,region,state,territory,oblast,prefecture,municipality,suburb,river,lake,
sea,ocean,bay,gulf,strait,canal,valley,mountain,mountains,mount,hill,hills,island,islands,isle,peninsula,desert,coast,beach,cape,
forest,park,garden,gardens,square,street,road,avenue,boulevard,lane,highway,bridge,airport,airfield,airbase,base,camp,prison,
stadium,arena,tower,palace,castle,cathedral,mosque,church,temple,cemetery,hospital,station,port,harbour,harbor,border,crossing,
heights,creek,falls,glacier,plateau,plain,plains,shrine,embassy,checkpoint,neighbourhood,neighborhood,countryside,suburbs,farm,
garrison,barracks,fort,dam,mall,plaza,zone,corridor,ridge,canyon,reef,springs,ranch,quarter,subdistrict,estate,hall,house,museum
`);

/** Words that come first in a place's name ("Lake Chad", "Camp David"). */
export const PLACE_OPENERS = list(`
mount,mt,lake,river,cape,fort,camp,port,gulf,bay,strait,isle,north,south,east,west,northern,southern,eastern,western,central,
upper,lower,new,san,santa,saint,st,los,las,el,la,tel,deir,tal,tell,kafr,umm,abu,bab,ras,wadi,jabal,jebel,khan,ain,ayn,beit,bayt
`);
