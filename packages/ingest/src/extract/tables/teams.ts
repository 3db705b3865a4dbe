const list = (names: string): readonly string[] =>
  names
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Clubs and teams by the names that sports pages call them; most others are called by their cities. */
export const TEAMS = list(`
Yankees,Mets,Red Sox,White Sox,Cubs,Orioles,Blue Jays,Rays,Indians,Tigers,Royals,Twins,Astros,Angels,Athletics,Mariners,Rangers,
Braves,Marlins,Phillies,Nationals,Brewers,Cardinals,Pirates,Diamondbacks,Rockies,Dodgers,Padres,Giants,Expos,
Celtics,Nets,Knicks,Sixers,76ers,Raptors,Bulls,Cavaliers,Pistons,Pacers,Bucks,Hawks,Hornets,Heat,Magic,Wizards,Bullets,Nuggets,
Timberwolves,Thunder,Trail Blazers,Blazers,Jazz,Warriors,Clippers,Lakers,Suns,Kings,Mavericks,Rockets,Grizzlies,Pelicans,Spurs,
SuperSonics,Sonics,Bills,Dolphins,Patriots,Jets,Ravens,Bengals,Browns,Steelers,Texans,Colts,Jaguars,Titans,Broncos,Chiefs,Raiders,
Chargers,Cowboys,Eagles,Redskins,Bears,Lions,Packers,Vikings,Falcons,Panthers,Saints,Buccaneers,Rams,49ers,Seahawks,Oilers,
Bruins,Canadiens,Senators,Maple Leafs,Sabres,Red Wings,Lightning,Hurricanes,Islanders,Flyers,Penguins,Capitals,Devils,Blackhawks,
Avalanche,Stars,Predators,Blues,Wild,Coyotes,Ducks,Mighty Ducks,Flames,Canucks,Golden Knights,Sharks,Whalers,
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
`);
