/** Common given names of many languages in Latin letters, folded. Facts of common knowledge, written for this table. */
export const GIVEN_NAMES: readonly string[] = `
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald mark paul steven
andrew kenneth george joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
justin scott brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry tyler aaron jose henry adam douglas
nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse
joe bryan billy jordan albert dylan bruce willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip
bobby johnny bradley mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra
ashley dorothy kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy
shirley angela helen anna brenda pamela nicole ruth katherine samantha christine emma catherine debra virginia rachel carolyn janet
maria heather diane julie joyce victoria kelly christina lauren joan evelyn olivia judith megan cheryl andrea hannah martha
jacqueline frances gloria ann teresa kathryn sara janice jean alice madison doris abigail julia judy grace denise amber marilyn
beverly danielle theresa sophia marie diana brittany natalie isabella charlotte rose alexis kayla tom tim jim bob bill mike dave
steve chris dan ben matt nick tony andy greg jeff ken rob ron don ed ted fred phil ray sam max alex jon doug pete josh zach nate
luke ian neil nigel graham simon stuart trevor colin geoffrey geoff derek clive barry malcolm gordon duncan hamish angus alistair
alasdair ewan fiona gemma kate katie lucy chloe zoe harriet beatrice florence eleanor elaine gillian hilary heidi hazel isobel iris
ivy jane jenny jill josephine joanna joanne kay leslie lesley lynn lynne lois mabel maggie marcia marion maureen mavis molly monica
muriel nora norma pauline peggy penelope phoebe rosemary sally sheila stella sylvia tessa tina tracy una ursula valerie vanessa vera
veronica vivian wendy winifred yvonne abraham abel adrian alfred alvin amos archibald archie barnaby basil bernard bertram boris
calvin cecil cedric chester clarence clark claude clayton clement clifford clinton clyde conrad craig curtis cyril dale damian
darren darryl dean dexter dominic duane dwight earl edgar edmund edwin eli elias elijah elliott ellis elmer emmanuel ernest evan
felix fergus floyd francis franklin freddie frederick gareth garry gavin gilbert glen glenn godfrey guy harvey hector herbert herman
horace howard hubert hugh hugo humphrey ira irving isaac isaiah ivan jackson jake jamie jared jasper jay jeremiah jerome jimmy
jonah julian julius karl kirk kurt lance leo leon leonard leroy lester levi lewis lionel lloyd lou lucas luther lyndon marcus mario
marlon marshall martin marvin maurice maxwell melvin milton mitchell mitt morgan morris moses murray nathaniel ned neville newt
noel norman oliver orlando oscar otto owen percy perry quentin ralph randall reginald rex roderick rodney roland rudolph rudy rufus
rupert ruben sebastian seth sidney silas spencer stan stanley ted terence theodore toby todd travis tristan troy vernon victor
wallace warren wesley wilbur wilfred willard winston woodrow barack hillary joe donald jeb rand ron marco bernie nancy condoleezza
colin al dick rumsfeld antonio carlos luis jorge pedro miguel francisco fernando rafael alberto eduardo ricardo roberto sergio
javier manuel alejandro andres diego pablo raul ramon enrique felipe jaime jesus julio guillermo gustavo hugo ignacio joaquin
leonardo lorenzo mauricio nicolas octavio rodrigo salvador santiago tomas vicente xavier ana carmen dolores elena esperanza guadalupe
ines isabel juana lucia luz margarita mercedes paula pilar raquel rocio rosa silvia sofia soledad teresa joao paulo luiz dilma
inacio cristina nestor evo rafael hernando alvaro giovanni giuseppe francesco mario luigi angelo vincenzo pietro salvatore carlo
franco domenico bruno paolo michele giorgio aldo luciano silvio romano matteo alessandro andrea stefano fabio claudio massimo enzo
giulio gianni federica chiara giulia francesca paola laura elisabetta pierre jean michel andre philippe alain bernard rene marcel
jacques francois dominique emmanuel nicolas laurent olivier christophe pascal thierry stephane eric sebastien frederic julien
gerard guillaume yves herve gilles didier marc luc mathieu antoine benoit etienne fabrice valery segolene martine brigitte francoise
isabelle nathalie sophie sylvie veronique celine aurelie camille delphine marine manon hans peter klaus wolfgang juergen jurgen
dieter manfred uwe gunter gunther horst helmut heinz gerhard werner franz josef karl stefan andreas matthias markus christoph
sven lars thorsten torsten ralf bernd rainer joachim jochen rolf kai olaf angela ursula monika petra sabine renate helga karin
brigitte ingrid erika claudia birgit susanne heike gisela annegret frank sigmar guido joschka edmund konrad willy anders erik
bjorn jens magnus nils olof gustav gunnar henrik mats mikael johan fredrik per kjell knut jonas jan pieter willem hendrik kees
maarten geert wim ruud johannes cornelis mette astrid sigrid birgitta ingvar vladimir dmitry dmitri sergei sergey alexei alexey
andrei andrey mikhail nikolai nikolay igor oleg yuri yury boris viktor pavel konstantin anatoly gennady valentin vasily vyacheslav
yevgeny evgeny roman maxim ilya grigory leonid lev ivan fyodor stanislav vitaly vadim eduard ruslan ramzan aslan olga natalia
natalya tatiana tatyana irina svetlana ekaterina yekaterina galina ludmila lyudmila nina valentina yulia volodymyr petro oleksandr
mykola viktor andriy serhiy bohdan lech jaroslaw donald tadeusz andrzej krzysztof stanislaw jerzy zbigniew wojciech piotr pawel
tomasz marek jozef kazimierz janusz ryszard wladyslaw vaclav milos jiri petr josef zdenek miroslav jaroslav karel ladislav bohuslav
radovan slobodan ratko milan goran zoran dragan vojislav boris tomislav ivo franjo stjepan alija haris bakir enver sali hashim
edi ilir viktor traian ion nicolae mihai gheorghe calin istvan laszlo ferenc gyorgy zoltan gabor peter sandor attila viktor
konstantinos georgios costas kostas alexis antonis yannis giannis dimitris nikos panagiotis stavros evangelos mohammed mohammad
muhammad mohamed mohamad muhammed muhamad mohammadreza ahmed ahmad ali hassan hasan hussein hussain husain hossein husayn omar umar
osman uthman abdullah abdallah abdul abdel abdulrahman abdulaziz ibrahim ismail ismael yusuf yousef youssef yousif josef khalid
khaled karim kareem jamal gamal kamal mustafa mostafa mahmoud mahmud mehmood saeed said saad samir sami salem salim saleh salah
tariq tarek walid waleed yasser yasir yassin zaid ziad zaki bashar basil bassam bilal fahd faisal farid farouk faruq fawzi fouad
fuad ghassan habib hadi hafez hakim hamad hamid hamza hani harith hashim haytham hisham hosni hosam husam imad imran isa issa jabir
jafar jassim jihad kadhim kazim latif maher majed majid malik mansour marwan masoud massoud masud mazen moammar muammar mohsen
mounir munir muqtada moqtada murad musa moussa nabil nader nadim nasser nasir naji nizar nouri nuri osama usama qais qasim qassem
qusay rafik rafiq ramadan rami ramzi rashid raed riad riyad rida sadiq safwan saif sayyid sayed seyed shafiq shakir sharif
sulaiman suleiman taha talal talib uday udai wael wajdi yahya yaqub zayn zaynab zainab fatima fatemeh fatma aisha ayesha khadija
maryam mariam leila layla laila amal amina asma dina farah hala hana hanan huda iman jamila karima lina lubna mona muna nadia najwa
noor nour rana rania rasha reem rima salma samira sana shirin suad sumaya yasmin zahra zohra ayman anwar adel adnan akram alaa amin
amir amr anas ashraf assad atef ayad ayoub aziz badr baha bandar haider haidar haydar jalal jawad humam ibrahim iyad izzat laith
luay mowaffak mudhar muhannad nechirvan masrour qubad barham hoshyar fuad rowsch azad kawa arash amirali akbar alireza asghar babak
bahman bahram behrouz behzad bijan cyrus dariush darius davoud ebrahim ehsan esmail fariborz farhad farshad farzad fereydoun
gholam gholamreza hamed hamidreza hashem hedayat heshmat homayoun hooman hormoz hushang iraj jahangir javad kambiz kamran kamyar
kaveh kazem keyvan khosrow kianoush kourosh mahdi mehdi mehran mehrdad manouchehr mansoor masood mehrzad meysam mir mirhossein
mohsen mojtaba morteza naser navid nima omid parviz pejman peyman pirouz rahim rahman ramin reza rohollah ruhollah rostam rouhollah
sadegh saeid sajjad salman saman sasan shahin shahram shahriar shapour siamak sohrab soheil syamak taghi vahid yadollah yaser
yousef zia azadeh azar bahareh batoul batul elham elaheh farideh farzaneh fereshteh golnaz haleh homa jaleh ladan laleh mahin
mahnaz mahsa maliheh marjan marzieh masoumeh mina minoo mitra mojgan nahid narges nasrin neda niloufar nooshin parisa parvin
parvaneh roya samaneh sedigheh setareh shabnam shahla shahnaz sheida shohreh simin soheila sima taraneh tahereh zhila ziba recep
abdullah ahmet mehmet mustafa ali huseyin hasan ibrahim ismail osman yusuf murat omer ramazan halil suleyman hakan emre burak cem
can deniz ercan erdal ferhat fethullah gokhan hulusi kemal levent mesut metin mevlut nihat orhan ozan ozgur selahattin serkan tayyip
tolga turgut ugur umit volkan yasar yilmaz yigit zafer ayse emine hatice zeynep elif meral sibel tansu bulent suleyman necmettin
amitabh rajiv rahul sonia indira jawaharlal narendra atal manmohan priyanka sanjay vijay anil sunil ajay arjun ashok deepak dinesh
ganesh gopal govind harish kiran krishna kumar lalit manoj mohan mukesh naveen nitin pankaj prakash pramod prasad rajesh rakesh ram
ramesh ravi sachin sandeep shiv subhash suresh uday vikram vinod vivek amit anita anjali asha kavita lakshmi lata meena neha nisha
pooja priya rekha rani sarita shobha sunita sushma usha benazir asif nawaz pervez imran shahbaz bilawal zulfikar yousaf raza altaf
hamid ashraf abdul gulbuddin burhanuddin sheikh hasina khaleda ziaur mujibur chandrika mahinda gotabaya ranil velupillai yingluck
thaksin aung suu kyi thein ne win susilo bambang joko megawati suharto sukarno benigno corazon gloria rodrigo ferdinand imelda
mahathir najib anwar lee goh kim park moon roh chun jong il un sung dae jung myung bak geun hye jae jin hyun min soo young ho
hiroshi shinzo junichiro yoshihiko naoto yukio taro yasuo kenji takeshi satoshi akira haruki hideo ichiro kazuo makoto masahiro
minoru noboru osamu ryu shigeru shinji shoichi takashi tetsuya toshio tsutomu yasuhiro yoshi yuji akiko emiko fumiko haruko keiko
kumiko michiko naoko sachiko tomoko yoko yumiko xi jinping hu jintao wen jiabao deng xiaoping mao zedong zhou enlai jiang zemin li
wang zhang liu chen yang zhao huang wu xu sun ma zhu lin guo he gao luo zheng liang xie song tang feng deng han cao zeng peng nelson
thabo jacob cyril desmond winnie robert morgan joshua kofi kwame jerry goodluck olusegun sani umaru muhammadu atiku yemi chinua
wole ngozi uhuru mwai raila jomo daniel yoweri museveni paul kagame juvenal joseph laurent mobutu patrice moise haile meles abiy
isaias siad omar salva riek laurent alassane felix blaise thomas ellen charles samuel macky abdoulaye leopold amadou boubacar
ousmane mamadou sekou moussa ibrahima cheikh fatou aminata mariama netanyahu benjamin ehud ariel shimon yitzhak golda menachem
moshe avigdor tzipi naftali yair yossi uri dov eli amir avi chaim david eitan gideon gilad ilan moti nir noam ofer oren ran shai
shlomo tal yaakov yehuda yigal yoram zeev ehud mordechai avraham rivka sara miriam tamar ayelet jalal massoud masoud turaj yasir
atefeh kerry brooke paige taylor sierra trinity kylie kendall khloe kanye beyonce rihanna shakira adele leonardo brad angelina
julianna scarlett keira gwyneth reese jodie meryl whoopi oprah ellen conan jimmy kobe lebron shaquille usain serena venus novak
roger rafa andy cristiano lionel neymar zinedine thierry didier wayne ryan rio ashton drake eminem snoop tupac miley selena justin
zayn harry liam niall louis demi ariana nicki katy lana lorde bono sting elton mick keith ringo wilhelm friedrich ludwig johann
sigmund albrecht heinrich ernst gottfried immanuel rudolf adolf hermann joseph erwin albert bertolt rainer theodor walther otto
isaac galileo nicolaus tycho leonhard blaise rene voltaire denis georges honore emile gustave marcel albertine simone paulo vidal
alejo mikel inaki josep jordi pau xavi carles oriol arnau montserrat nuria mireia struan lorne callum gregor iain kirsty mairi
catriona aidan brendan cormac declan eamon eoin fionn gearoid kieran liam niamh oisin padraig ronan seamus siobhan sinead aoife
enda bertie taoiseach gerry gwyn dafydd rhys owain emrys sian cerys geraint huw lloyd alun aled ieuan jacinda kevin malcolm bronwyn
`
  .trim()
  .split(/\s+/);

