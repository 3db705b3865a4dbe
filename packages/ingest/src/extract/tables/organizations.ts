const list = (names: string): readonly string[] =>
  names
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Words that make a name an organization's, mostly as its last word or before "of" and "for". */
export const ORGANIZATION_HEADS = list(`
organization,organisation,association,society,club,council,committee,commission,party,union,league,federation,confederation,
congress,parliament,assembly,senate,house,court,tribunal,ministry,department,bureau,agency,office,authority,administration,board,
institute,institution,university,college,school,academy,faculty,centre,center,foundation,fund,trust,bank,company,corporation,
corp,inc,ltd,llc,plc,group,holdings,industries,enterprises,partners,associates,brothers,bros,co,gmbh,airlines,airways,motors,
press,times,news,tribune,herald,post,journal,gazette,radio,television,tv,broadcasting,media,network,channel,agence,studios,
records,entertainment,pictures,army,navy,force,forces,guard,guards,corps,brigade,brigades,battalion,division,regiment,command,
militia,militias,police,front,movement,resistance,alliance,coalition,bloc,campaign,initiative,programme,program,project,service,
services,team,squad,united,fc,city,rovers,wanderers,athletic,orchestra,band,choir,church,mission,ministries,mosque,observatory,
hospital,clinic,watch,amnesty,international,nations,cross,crescent,community,secretariat,cabinet,treasury,exchange,insurance,
laboratories,laboratory,systems,technologies,software,solutions,networks,airline,railways,railroad,oil,gas,petroleum,energy,
electric,motor,steel,pharmaceuticals,healthcare,cooperative,chamber,syndicate,guild,lobby,embassy,mojahedin,mujahedin,mujahideen
`);

