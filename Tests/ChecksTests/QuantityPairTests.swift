import TestSupport
import Testing

/// Sentence pairs of many languages with English: numbers in words, inflected
/// words, dates, clock times, money, units, percentages, ordinals, centuries.
@Suite struct QuantityPairTests {
  static let rules: Set<String> = [
    "number-mismatch", "number-missing", "number-added", "percent-missing", "date-mismatch",
    "time-mismatch", "unit-mismatch", "currency-mismatch", "number-format", "date-format",
    "currency-format",
  ]

  @Test(arguments: pairs)
  func onlySlipsAreFound(pair: SlipPair) throws {
    let failures = try pair.failures(of: Self.rules)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  static let pairs = """
    en→ru | It flourished in the 900s. | Он процветал в {X→XII} веке.
    en→de | It was settled in the 800s. | Es wurde im {9→8}. Jahrhundert besiedelt.
    en→fi | It was founded in the 9th century. | Se perustettiin {800→900}-luvulla.
    en→fi | It grew in the 6th and 7th centuries. | Se kasvoi 500- ja {600→800}-luvulla.
    en→sv | It grew in the 13th and 14th centuries. | Det växte på 1200- och {1300→1500}-talen.
    en→da | It was founded in the 9th century. | Det blev grundlagt i {800→700}-tallet.
    en→ru | They ruled over 300 cities. | Они господствовали над {тремя→пятью} сотнями городов.
    en→uk | They ruled over 2 million people. | Вони панували над {двома→трьома} мільйонами людей.
    en→ga | A %s %s has been lost to %s. | Cailleadh %2$s %1$s le %3$s.
    en→es | It was built in the middle of the 1st millennium, between the eighth and tenth century. | Se construyó a mediados del primer milenio, entre los siglos VIII y X.
    en→fr | They fell between the eighth and tenth century, in the seventh and eighth rounds. | Ils tombèrent entre le huitième et le {dixième→onzième} siècle, aux septième et huitième tours.
    en→ja | It was used in the 2nd millennium. | それは第{2→3}千年紀に使われました。
    en→es | It happened some 17 to 18 millennia ago, or two millennia later. | Ocurrió hace unos 17 a {18→28} mil años, o dos milenios después.
    en→sk | It was made two millennia earlier. | Vznikla {dvetisíc→tritisíc} rokov skôr.
    en→ru | The empire lasted for three millennia. | Империя просуществовала {3000→2000} лет.
    en→ru | It is from the 2nd millennium. | Она из {2→3}-го тысячелетия.
    en→es | We should recruit at least ten new soldiers. | Debemos reclutar al menos {diez→doce} nuevos soldados.
    en→pt | We should recruit at least ten new soldiers. | Devemos recrutar pelo menos {dez→doze} novos soldados.
    en→gl | We should recruit at least ten new soldiers. | Debemos recrutar polo menos {dez→doce} novos soldados.
    en→it | We should recruit at least ten new soldiers. | Dobbiamo reclutare almeno {dieci→dodici} nuovi soldati.
    en→nb | It takes about twenty times longer. | Det tar omtrent {tjue→tolv} ganger lengre tid.
    en→sv | It takes about twenty times longer. | Det tar ungefär {tjugo→tolv} gånger längre tid.
    en→de | It takes about twenty times longer. | Es dauert etwa {zwanzig→zwölf} Mal so lang.
    en→da | It takes about twenty times longer. | Det tager cirka {tyve→tolv} gange længere.
    en→nl | It takes about twenty times longer. | Het duurt ongeveer {twintig→dertig} keer zo lang.
    en→fi | Build 2 ports on distant islands. | Rakenna {2→3} satamaa kaukaisille saarille.
    en→fr | The file takes 83MiB of 5.0 GiB. | Le fichier prend {83Mio→38Mio} sur 5,0 Gio.
    en→es | It is a coil of 45 nm. | Es una bobina de 45 {nm→mm}.
    en→de | The light has 0.5 µm, the ship went 10 nautical miles. | Das Licht hat {500→50} nm, das Schiff fuhr 18,5 km.
    en→de | The picture takes 64 KiB of the disk. | Das Bild braucht {64→46} KB der Platte.
    en→pt | A stock sells for $100 and gives $2 in dividends. | Uma ação vende-se a {$100→$200} e dá $2 em dividendos.
    en→it | Twenty-one people were injured in the crash. | {Ventuno→Ventidue} persone sono rimaste ferite nello scontro.
    en→it | The bridge was built in the 19th century. | Il ponte fu costruito nel {XIX→XVIII} secolo.
    en→it | In the sixties the town had 45,000 inhabitants. | Negli anni Sessanta la città contava {45.000→54.000} abitanti.
    en→it | The project will cost €3.5 billion over four years. | Il progetto costerà {3,5→5,3} miliardi di euro in {quattro→cinque} anni.
    en→it | The meeting is on Monday, 14 October 2019, at 3:30 p.m. | La riunione si terrà lunedì {14→15} ottobre 2019 alle {15.30→16.30}.
    en→it | Prices rose 2.4 percent in March. | A marzo i prezzi sono saliti del {2,4→4,2} per cento.
    en→it | He ran 10 miles every day. | Correva {16→10} chilometri ogni giorno.
    en→it | Half a million people took part. | Ha partecipato mezzo milione di persone.
    en→it | A third of the voters stayed at home. | Un terzo degli elettori è rimasto a casa.
    en→it | On the ninth day they found 1,250 euros and a $20 bill. | Il nono giorno trovarono {1.250→1.520} euro e una banconota da {20→50} dollari.
    en→it | Two out of three Italians sleep less than seven hours. | {Due→Quattro} italiani su tre dormono meno di {sette→sei} ore.
    en→it | The 2,000-seat hall was finished in 1998. | La sala da {duemila→tremila} posti fu completata nel {1998→1989}.
    en→it | About fifteen families left; a hundred or so stayed. | Una quindicina di famiglie se ne è andata; un centinaio è rimasto.
    en→it | It weighs 150 pounds and costs £40. | Pesa {68→150} chili e costa {40→45} sterline.
    it→en | Circa milleduecento soldati hanno lasciato la base. | Some {1,200→1,300} soldiers left the base.
    it→en | È il terzo incendio in due settimane. | It is the third fire in {two→three} weeks.
    it→en | La temperatura è scesa a −7 gradi. | The temperature fell to {−7→−17} degrees.
    it→en | Il biglietto costa 12,50 euro. | A ticket costs {€12.50→€15.20}.
    it→en | Il 1º maggio 1948 il presidente si dimise. | On {May→March} 1, 1948, the president resigned.
    it→en | Il museo, aperto dalle 9 alle 18, ha venduto 28.000 biglietti. | The museum, open from 9 a.m. to {6→7} p.m., sold {28,000→2,800} tickets.
    it→en | Nel Duecento la città aveva quarantamila abitanti. | In the 13th century the town had {40,000→14,000} inhabitants.
    it→en | Il 25 aprile alle 10 si terrà la 75ª edizione. | The {75th→57th} edition takes place on {April→August} 25 at {10→11} a.m.
    it→en | Sono nati ventotto bambini tra gennaio e giugno. | {Twenty-eight→Eighteen} children were born between January and {June→July}.
    it→en | Il debito è sceso dall'1,8% all'1,5%. | The debt fell from {1.8→1.9} to {1.5→2.5} percent.
    it→en | Vinse per tre a due. | He won {3-2→3-1}.
    en→pl | Twenty-three people died in the accident. | W wypadku zginęły {dwadzieścia trzy→trzydzieści dwie} osoby.
    en→pl | The castle dates from the 14th century. | Zamek pochodzi z {XIV→XVI} wieku.
    en→pl | In the 1980s he worked in Łódź. | W latach {80.→70.} pracował w Łodzi.
    en→pl | The company earned 1.2 billion zlotys last year. | W ubiegłym roku spółka zarobiła {1,2 mld→1,2 mln} złotych.
    en→pl | The constitution was adopted on 3 May 1791. | Konstytucję uchwalono 3 {maja→czerwca} 1791 roku.
    en→pl | Unemployment fell to 5.4 percent. | Bezrobocie spadło do {5,4→4,5} proc.
    en→pl | The train leaves at 7:45 p.m. | Pociąg odjeżdża o {19.45→18.45}.
    en→pl | The second-largest city has 780,000 residents. | Drugie co do wielkości miasto liczy {780→870} tys. mieszkańców.
    en→pl | Two and a half thousand people came. | Przyszło dwa i pół tysiąca osób.
    en→pl | Five of the twelve jurors voted against. | Pięciu z {dwunastu→trzynastu} przysięgłych głosowało przeciw.
    en→pl | It rained for 40 days and 40 nights. | Padało przez czterdzieści dni i czterdzieści nocy.
    en→pl | Around 1,500 people live there, a third of them children. | Mieszka tam około {1500→5100} osób, z czego jedna trzecia to dzieci.
    en→pl | The tickets cost from $15 to $40. | Bilety kosztują od {15→18} do {40→50} dolarów.
    en→pl | He won the 100 metres in 9.81 seconds. | Wygrał bieg na {100→200} metrów z czasem {9,81→9,18} sekundy.
    en→pl | The second half begins at 9 p.m. on Saturday. | Druga połowa zaczyna się w {sobotę→niedzielę} o godz. {21→20}.
    pl→en | Na miejscu pracowało dwunastu strażaków. | {Twelve→Thirteen} firefighters worked at the scene.
    pl→en | Podano ponad pięć milionów dawek. | More than {five→six} million doses were given.
    pl→en | Trasa ma 120 kilometrów. | The route is {75→120} miles long.
    pl→en | Pomnik odsłonięto w czwartek, 17 września. | The monument was unveiled on {Thursday→Tuesday}, September {17→18}.
    pl→en | Czterdzieści procent ankietowanych odmówiło. | {Forty→Fourteen} percent of those polled refused.
    pl→en | Wyjechał półtora roku temu. | He left a year and a half ago.
    pl→en | W dwudziestym wieku miasto liczyło 50 tys. mieszkańców. | In the 20th century the town had {50,000→15,000} residents.
    pl→en | Po trzydziestu dwóch latach wrócił do kraju. | He returned home after {thirty-two→twenty-two} years.
    pl→en | Cena wzrosła z 4,99 zł do 6,49 zł. | The price rose from {4.99→4.69} zlotys to {6.49→9.46} zlotys.
    pl→en | Do wypadku doszło 11 listopada 2018 r. o godz. 14.20. | The accident happened on {November→October} 11, {2018→2017}, at {2:20→3:20} p.m.
    pl→en | Trzech na czterech Polaków popiera ustawę. | Three out of four Poles support the law.
    en→cs | Thirty-five families lost their homes. | O domov přišlo {třicet pět→padesát tři} rodin.
    en→cs | The church was built in the 13th century. | Kostel byl postaven ve {13.→15.} století.
    en→cs | In the 1990s the factory employed 600 people. | V {90.→80.} letech továrna zaměstnávala {600→60} lidí.
    en→cs | The state will pay 2.5 billion crowns. | Stát zaplatí {2,5 miliardy→2,5 milionu} korun.
    en→cs | He was born on 28 October 1918. | Narodil se {28.→18.} října 1918.
    en→cs | Inflation reached 17.5 percent. | Inflace dosáhla {17,5→15,7} procenta.
    en→cs | The concert begins at 8 p.m. | Koncert začíná ve {20→21} hodin.
    en→cs | The car was travelling at 60 mph. | Auto jelo rychlostí {97→60} km/h.
    en→cs | The fine is 3,000 crowns, that is about 120 euros. | Pokuta činí {3000→300} korun, tedy asi {120→102} eur.
    en→cs | Nine out of ten children have a phone. | Devět dětí z deseti má telefon.
    en→cs | He scored twice in the last ten minutes. | V posledních {deseti→patnácti} minutách dal dva góly.
    en→cs | The exhibition runs from 3 April to 15 June. | Výstava potrvá od {3.→13.} dubna do 15. {června→července}.
    en→cs | The lake covers 12.5 square kilometres. | Jezero má rozlohu {12,5→15,2} kilometru čtverečního.
    cs→en | Po dvaceti letech se vrátil domů. | After {twenty→thirty} years he returned home.
    cs→en | Zemřelo jednadvacet lidí. | {Twenty-one→Twenty-two} people died.
    cs→en | Hora je vysoká 1602 metrů. | The mountain is {1,602→1,206} metres high.
    cs→en | Vlak měl 45 minut zpoždění. | The train was {45→54} minutes late.
    cs→en | V úterý 5. března začala stávka. | The strike began on {Tuesday→Thursday}, {5→6} March.
    cs→en | Podle dvou třetin dotázaných to není správné. | Two thirds of those asked say that it is not right.
    cs→en | Ve dvacátých letech tu žilo osm set lidí. | In the twenties {eight→nine} hundred people lived here.
    cs→en | Sedmnáctiletý mladík ujel 250 kilometrů. | The {17→27}-year-old drove {250→520} kilometres.
    cs→en | Letos přijelo o třetinu méně turistů. | A third fewer tourists came this year.
    cs→en | Zápas začíná v půl osmé večer. | The match begins at half past seven in the evening.
    cs→en | Ztráta dosáhla 1,2 miliardy korun. | The loss came to {1.2→2.1} billion crowns.
    en→nl | Twenty-one passengers were hurt. | {Eenentwintig→Tweeëntwintig} passagiers raakten gewond.
    en→nl | The tower dates from the seventeenth century. | De toren dateert uit de {zeventiende→achttiende} eeuw.
    en→nl | In the eighties it lost its voters. | In de jaren {tachtig→negentig} verloor het zijn kiezers.
    en→nl | The loss was €2.3 billion. | Het verlies bedroeg {2,3 miljard→2,3 miljoen} euro.
    en→nl | The war ended here on 4 May 1945. | De oorlog eindigde hier op {4→14} mei 1945.
    en→nl | Rents rose by 12.5 percent. | De huren stegen met {12,5→15,2} procent.
    en→nl | The film starts at half past seven. | De film begint om half acht.
    en→nl | Three quarters of the 8,000 members voted. | Drie kwart van de {8000→9000} leden stemde.
    en→nl | The fourth edition drew 35,000 visitors in five days. | De vierde editie trok {35.000→53.000} bezoekers in {vijf→zes} dagen.
    en→nl | He is 6 feet tall and weighs 180 pounds. | Hij is {1,83→1,38} meter lang en weegt {82→180} kilo.
    en→nl | It was 25 degrees below zero. | Het was 25 graden onder nul.
    nl→en | Ruim honderdvijftig mensen kwamen kijken. | More than {150→160} people came to watch.
    nl→en | Anderhalf jaar later trouwden ze. | They married a year and a half later.
    nl→en | Het dorp ligt vijf kilometer verderop. | The village lies {three→five} miles further on.
    nl→en | De winkel is open van 9.00 tot 17.30 uur. | The shop is open from 9 a.m. to {5:30→6:30} p.m.
    nl→en | De boete bedraagt € 1.250. | The fine is {€1,250→€1,520}.
    nl→en | Op dinsdag 11 maart viel 40 millimeter regen. | On Tuesday, 11 {March→April}, {40→14} millimetres of rain fell.
    nl→en | Van de 28 lidstaten stemden er 21 voor. | {Twenty-one→Twelve} of the {28→27} member states voted in favour.
    nl→en | In de jaren negentig kostte een huis 90.000 euro. | In the {1990s→1980s} a house cost {€90,000→€19,000}.
    nl→en | De trein van kwart over acht had twintig minuten vertraging. | The quarter past eight train was {twenty→thirty} minutes late.
    nl→en | Hij werd op 12 januari 1952 geboren. | He was born on {January→February} {12→21}, {1952→1925}.
    nl→en | Eén op de vijf kinderen is te zwaar. | One in {five→six} children is overweight.
    en→sv | Twenty-five people were evacuated. | {Tjugofem→Trettiofem} personer evakuerades.
    en→sv | The house was built in the 19th century. | Huset byggdes på {1800-talet→1700-talet}.
    en→sv | In the 1970s the yard had 900 workers. | På {70-talet→80-talet} hade varvet {900→9000} arbetare.
    en→sv | The company lost 4.2 billion kronor. | Företaget förlorade {4,2 miljarder→4,2 miljoner} kronor.
    en→sv | He became king on 6 June 1523. | Den {6→16} juni 1523 blev han kung.
    en→sv | The economy grew by 3.5 percent. | Ekonomin växte med {3,5→5,3} procent.
    en→sv | The match begins at 6:30 p.m. | Matchen börjar klockan {18.30→19.30}.
    en→sv | One in five children lives in poverty. | Vart femte barn lever i fattigdom.
    en→sv | The tunnel is 8.5 kilometres long and cost 12 billion. | Tunneln är {8,5→5,8} kilometer lång och kostade {12→21} miljarder.
    en→sv | Temperatures fell to 30 degrees below zero. | Temperaturen sjönk till {30→13} minusgrader.
    en→sv | The sentence is two and a half years. | Straffet är två och ett halvt år.
    sv→en | Sjön ligger tre mil bort. | The lake lies {30→3} kilometres away.
    sv→en | Drygt tolvhundra personer deltog. | Just over {1,200→1,300} people took part.
    sv→en | Ett tjugotal bilar skadades. | About twenty cars were damaged.
    sv→en | Onsdagen den 12 februari stängdes skolan. | On Wednesday, 12 {February→March}, the school closed.
    sv→en | Han är 1,92 meter lång. | He is {1.92→1.29} metres tall.
    sv→en | Priset är 1 500 kronor. | The price is {1,500→1,050} kronor.
    sv→en | Under 1990-talet dog fyrahundra personer. | In the {1990s→1980s} {four→five} hundred people died.
    sv→en | Mötet hålls tisdagen den 3 maj kl. 14.00. | The meeting is held on {Tuesday→Friday}, {May→March} 3, at {2→4} p.m.
    sv→en | Var tredje väljare är osäker. | One voter in three is undecided.
    sv→en | Skatten höjs från 30 till 32 procent. | The tax goes up from {30→13} to {32→23} percent.
    sv→en | Drygt en halv miljon svenskar har flyttat. | Just over half a million Swedes have moved.
    en→el | Thirty-two people were arrested. | Συνελήφθησαν {τριάντα δύο→είκοσι τρία} άτομα.
    en→el | The church was built in the 19th century. | Ο ναός χτίστηκε τον {19ο→18ο} αιώνα.
    en→el | In the 1960s he lived in Athens. | Τη δεκαετία του {1960→1970} ζούσε στην Αθήνα.
    en→el | The loan is 2.5 billion euros. | Το δάνειο είναι {2,5 δισ.→2,5 εκατ.} ευρώ.
    en→el | The revolution began on 25 March 1821. | Η επανάσταση άρχισε στις 25 {Μαρτίου→Απριλίου} 1821.
    en→el | Unemployment fell to 6.8 percent. | Η ανεργία έπεσε στο {6,8%→8,6%}.
    en→el | The show begins at 8:30 p.m. | Η παράσταση αρχίζει στις {8:30→9:30} το βράδυ.
    en→el | He drove 50 miles. | Οδήγησε {80→50} χιλιόμετρα.
    en→el | Two thirds of the 1,200 students passed. | Τα δύο τρίτα των {1.200→2.100} φοιτητών πέρασαν.
    en→el | The journey takes three and a half hours. | Το ταξίδι διαρκεί τρεισήμισι ώρες.
    en→el | The fine is between 500 and 1,000 euros. | Το πρόστιμο είναι από {500→800} έως {1.000→10.000} ευρώ.
    en→el | He finished seventh in the 21st edition. | Τερμάτισε έβδομος στην {21η→12η} διοργάνωση.
    en→el | The wind reached 60 mph. | Ο άνεμος έφτασε τα {97→60} χλμ./ώρα.
    el→en | Πέντε χιλιάδες άνθρωποι διαδήλωσαν. | {Five→Six} thousand people demonstrated.
    el→en | Ζει εδώ δεκατέσσερα χρόνια. | She has lived here for {fourteen→fifteen} years.
    el→en | Την Τρίτη 4 Φεβρουαρίου έκλεισαν τα σχολεία. | On Tuesday, 4 {February→January}, the schools closed.
    el→en | Το 40% των κατοίκων έφυγε. | {Forty→Fourteen} percent of the residents left.
    el→en | Είναι η τρίτη φορά φέτος. | It is the third time this year.
    el→en | Το σπίτι κοστίζει 250.000 ευρώ. | The house costs {€250,000→€25,000}.
    el→en | Διακόσιοι πενήντα εργαζόμενοι απολύθηκαν. | {250→350} workers were laid off.
    el→en | Η δίκη αρχίζει στις 10 το πρωί της Δευτέρας. | The trial begins at {10→11} a.m. on {Monday→Tuesday}.
    el→en | Ο πληθυσμός είναι 10,4 εκατομμύρια. | The population is {10.4→14.1} million.
    el→en | Πέθανε στις 9 Ιανουαρίου 2003 σε ηλικία 87 ετών. | He died on {January→June} 9, {2003→2013}, aged {87→78}.
    el→en | Το ένα τέταρτο των νησιών κατοικείται. | A quarter of the islands is inhabited.
    en→bg | Twenty-four people were rescued. | Спасени са {двадесет и четири→двадесет и пет} души.
    en→bg | The school was founded in the 19th century. | Училището е основано през {XIX→XVIII} век.
    en→bg | In the 1980s the town had two cinemas. | През {80-те→70-те} години градът имаше две кина.
    en→bg | The road will cost 1.5 billion leva. | Пътят ще струва {1,5 млрд.→1,5 млн.} лева.
    en→bg | The treaty was signed on 3 March 1878. | Договорът е подписан на 3 {март→май} {1878→1887} г.
    en→bg | Prices rose by 4.7 percent. | Цените се повишиха с {4,7→7,4} на сто.
    en→bg | The session begins at 6:30 p.m. | Заседанието започва в {18:30→19:30} часа.
    en→bg | The border is 200 miles away. | Границата е на {320→200} километра.
    en→bg | Three of the seven judges disagreed. | Трима от {седемте→осемте} съдии не бяха съгласни.
    en→bg | The fine is from 50 to 200 leva. | Глобата е от {50→15} до {200→2000} лева.
    en→bg | The two and a half hour film won four awards. | Филмът, дълъг два часа и половина, спечели {четири→пет} награди.
    en→bg | The plant employs 2,300 people. | Заводът има {2300→3200} работници.
    bg→en | Около петнадесет хиляди души живеят тук. | Some {15,000→16,000} people live here.
    bg→en | Двамата братя имат седем магазина. | The two brothers own {seven→eight} shops.
    bg→en | В сряда, 8 април, заваля сняг. | It snowed on {Wednesday→Friday}, April {8→9}.
    bg→en | Трийсет и двама ученици отсъстваха. | {Thirty-two→Thirty-three} pupils were absent.
    bg→en | Температурите ще достигнат 38 градуса. | Temperatures will reach {38→28} degrees.
    bg→en | Преди половин час избухна пожар. | A fire broke out half an hour ago.
    bg→en | На 24 май 2012 г. в 10 ч. започна шествието. | The procession began at {10→11} a.m. on {May→March} 24, {2012→2011}.
    bg→en | През двадесети век градът порасна десет пъти. | In the 20th century the town grew tenfold.
    bg→en | Една трета от децата не ходят на детска градина. | A third of the children do not go to kindergarten.
    bg→en | Милион и половина българи живеят в чужбина. | One and a half million Bulgarians live abroad.
    bg→en | Колата се движеше със 120 км/ч. | The car was doing {75→120} mph.
    en→ko | Twenty-three people were injured. | {23명→32명}이 다쳤다.
    en→ko | The church was built in the 19th century. | 그 교회는 {19세기→18세기}에 지어졌다.
    en→ko | In the 1980s exports doubled. | {1980년대→1970년대}에 수출이 두 배로 늘었다.
    en→ko | The deal is worth $3.5 billion. | 이 거래는 {35억→53억} 달러 규모다.
    en→ko | The law took effect on 14 October 2019. | 이 법은 2019년 {10월→11월} {14일→15일}에 시행됐다.
    en→ko | Prices rose 2.4 percent. | 물가가 {2.4%→4.2%} 올랐다.
    en→ko | The meeting begins at 3:30 p.m. | 회의는 오후 {3시→4시} 30분에 시작된다.
    en→ko | He walked 10 miles. | 그는 {16킬로미터→10킬로미터}를 걸었다.
    en→ko | Three out of four people use it for two hours a day. | 네 명 중 세 명이 하루 {두→다섯} 시간씩 사용한다.
    en→ko | The 45-year-old paid 1,200 dollars. | 그 {45세→54세} 남성은 {1200달러→2100달러}를 냈다.
    en→ko | It was 7 degrees below zero in Seoul. | 서울의 기온은 영하 {7도→17도}였다.
    en→ko | The company has 82,000 employees in 15 countries. | 이 회사는 {15개국→51개국}에 {8만 2000명→8만 5000명}의 직원을 두고 있다.
    en→ko | A third of the respondents said no. | 응답자의 3분의 1이 아니라고 답했다.
    ko→en | 열두 명이 숨졌다. | {Twelve→Thirteen} people died.
    ko→en | 약 1만 5천 명이 모였다. | Some {15,000→1,500} people gathered.
    ko→en | 3월 5일 화요일에 눈이 내렸다. | It snowed on {Tuesday→Thursday}, {March→May} 5.
    ko→en | 올해 두 번째 승리다. | It is the second win this year.
    ko→en | 백오십만 명이 백신을 맞았다. | {1.5→1.3} million people were vaccinated.
    ko→en | 스물다섯 살의 선수가 이겼다. | The {25→35}-year-old player won.
    ko→en | 지난해 4분기 매출은 12조 5천억 원이었다. | Sales in the fourth quarter of last year came to {12.5→15.2} trillion won.
    ko→en | 서른두 번의 경기에서 스무 골을 넣었다. | He scored {20→30} goals in {32→23} matches.
    ko→en | 1950년 6월 25일 새벽 4시에 시작됐다. | It began at {4→5} a.m. on {June→July} 25, {1950→1953}.
    ko→en | 5세 이하 어린이 300만 명이 대상이다. | It is meant for {3→30} million children aged {five→six} and under.
    ko→en | 반세기 만에 인구가 절반으로 줄었다. | The population has halved in half a century.
    en→he | Fourteen people were injured. | {ארבעה עשר→חמישה עשר} בני אדם נפצעו.
    en→he | The house was built in the 19th century. | הבית נבנה במאה ה-{19→18}.
    en→he | In the 1980s he lived in Haifa. | בשנות ה-{80→70} הוא גר בחיפה.
    en→he | The deal is worth $3.5 billion. | העסקה שווה {3.5 מיליארד→3.5 מיליון} דולר.
    en→he | It was signed on 14 October 2019. | הוא נחתם ב-{14→15} באוקטובר 2019.
    en→he | Prices rose by 2.4 percent. | המחירים עלו ב-{2.4→4.2} אחוזים.
    en→he | The meeting begins at 6:30 p.m. | הפגישה מתחילה בשעה {18:30→19:30}.
    en→he | He walked 10 miles. | הוא הלך {16→10} קילומטרים.
    en→he | Three out of four children walk to school. | שלושה מתוך ארבעה ילדים הולכים ברגל לבית הספר.
    en→he | Some 2,300 people work in 15 factories. | כ-{2,300→3,200} איש עובדים ב-{15→51} מפעלים.
    en→he | The film lasts two and a half hours. | הסרט נמשך שעתיים וחצי.
    en→he | The fine is between 500 and 1,000 shekels. | הקנס הוא בין {500→800} ל-{1,000→10,000} שקלים.
    he→en | שלושים ושתיים נשים נבחרו. | {Thirty-two→Forty-two} women were elected.
    he→en | אלפיים חיילים חזרו הביתה. | {Two→Three} thousand soldiers returned home.
    he→en | ביום שלישי, 5 במרץ, ירד שלג. | It snowed on {Tuesday→Thursday}, {March→May} 5.
    he→en | הוא עזב לפני שנתיים. | He left two years ago.
    he→en | הקנס הוא 500 שקלים. | The fine is {500→550} shekels.
    he→en | עשרים וחמישה תלמידים נעדרו במשך שבוע. | {Twenty-five→Thirty-five} pupils were absent for a week.
    he→en | מאתיים איש הגיעו בשעה שמונה בבוקר. | {Two→Three} hundred people came at {eight→nine} in the morning.
    he→en | ב-6 באוקטובר 1973 פרצה המלחמה. | The war broke out on {October→November} 6, {1973→1937}.
    he→en | שליש מהאוכלוסייה חי בעוני. | A third of the population lives in poverty.
    he→en | חמישים אחוזים מהמצביעים תמכו בו. | {Fifty→Fifteen} percent of the voters supported him.
    en→hi | Twenty-five people were injured. | {पच्चीस→पैंतीस} लोग घायल हुए।
    en→hi | The fort was built in the 18th century. | किला {18वीं→16वीं} सदी में बना था।
    en→hi | In the 1980s the mill had 600 workers. | {1980→1970} के दशक में मिल में {600→60} मज़दूर थे।
    en→hi | The deal is worth $3.5 billion. | सौदा {3.5 अरब→3.5 करोड़} डॉलर का है।
    en→hi | It was signed on 15 August 1947. | इस पर 15 {अगस्त→मार्च} 1947 को हस्ताक्षर हुए।
    en→hi | Prices rose by 2.4 percent. | क़ीमतें {2.4→4.2} प्रतिशत बढ़ीं।
    en→hi | The meeting begins at 6:30 p.m. | बैठक शाम {6:30→7:30} बजे शुरू होगी।
    en→hi | He walked 10 miles. | वह {16→10} किलोमीटर चला।
    en→hi | Three out of four children have a phone. | चार में से तीन बच्चों के पास फ़ोन है।
    en→hi | Some 250,000 people came in two days. | {दो→चार} दिनों में क़रीब {ढाई→साढ़े तीन} लाख लोग आए।
    en→hi | The fine is 5,000 rupees. | जुर्माना {5,000→50,000} रुपये है।
    en→hi | He is 45 and has seven children. | वह {45→54} साल का है और उसके {सात→आठ} बच्चे हैं।
    en→hi | Temperatures reached 42 degrees. | तापमान {42→24} डिग्री तक पहुँचा।
    hi→en | 1.5 लाख लोग बेघर हो गए। | {150,000→15,000} people lost their homes.
    hi→en | दो करोड़ रुपये ख़र्च हुए। | {20→2} million rupees were spent.
    hi→en | मंगलवार, 5 मार्च को बर्फ़ गिरी। | It snowed on {Tuesday→Thursday}, {March→May} 5.
    hi→en | वह डेढ़ साल पहले चला गया। | He left a year and a half ago.
    hi→en | ढाई हज़ार लोग आए। | {2,500→3,500} people came.
    hi→en | बारह घंटे बाद आग बुझी। | The fire was put out after {twelve→thirteen} hours.
    hi→en | तीन सौ पचास किसान दिल्ली पहुँचे। | {350→530} farmers reached Delhi.
    hi→en | १५ अगस्त १९४७ को देश आज़ाद हुआ। | The country became free on {August→April} 15, {1947→1974}.
    hi→en | साढ़े तीन करोड़ बच्चे स्कूल नहीं जाते। | {35→3.5} million children do not go to school.
    hi→en | सुबह 10 बजे 15 प्रतिशत मतदान हुआ था। | By {10→11} a.m. turnout was {15→50} percent.
    hi→en | आधे घंटे में सत्रह गोल हुए। | {Seventeen→Sixteen} goals were scored in half an hour.
    en→tr | More than five hundred came, over twenty thousand died. | {Beş→Altı} yüzden fazla kişi geldi, {yirmi→otuz} binin üzerinde kişi öldü.
    en→az | More than five hundred came, 5 percent of them. | {Beş→Altı} yüzdən çox adam gəldi, onların {5→7} faizi.
    en→kk | Over twenty thousand died, 5 percent of them. | {Жиырма→Отыз} мыңнан астам адам қайтыс болды, олардың {5→7} пайызы.
    en→ky | More than five hundred came. | {Беш→Алты} жүздөн ашык адам келди.
    en→tt | More than five hundred came. | {Биш→Алты} йөздән артык кеше килде.
    en→hy | More than five hundred came, 5 percent of them. | {Հինգ→Վեց} հարյուրից ավելի մարդ եկավ, նրանց {5→7} տոկոսը։
    en→cs | A century ago it stood, for 60 years; it fell in the 1970s. | Stál tu před sto lety, {60→80} let; padl v 70. letech.
    en→lt | It was built in the 1960s. | Jis pastatytas {septintajame→šeštajame} dešimtmetyje.
    en→is | It was built in the 1960s. | Hún var byggð á {sjöunda→sjötta} áratugnum.
    en→ar | It fell two decades later. | وسقط بعد عقدين.
    fr→en | Elle commence à 9 h 15 et finit à 18 h 30. | It begins at 9:{15→45} a.m. and ends at {6→7}:30 p.m.
    hi→en | बैठक साढ़े तीन बजे शुरू हुई। | The meeting began at 3:{30→45}.
    en→fi | He called a dozen friends twice. | Hän soitti kahdesti tusinalle ystävälle.
    en→he | He called a dozen friends twice. | הוא התקשר פעמיים לתריסר חברים.
    en→ru | Shares fell 3.5 percentage points after a 12 percent rise. | Акции упали на {3,5→4,5} процентного пункта после {12→15}-процентного роста.
    en→uk | Shares fell 3.5 percentage points after a 12 percent rise. | Акції впали на {3,5→4,5} в. п. після {12→15}-відсоткового зростання.
    en→be | Shares fell 3.5 percentage points after a 12 percent rise. | Акцыі ўпалі на {3,5→4,5} працэнтнага пункта пасля {12→15}-працэнтнага росту.
    en→pl | Shares fell 3.5 percentage points after a 12 percent rise. | Akcje spadły o {3,5→4,5} pkt proc. po {12→15}-procentowym wzroście.
    en→cs | Shares fell 3.5 percentage points after a 12 percent rise. | Akcie klesly o {3,5→4,5} procentního bodu po {12→15}procentním růstu.
    en→sk | Shares fell 3.5 percentage points after a 12 percent rise. | Akcie klesli o {3,5→4,5} percentuálneho bodu po {12→15}-percentnom raste.
    en→sl | Shares fell 3.5 percentage points after a 12 percent rise. | Delnice so padle za {3,5→4,5} odstotne točke po {12→15}-odstotni rasti.
    en→hr | Shares fell 3.5 percentage points after a 12 percent rise. | Dionice su pale za {3,5→4,5} postotnih bodova nakon {12→15}-postotnog rasta.
    en→et | Shares fell 3.5 percentage points after a 12 percent rise. | Aktsiad langesid {3,5→4,5} protsendipunkti pärast {12→15}-protsendilist tõusu.
    en→lv | Shares fell 3.5 percentage points. | Akcijas kritās par {3,5→4,5} procentpunktiem.
    en→ja | Support fell 3.5 percentage points to 40 percent. | 支持率は{3.5→4.5}ポイント下がって{40→60}％になった。
    en→tr | Shares fell 3.5 percentage points after a 12 percent rise. | Hisseler yüzde {12→15}'lik artışın ardından {3,5→4,5} puan düştü.
    en→fr | Shares fell 3.5 percentage points after a 12 percent rise. | Les actions ont perdu {3,5→4,5} points après une hausse de {12→15} pour cent.
    en→vi | Shares fell 3.5 percentage points. | Cổ phiếu giảm {3,5→4,5} điểm phần trăm.
    en→he | Shares fell 3.5 percentage points. | המניות ירדו ב-{3.5→4.5} נקודות האחוז.
    en→my | Shares fell 12 percent. | ရှယ်ယာများ {၁၂→၁၅} ရာခိုင်နှုန်း ကျဆင်းခဲ့သည်။
    en→sw | Shares fell 3.5 percent to 12 dollars. | Hisa zilishuka kwa asilimia {3.5→4.5} hadi dola {12→15}.
    en→te | It cost 3 million rupees, 20 million people came. | దీనికి {30→40} లక్షల రూపాయలు, {2→3} కోట్ల మంది వచ్చారు.
    en→ml | It cost 3 million rupees, 20 million people came. | ഇതിന് {30→40} ലക്ഷം രൂപ, {2→3} കോടി ആളുകൾ വന്നു.
    en→si | It cost 3 million rupees. | එහි මිල රුපියල් ලක්ෂ {30→40}ක්.
    en→bn | It cost $1.5bn in the 21st century. | ২১শ শতাব্দীতে এর দাম {১.৫→২.৫} বিলিয়ন ডলার ছিল।
    en→fr | A million and a half came. | Un million {et demi→deux cent mille} sont venus.
    en→he | About 1.5 million people came. | הגיעו כמיליון וחצי אנשים.
    en→nb | About 1.5 million people came. | Om lag {halvannen→to} million mennesker kom.
    en→ja | It sold for $1.2m. | {120→150}万ドルで売れた。
    en→de | It sold for £125m. | Es wurde für 125 {Mio. Pfund→Pfund} verkauft.
    fr→en | Le budget est de 3,5 M€. | The budget is €{3.5→6.5} million.
    en→ru | The flat has 50 sq m, the engine 150 hp. | В квартире {50→70} кв. м, в двигателе {150→170} л. с.
    en→ar | The flat has 50 sq m. | مساحة الشقة {50→70} مترا مربعا.
    en→vi | The park has 3 sq km. | Công viên rộng {3→6} km vuông.
    ko→en | 지난해 국내총생산은 2천236조 원이었다. | Last year's GDP was {2,236→2,263} trillion won.
    ko→en | 예산은 3천2백만 달러였다. | The budget was ${32→23} million.
    uk→en | Курс — 41,25 грн за долар. | The rate was {41.25→45.21} hryvnias to the dollar.
    en→ru | It starts at 1430 GMT. | Начало в {14→15}:30 по Гринвичу.
    fr→en | Au 3e trimestre, le PIB a progressé de 0,3 %. | In the third quarter GDP grew {0.3→3.3}%.
    en→lv | He won on the 3rd try; 1,500 fans saw it. | Viņš uzvarēja trešajā mēģinājumā; to redzēja {1500→1503} līdzjutēji.
    en→sw | The deadline is 5:30 p.m., the start 9 a.m. | Tarehe ya mwisho ni saa {11→10}:30 jioni, mwanzo saa 3 asubuhi.
    en→ca | The deadline is 5:30 p.m. | El termini és a les {17.30→18.30} h.
    en→es | He won in 2.5 hours. | Ganó en {dos→tres} horas y media.
    en→fr | He won in 2.5 hours. | Il a gagné en {deux→trois} heures et demie.
    en→ca | He won in 2.5 hours. | Va guanyar en {dues→tres} hores i mitja.
    """.split(separator: "\n").map(SlipPair.init)
}