/** Surnames that are common enough to be evidence by themselves, folded. */
export const SURNAMES: readonly string[] = `
smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor
moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott
torres nguyen hill flores green adams nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz
parker cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper peterson bailey reed kelly
howard ramos kim cox ward richardson watson brooks chavez wood james bennett gray mendoza ruiz hughes price alvarez castillo sanders
patel myers long ross foster jimenez powell jenkins perry russell sullivan bell coleman butler henderson barnes gonzales fisher
vasquez simmons romero jordan patterson alexander hamilton graham reynolds griffin wallace moreno west cole hayes bryant herrera
gibson ellis tran medina aguilar stevens murray ford castro marshall owens harrison fernandez mcdonald woods washington kennedy
wells vargas henry chen freeman webb tucker guzman burns crawford olson simpson porter hunter gordon mendez silva shaw snyder mason
dixon munoz hunt hicks holmes palmer wagner black robertson boyd rose stone salazar fox warren mills meyer rice schmidt garza
daniels ferguson nichols stephens soto weaver ryan gardner payne grant dunn kelley spencer hawkins arnold pierce hansen peters
santos hart bradley knight elliott cunningham duncan armstrong hudson carroll lane riley andrews alvarado ray delgado berry perkins
hoffman johnston matthews pena richards contreras willis carpenter lawrence sandoval obama bush clinton trump reagan nixon carter
biden mccain romney kerry gore cheney rumsfeld powell rice pelosi reid boehner mcconnell blair cameron brown thatcher major may
corbyn miliband clegg johnson churchill merkel schroeder kohl adenauer brandt schmidt sarkozy hollande chirac mitterrand macron
gaulle putin medvedev yeltsin gorbachev lavrov stalin lenin khrushchev brezhnev berlusconi renzi prodi zapatero aznar rajoy erdogan
gul davutoglu ataturk assad hussein maliki abadi talabani barzani jaafari allawi sistani sadr hakim khomeini khamenei ahmadinejad
rouhani rafsanjani khatami mousavi karroubi zarif netanyahu barak sharon rabin peres olmert arafat abbas mubarak morsi sisi nasser
sadat gaddafi qaddafi gadhafi saleh hadi karzai ghani musharraf bhutto sharif zardari khan gandhi nehru modi singh vajpayee mandela
mbeki zuma mugabe annan ban guterres kagame kenyatta chavez maduro castro lula rousseff morales kirchner pinochet fox calderon
nieto uribe netanyahu baghdadi zarqawi zawahiri laden nasrallah haniyeh meshaal soleimani petraeus mattis odierno mcchrystal kissinger
albright holbrooke mladic karadzic milosevic tudjman izetbegovic mueller schulz weber becker schneider fischer bauer koch richter
klein wolf schroder neumann schwarz zimmermann braun hofmann hartmann werner krause lehmann kohler maier dupont durand leroy moreau
laurent lefebvre michel bertrand roux vincent fournier morel girard andre mercier blanc guerin boyer garnier chevalier rossi russo
ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti costa mancini rizzo lombardi moretti ivanov petrov
sidorov smirnov kuznetsov popov sokolov volkov novikov kowalski nowak wisniewski novak horvat nagy kovacs szabo toth popescu
papadopoulos jensen nielsen hansen pedersen andersen larsen olsen johansson andersson karlsson nilsson eriksson svensson tanaka
suzuki sato watanabe ito yamamoto nakamura kobayashi kato yoshida abe koizumi wang zhang chen liu yang huang zhao zhou wu xu sun
hashemi hosseini ahmadi mohammadi karimi moradi rahimi jafari rezaei ebrahimi mousavi sadeghi kazemi najafi alavi tehrani shirazi
`
  .trim()
  .split(/\s+/);