/** Organizations that are widely known, by full name or acronym. */
export const ORGANIZATIONS = list(`
United Nations,UN,U.N.,UNESCO,UNICEF,UNHCR,UNRWA,UNDP,UNAMI,UNSC,UN Security Council,Security Council,General Assembly,
UN General Assembly,World Health Organization,WHO,WFP,World Food Programme,FAO,OCHA,UNOCHA,IOM,ILO,IMF,International Monetary Fund,
World Bank,WTO,World Trade Organization,IAEA,International Atomic Energy Agency,OPCW,ICC,International Criminal Court,ICJ,
Interpol,INTERPOL,Europol,EU,E.U.,European Union,European Commission,European Parliament,European Council,Council of Europe,
European Court of Human Rights,ECB,European Central Bank,NATO,N.A.T.O.,OSCE,OECD,OPEC,G7,G8,G20,ASEAN,African Union,AU,ECOWAS,
Arab League,League of Arab States,GCC,Gulf Cooperation Council,OIC,SCO,BRICS,Commonwealth,Red Cross,Red Crescent,ICRC,
International Committee of the Red Cross,Syrian Arab Red Crescent,SARC,MSF,Médecins Sans Frontières,Doctors Without Borders,Oxfam,
Save the Children,CARE,Amnesty International,Amnesty,Human Rights Watch,HRW,Reporters Without Borders,RSF,Greenpeace,WWF,
Transparency International,Freedom House,International Crisis Group,SOHR,Syrian Observatory for Human Rights,White Helmets,
Islamic State,ISIS,ISIL,IS,Daesh,Da'esh,al-Qaeda,al-Qaida,al Qaeda,Al Qaida,AQAP,AQI,AQIM,al-Nusra,Jabhat al-Nusra,Nusra Front,
Al-Nusra Front,Jabhat Fateh al-Sham,Hayat Tahrir al-Sham,HTS,Ahrar al-Sham,Jaysh al-Islam,Free Syrian Army,FSA,SDF,
Syrian Democratic Forces,YPG,YPJ,PYD,PKK,Kurdistan Workers' Party,KDP,PUK,KRG,Kurdistan Regional Government,Peshmerga,Hezbollah,
Hizbollah,Hizballah,Hizbullah,Hamas,Fatah,PLO,Palestinian Authority,Islamic Jihad,Taliban,Haqqani network,Lashkar-e-Taiba,
Boko Haram,al-Shabaab,Al Shabaab,Houthis,Houthi,Ansar Allah,Muslim Brotherhood,Ba'ath Party,Baath Party,Popular Mobilization Forces,
Popular Mobilisation Units,PMF,PMU,Badr Organization,Mahdi Army,Asa'ib Ahl al-Haq,Kata'ib Hezbollah,IRGC,Revolutionary Guards,
Quds Force,Basij,Syrian Arab Army,SAA,Syrian National Coalition,SNC,High Negotiations Committee,Combined Joint Task Force,CENTCOM,
Central Command,IDF,Israel Defense Forces,Mossad,Knesset,Likud,Labor,Pentagon,White House,State Department,US State Department,
Department of State,Congress,U.S. Congress,US Congress,Senate,House of Representatives,Supreme Court,CIA,FBI,NSA,DEA,DHS,DOJ,EPA,FDA,
NASA,CDC,FEMA,IRS,SEC,FCC,Federal Reserve,Treasury Department,Justice Department,Defense Department,Department of Defense,
Department of Justice,Homeland Security,Secret Service,National Guard,Marine Corps,US Army,US Navy,US Air Force,U.S. Army,U.S. Navy,
U.S. Air Force,Marines,Democratic Party,Republican Party,GOP,Tea Party,ACLU,NRA,NAACP,AFL-CIO,AIPAC,House of Commons,House of Lords,
Commons,Parliament,Labour,Labour Party,Conservative Party,Tory,Tories,Liberal Democrats,Lib Dems,UKIP,SNP,Sinn Fein,Sinn Féin,DUP,
IRA,Foreign Office,Home Office,Ministry of Defence,MoD,Scotland Yard,MI5,MI6,NHS,Bundestag,Bundesrat,Bundesbank,Bundeswehr,CDU,SPD,
CSU,FDP,AfD,Duma,FSB,KGB,Gazprom,Rosneft,Politburo,Communist Party,Lok Sabha,BJP,AKP,CHP,HDP,MHP,ANC,Likud,Majlis,Guardian Council,
BBC,BBC News,ITV,Sky News,CNN,NBC,CBS,ABC,ABC News,Fox News,MSNBC,PBS,NPR,C-SPAN,Al Jazeera,Al-Jazeera,Al Arabiya,Reuters,AP,
Associated Press,AFP,Agence France-Presse,UPI,TASS,Itar-Tass,Interfax,Xinhua,IRNA,Fars News Agency,Press TV,SANA,Anadolu Agency,
Deutsche Welle,Bloomberg,New York Times,Washington Post,Wall Street Journal,
Guardian,Times,Daily Telegraph,Telegraph,Independent,Daily Mail,Financial Times,
Economist,Time,Newsweek,Der Spiegel,Le Monde,Los Angeles Times,USA Today,Voice of America,Radio Free Europe,Wikinews,
Wikipedia,Wikimedia Foundation,Google,Microsoft,Apple,Amazon,Facebook,Twitter,Yahoo,IBM,Intel,Sony,Samsung,Nokia,Toyota,Honda,Ford,
General Motors,Chrysler,Volkswagen,BMW,Mercedes,Renault,Peugeot,Fiat,Boeing,Airbus,Lockheed Martin,Siemens,BP,Shell,Exxon,ExxonMobil,
Chevron,Total,Walmart,Wal-Mart,McDonald's,Starbucks,Coca-Cola,Pepsi,Goldman Sachs,Morgan Stanley,JPMorgan,Citigroup,Barclays,HSBC,
Lehman Brothers,Merrill Lynch,AIG,UBS,Deutsche Bank,Visa,MasterCard,Disney,Warner Bros,Netflix,YouTube,Instagram,Uber,Tesla,SpaceX,
FIFA,UEFA,IOC,International Olympic Committee,NFL,NBA,MLB,NHL,NCAA,FIA,ICC,IAAF,WADA,Manchester United,Manchester City,Arsenal,
Chelsea,Tottenham,Everton,Real Madrid,Juventus,Bayern Munich,Ferrari,McLaren,Red Bull,Harvard,Harvard University,Yale,
Yale University,Princeton,Stanford,Stanford University,MIT,Oxford University,Cambridge University,UCLA,Cornell,Brookings Institution,
RAND,Chatham House,Heritage Foundation,Lufthansa,British Airways,Air France,Delta,Aeroflot,Emirates,Ryanair,EasyJet
`);

/** Last words of an event's name. */
export const EVENT_HEADS = list(`
war,battle,siege,revolution,uprising,revolt,rebellion,intifada,coup,massacre,genocide,operation,offensive,election,elections,
referendum,summit,conference,games,olympics,cup,championship,championships,tournament,festival,awards,earthquake,tsunami,hurricane,
cyclone,typhoon,storm,pandemic,epidemic,crisis,treaty,accord,accords,agreement,marathon,prix,festival,parade,ceremony,
convention,symposium,strike,protests,riots,bombing,bombings,attack,attacks,crash,disaster
`);

/** Last words of the name of a publication or another work. */
export const WORK_HEADS = list(`
digest,newsletter,magazine,weekly,daily,monthly,quarterly,journal,bulletin,review,report,book,novel,film,movie,album,song,
symphony,opera,encyclopedia,dictionary,bible,quran,koran,constitution,act,code,declaration,charter,protocol,convention
`);
