const list = (names: string): readonly string[] =>
  names
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Teams by the places that they play for, which stand for them as often as their own names do. */
export const TEAMS_OF_PLACES: readonly { readonly place: string; readonly teams: readonly string[] }[] = `
Anaheim:Mighty Ducks,Ducks,Angels
Arizona:Diamondbacks,Cardinals,Coyotes
Atlanta:Braves,Hawks,Falcons
Baltimore:Orioles,Ravens
Boston:Red Sox,Celtics,Bruins
Brooklyn:Nets
Buffalo:Bills,Sabres
Calgary:Flames
California:Angels
Carolina:Panthers,Hurricanes
Charlotte:Hornets
Chicago:Cubs,White Sox,Bulls,Bears,Blackhawks
Cincinnati:Bengals
Cleveland:Indians,Cavaliers,Browns
Colorado:Rockies,Avalanche
Dallas:Mavericks,Cowboys,Stars
Denver:Nuggets,Broncos
Detroit:Tigers,Pistons,Lions,Red Wings
Edmonton:Oilers
Florida:Marlins,Panthers
Golden State:Warriors
Green Bay:Packers
Hartford:Whalers
Houston:Astros,Rockets,Texans,Oilers
Indiana:Pacers
Indianapolis:Colts
Jacksonville:Jaguars
Kansas City:Royals,Chiefs
Las Vegas:Golden Knights,Raiders
Los Angeles:Dodgers,Lakers,Clippers,Rams,Raiders,Kings,Angels
Memphis:Grizzlies
Miami:Heat,Dolphins,Marlins
Milwaukee:Brewers,Bucks
Minnesota:Twins,Timberwolves,Vikings,Wild
Montreal:Expos,Canadiens
Nashville:Predators
New England:Patriots
New Jersey:Nets,Devils
New Orleans:Saints,Pelicans,Hornets
New York:Yankees,Mets,Knicks,Giants,Jets,Rangers,Islanders
Oakland:Athletics,Raiders
Oklahoma City:Thunder
Orlando:Magic
Ottawa:Senators
Philadelphia:Phillies,Sixers,76ers,Eagles,Flyers
Phoenix:Suns,Coyotes
Pittsburgh:Pirates,Steelers,Penguins
Portland:Trail Blazers,Blazers
Sacramento:Kings
San Antonio:Spurs
San Diego:Padres,Chargers
San Francisco:Giants,49ers
San Jose:Sharks
Seattle:Mariners,SuperSonics,Sonics,Seahawks
St. Louis:Cardinals,Rams,Blues
Tampa Bay:Rays,Buccaneers,Lightning
Tennessee:Titans
Texas:Rangers
Toronto:Blue Jays,Raptors,Maple Leafs
Utah:Jazz
Vancouver:Canucks,Grizzlies
Washington:Nationals,Wizards,Bullets,Redskins,Capitals
Winnipeg:Jets
`
  .trim()
  .split('\n')
  .map((line) => {
    const [place, teams] = line.split(':') as [string, string];
    return { place, teams: list(teams) };
  });

/** Clubs and teams by the names that sports pages call them; most others are called by their cities. */
export const TEAMS = [
  ...new Set(TEAMS_OF_PLACES.flatMap(({ teams }) => teams)),
  ...list(`
Arsenal,Aston Villa,Blackburn Rovers,Bolton Wanderers,Chelsea,Crystal Palace,Everton,Fulham,Leeds United,Leicester City,Liverpool FC,
Manchester City,Man City,Manchester United,Man United,Newcastle United,Norwich City,Nottingham Forest,Queens Park Rangers,QPR,
Sheffield Wednesday,Sheffield United,Southampton FC,Stoke City,Tottenham,Tottenham Hotspur,West Brom,West Bromwich Albion,
West Ham,West Ham United,Wigan Athletic,Wolves,Wolverhampton Wanderers,Ipswich Town,Hull City,Swansea City,Cardiff City,Birmingham City,
Celtic,Hibernian,Hearts,Kilmarnock,Dundee United,Ajax,Feyenoord,PSV,PSV Eindhoven,Twente,Vitesse,Anderlecht,Club Brugge,
Standard Liege,Real Madrid,Atletico Madrid,Atlético Madrid,FC Barcelona,Athletic Bilbao,Real Sociedad,Deportivo Coruna,Sevilla,
Real Betis,Villarreal,Espanyol,Celta Vigo,Juventus,AC Milan,Inter,Inter Milan,Internazionale,AS Roma,Lazio,Napoli,Fiorentina,
Sampdoria,Udinese,Atalanta,Parma FC,Bayern,Bayern Munich,Borussia Dortmund,Borussia Moenchengladbach,Schalke,Schalke 04,Werder Bremen,
Bayer Leverkusen,Hamburger SV,VfB Stuttgart,Hertha Berlin,Eintracht Frankfurt,Paris Saint-Germain,PSG,Olympique Lyonnais,
Olympique Marseille,AS Monaco,Auxerre,Saint-Etienne,Girondins,Benfica,Porto FC,FC Porto,Sporting Lisbon,Sporting,Boavista,Galatasaray,
Fenerbahce,Besiktas,Trabzonspor,Olympiakos,Olympiacos,Panathinaikos,AEK,PAOK,Rosenborg,Brondby,FC Copenhagen,IFK Gothenburg,
Dynamo Kiev,Shakhtar Donetsk,Spartak Moscow,CSKA,CSKA Moscow,Lokomotiv Moscow,Zenit,Steaua,Steaua Bucharest,Red Star Belgrade,
Partizan,Dinamo Zagreb,Hajduk Split,Sparta Prague,Slavia Prague,Legia Warsaw,Ferencvaros,Rapid Vienna,Grasshoppers,FC Basel,
Boca Juniors,River Plate,Racing Club,Independiente,San Lorenzo,Flamengo,Fluminense,Corinthians,Palmeiras,Santos FC,Gremio,
Internacional,Cruzeiro,Vasco da Gama,Penarol,Nacional,Colo Colo,Al-Ahly,Al Ahly,Zamalek,Al-Hilal,Al-Ittihad,Esteghlal,Persepolis,
Wallabies,All Blacks,Springboks,Pumas,Leinster Rugby,Munster Rugby,Wasps,Saracens,Harlequins,Leicester Tigers,Crusaders,Brumbies,
Canberra Raiders,Brisbane Broncos,Sydney Roosters,Collingwood,Essendon,Hawthorn,Ferrari,McLaren,Williams-Renault,Benetton,Red Bull Racing
`),
];
