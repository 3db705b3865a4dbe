/**
 * Names and acronyms of one organization each, the usual name first. Only what hardly means anything else: an acronym
 * that several organizations share is told by its text alone.
 */
export const SAME_ORGANIZATIONS: readonly (readonly string[])[] = `
United Nations=UN=U.N.=United Nations Organization
UN Security Council=U.N. Security Council=United Nations Security Council=UNSC
UN General Assembly=U.N. General Assembly=United Nations General Assembly
UN Human Rights Council=United Nations Human Rights Council
UNHCR=United Nations High Commissioner for Refugees=UN High Commissioner for Refugees=UN Refugee Agency
OHCHR=Office of the United Nations High Commissioner for Human Rights
UNICEF=United Nations Children's Fund
UNESCO=United Nations Educational, Scientific and Cultural Organization
UNRWA=United Nations Relief and Works Agency
UNAMI=United Nations Assistance Mission for Iraq=UN Assistance Mission for Iraq
UNDP=United Nations Development Programme=UN Development Programme
OCHA=UNOCHA=UN OCHA=Office for the Coordination of Humanitarian Affairs
World Food Programme=WFP=World Food Program
World Health Organization=WHO=World Health Organisation
International Organization for Migration=IOM=International Organisation for Migration
International Atomic Energy Agency=IAEA
International Monetary Fund=IMF
World Trade Organization=WTO
International Criminal Court=ICC
International Committee of the Red Cross=ICRC
Organisation for the Prohibition of Chemical Weapons=OPCW=Organization for the Prohibition of Chemical Weapons
European Union=EU=E.U.
North Atlantic Treaty Organization=NATO=North Atlantic Treaty Organisation
Organization for Security and Co-operation in Europe=OSCE
Organisation of Islamic Cooperation=OIC=Organization of Islamic Cooperation
Arab League=League of Arab States
Gulf Cooperation Council=GCC
Human Rights Watch=HRW
Amnesty International=Amnesty
Reporters Without Borders=RSF=Reporters sans frontières
Médecins Sans Frontières=MSF=Doctors Without Borders
Syrian Observatory for Human Rights=SOHR
Syrian Network for Human Rights=SNHR
Syrian Arab Red Crescent=SARC
White Helmets=Syria Civil Defence=Syrian Civil Defence=Syria Civil Defense=Syrian Civil Defense
Islamic State=ISIS=ISIL=IS=Daesh=Da'esh=Islamic State group=Islamic State of Iraq and the Levant=Islamic State of Iraq and Syria
al-Qaeda=al-Qaida=al Qaeda=al Qaida=Qaeda
al-Nusra Front=Jabhat al-Nusra=Nusra Front=al-Nusra
Hayat Tahrir al-Sham=HTS
Free Syrian Army=FSA
Syrian Arab Army=SAA
Syrian Democratic Forces=SDF
Kurdistan Workers' Party=PKK
People's Protection Units=YPG
Women's Protection Units=YPJ
Democratic Union Party=PYD
Quds Force=Qods Force
Kurdistan Democratic Party=KDP
Patriotic Union of Kurdistan=PUK
Kurdistan Regional Government=KRG
Popular Mobilization Forces=PMF=Popular Mobilisation Forces=Popular Mobilization Units=Popular Mobilisation Units=PMU=Hashd al-Shaabi=Hashd
Islamic Revolutionary Guard Corps=IRGC=Revolutionary Guards=Revolutionary Guard=Iranian Revolutionary Guards
Palestine Liberation Organization=PLO
Hezbollah=Hizbollah=Hizballah=Hizbullah
Israel Defense Forces=IDF=Israel Defence Forces
Central Intelligence Agency=CIA
Federal Bureau of Investigation=FBI
US Central Command=CENTCOM=U.S. Central Command
State Department=US State Department=U.S. State Department=Department of State
Food and Drug Administration=FDA
Environmental Protection Agency=EPA
National Aeronautics and Space Administration=NASA
European Court of Human Rights=ECHR
British Broadcasting Corporation=BBC
Associated Press=AP
Agence France-Presse=AFP
African National Congress=ANC
Federal Reserve=Fed=US Federal Reserve=U.S. Federal Reserve=Federal Reserve Board
European Space Agency=ESA
General Motors=GM=General Motors Corp=General Motors Co
General Electric=GE=General Electric Co
International Business Machines=IBM
Manchester United=Man United=Man Utd
Manchester City=Man City
West Bromwich Albion=West Brom
Queens Park Rangers=QPR
Paris Saint-Germain=PSG
`
  .trim()
  .split('\n')
  .map((row) => row.split('='));
