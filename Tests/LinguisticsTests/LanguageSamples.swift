import Testing

/// A few sentences of one language.
struct LanguageSample: Sendable, CustomTestStringConvertible {
  var language: String
  var sentences: [String]

  var testDescription: String { language }

  /// Sentences written for these tests, the language's tag before each.
  static let all: [LanguageSample] = {
    var samples: [LanguageSample] = []
    for line in lines.split(separator: "\n") {
      let tag = String(line.prefix { $0 != " " })
      let sentence = String(line.dropFirst(tag.count + 1))
      if samples.last?.language == tag {
        samples[samples.count - 1].sentences.append(sentence)
      } else {
        samples.append(LanguageSample(language: tag, sentences: [sentence]))
      }
    }
    return samples
  }()

  private static let lines = """
    en The council voted on Tuesday to close the old bridge until the spring.
    en Nobody could say how long the repairs would take or who would pay for them.
    en She left the house early and did not come back.
    de Der Stadtrat hat am Dienstag beschlossen, die alte Brücke bis zum Frühjahr zu sperren.
    de Niemand konnte sagen, wie lange die Arbeiten dauern und wer sie bezahlt.
    de Sie ging früh aus dem Haus und kam nicht zurück.
    nl De gemeenteraad besloot dinsdag om de oude brug tot het voorjaar te sluiten.
    nl Niemand kon zeggen hoe lang het herstel zou duren en wie ervoor betaalt.
    nl Ze ging vroeg van huis en kwam niet meer terug.
    af Die stadsraad het Dinsdag besluit om die ou brug tot die lente te sluit.
    af Niemand kon sê hoe lank die herstelwerk gaan duur of wie daarvoor sal betaal nie.
    af Sy het die huis vroeg verlaat en nie weer teruggekom nie.
    da Byrådet besluttede tirsdag at lukke den gamle bro indtil foråret.
    da Ingen kunne sige, hvor længe arbejdet ville tage, eller hvem der skulle betale for det.
    da Hun gik tidligt hjemmefra og kom ikke tilbage igen.
    nb Kommunestyret vedtok tirsdag å stenge den gamle broen fram til våren.
    nb Ingen kunne si hvor lenge arbeidet ville ta, eller hvem som skulle betale for det.
    nb Hun gikk tidlig hjemmefra og kom ikke tilbake igjen.
    nn Kommunestyret vedtok tysdag å stengje den gamle brua fram til våren.
    nn Ingen kunne seie kor lenge arbeidet ville ta, eller kven som skulle betale for det.
    nn Ho gjekk tidleg heimanfrå og kom ikkje tilbake igjen.
    sv Kommunfullmäktige beslutade på tisdagen att stänga den gamla bron fram till våren.
    sv Ingen kunde säga hur länge arbetet skulle ta eller vem som skulle betala för det.
    sv Hon gick hemifrån tidigt och kom inte tillbaka.
    is Bæjarstjórnin ákvað á þriðjudag að loka gömlu brúnni fram á vor.
    is Enginn gat sagt hversu langan tíma viðgerðin tæki eða hver ætti að borga fyrir hana.
    is Hún fór snemma að heiman og kom ekki aftur.
    fr Le conseil municipal a décidé mardi de fermer le vieux pont jusqu'au printemps.
    fr Personne ne pouvait dire combien de temps dureraient les travaux ni qui les paierait.
    fr Elle est partie tôt de chez elle et n'est pas revenue.
    es El ayuntamiento decidió el martes cerrar el viejo puente hasta la primavera.
    es Nadie supo decir cuánto tiempo durarían las obras ni quién las pagaría.
    es Ella salió temprano de casa y no volvió.
    pt A câmara municipal decidiu na terça-feira fechar a ponte velha até à primavera.
    pt Ninguém soube dizer quanto tempo durariam as obras nem quem as pagaria.
    pt Ela saiu cedo de casa e não voltou.
    gl O concello decidiu o martes pechar a vella ponte ata a primavera.
    gl Ninguén soubo dicir canto tempo durarían as obras nin quen as pagaría.
    gl Ela saíu cedo da casa e non volveu.
    ca L'ajuntament va decidir dimarts tancar el pont vell fins a la primavera.
    ca Ningú no va saber dir quant de temps durarien les obres ni qui les pagaria.
    ca Ella va sortir d'hora de casa i no va tornar.
    it Il consiglio comunale ha deciso martedì di chiudere il vecchio ponte fino a primavera.
    it Nessuno ha saputo dire quanto tempo dureranno i lavori e chi li pagherà.
    it È uscita presto di casa e non è più tornata.
    ro Consiliul local a hotărât marți să închidă podul vechi până la primăvară.
    ro Nimeni nu a putut spune cât timp vor dura lucrările și cine le va plăti.
    ro Ea a plecat devreme de acasă și nu s-a mai întors.
    eu Udalak asteartean erabaki zuen zubi zaharra udaberrira arte ixtea.
    eu Inork ezin izan zuen esan zenbat iraungo duten lanek eta nork ordainduko dituen.
    eu Goiz irten zen etxetik eta ez zen itzuli.
    ga Shocraigh an chomhairle Dé Máirt an seandroichead a dhúnadh go dtí an t-earrach.
    ga Ní raibh a fhios ag aon duine cá fhad a mhairfeadh an obair ná cé a d'íocfadh as.
    ga D'fhág sí an teach go luath agus níor tháinig sí ar ais.
    cy Penderfynodd y cyngor ddydd Mawrth gau'r hen bont tan y gwanwyn.
    cy Ni allai neb ddweud pa mor hir y byddai'r gwaith yn para na phwy fyddai'n talu amdano.
    cy Gadawodd hi'r tŷ yn gynnar ac ni ddaeth yn ôl.
    la Senatus die Martis constituit ut pons vetus usque ad ver clauderetur.
    la Nemo dicere potuit quam diu opus duraturum esset neque quis pecuniam soluturus esset.
    eo La urba konsilio decidis mardon fermi la malnovan ponton ĝis la printempo.
    eo Neniu povis diri, kiom longe daŭros la laboroj kaj kiu pagos por ili.
    mt Il-kunsill iddeċieda nhar it-Tlieta li jagħlaq il-pont il-qadim sar-rebbiegħa.
    mt Ħadd ma seta' jgħid kemm se jdum ix-xogħol jew min se jħallas għalih.
    pl Rada miasta postanowiła we wtorek zamknąć stary most do wiosny.
    pl Nikt nie potrafił powiedzieć, jak długo potrwają prace i kto za nie zapłaci.
    pl Wyszła wcześnie z domu i już nie wróciła.
    cs Městská rada v úterý rozhodla, že starý most zůstane do jara uzavřen.
    cs Nikdo nedokázal říct, jak dlouho budou opravy trvat a kdo je zaplatí.
    cs Odešla brzy z domu a už se nevrátila.
    sk Mestská rada v utorok rozhodla, že starý most zostane do jari zatvorený.
    sk Nikto nevedel povedať, ako dlho budú opravy trvať a kto ich zaplatí.
    sk Odišla skoro z domu a už sa nevrátila.
    sl Mestni svet je v torek sklenil, da bo stari most do pomladi zaprt.
    sl Nihče ni vedel povedati, kako dolgo bodo dela trajala in kdo jih bo plačal.
    sl Zgodaj je odšla od doma in se ni več vrnila.
    hr Gradsko vijeće odlučilo je u utorak zatvoriti stari most do proljeća.
    hr Nitko nije znao reći koliko će radovi trajati ni tko će ih platiti.
    hr Rano je otišla od kuće i nije se vratila.
    hr Tijekom sljedećeg tjedna očekuje se izvješće o sigurnosti na cestama.
    sr-Latn Gradsko veće odlučilo je u utorak da zatvori stari most do proleća.
    sr-Latn Niko nije umeo da kaže koliko će radovi trajati ni ko će ih platiti.
    sr-Latn Tokom sledeće nedelje očekuje se izveštaj o bezbednosti na putevima.
    sr-Latn Devojka je rano otišla od kuće i nije htela da se vrati.
    sr-Cyrl Градско веће одлучило је у уторак да затвори стари мост до пролећа.
    sr-Cyrl Нико није умео да каже колико ће радови трајати ни ко ће их платити.
    sr-Cyrl Рано је отишла од куће и није се вратила.
    bs Gradsko vijeće odlučilo je u utorak da zatvori stari most do proljeća.
    bs Niko nije znao reći koliko će radovi trajati ni ko će ih platiti.
    bs Tokom sljedeće sedmice očekuje se izvještaj o sigurnosti na putevima.
    ru Городской совет во вторник решил закрыть старый мост до весны.
    ru Никто не смог сказать, сколько продлится ремонт и кто за него заплатит.
    ru Она рано ушла из дома и не вернулась.
    uk Міська рада у вівторок вирішила закрити старий міст до весни.
    uk Ніхто не міг сказати, скільки триватиме ремонт і хто за нього заплатить.
    uk Вона рано пішла з дому і не повернулася.
    be Гарадскі савет у аўторак вырашыў закрыць стары мост да вясны.
    be Ніхто не змог сказаць, колькі працягнецца рамонт і хто за яго заплаціць.
    be Яна рана пайшла з дому і не вярнулася.
    bg Градският съвет реши във вторник да затвори стария мост до пролетта.
    bg Никой не можа да каже колко ще продължи ремонтът и кой ще плати за него.
    bg Тя излезе рано от къщи и не се върна.
    mk Градскиот совет одлучи во вторникот да го затвори стариот мост до пролетта.
    mk Никој не можеше да каже колку ќе траат работите и кој ќе ги плати.
    mk Таа рано излезе од дома и не се врати.
    kk Қалалық кеңес сейсенбі күні ескі көпірді көктемге дейін жабуға шешім қабылдады.
    kk Жөндеу қанша уақытқа созылатынын және оған кім төлейтінін ешкім айта алмады.
    ky Шаардык кеңеш шейшемби күнү эски көпүрөнү жазга чейин жабууну чечти.
    ky Оңдоо канча убакытка созуларын жана ага ким төлөрүн эч ким айта алган жок.
    mn Хотын зөвлөл мягмар гарагт хуучин гүүрийг хавар хүртэл хаахаар шийдвэрлэв.
    mn Засвар хэр удаан үргэлжлэх, хэн мөнгийг нь төлөхийг хэн ч хэлж чадсангүй.
    tg Шӯрои шаҳр рӯзи сешанбе қарор дод, ки пули кӯҳна то баҳор баста шавад.
    tg Ҳеҷ кас гуфта натавонист, ки таъмир чӣ қадар давом мекунад ва кӣ маблағ медиҳад.
    lt Miesto taryba antradienį nusprendė iki pavasario uždaryti senąjį tiltą.
    lt Niekas negalėjo pasakyti, kiek truks remontas ir kas už jį sumokės.
    lt Ji anksti išėjo iš namų ir nebegrįžo.
    lv Pilsētas dome otrdien nolēma līdz pavasarim slēgt veco tiltu.
    lv Neviens nevarēja pateikt, cik ilgi turpināsies remonts un kas par to maksās.
    lv Viņa agri izgāja no mājām un vairs neatgriezās.
    et Linnavolikogu otsustas teisipäeval vana silla kevadeni sulgeda.
    et Keegi ei osanud öelda, kui kaua remont kestab ja kes selle eest maksab.
    et Ta lahkus kodust vara ega tulnud enam tagasi.
    fi Kaupunginvaltuusto päätti tiistaina sulkea vanhan sillan kevääseen asti.
    fi Kukaan ei osannut sanoa, kuinka kauan korjaus kestää ja kuka sen maksaa.
    fi Hän lähti aikaisin kotoa eikä palannut enää.
    hu A városi tanács kedden úgy döntött, hogy tavaszig lezárja a régi hidat.
    hu Senki sem tudta megmondani, meddig tart a felújítás, és ki fizeti ki.
    hu Korán elment otthonról, és nem jött vissza.
    tr Belediye meclisi salı günü eski köprünün ilkbahara kadar kapatılmasına karar verdi.
    tr Onarımın ne kadar süreceğini ve parasını kimin ödeyeceğini kimse söyleyemedi.
    tr Evden erken çıktı ve bir daha geri dönmedi.
    az Şəhər şurası çərşənbə axşamı köhnə körpünü yaza qədər bağlamağı qərara aldı.
    az Heç kim təmirin nə qədər çəkəcəyini və pulunu kimin ödəyəcəyini deyə bilmədi.
    az O, evdən tezdən çıxdı və bir daha qayıtmadı.
    uz Shahar kengashi seshanba kuni eski koʻprikni bahorgacha yopishga qaror qildi.
    uz Taʼmirlash qancha davom etishini va uning pulini kim toʻlashini hech kim ayta olmadi.
    sq Këshilli bashkiak vendosi të martën ta mbyllë urën e vjetër deri në pranverë.
    sq Askush nuk mundi të thoshte sa do të zgjasnin punimet dhe kush do t'i paguante.
    id Dewan kota pada hari Selasa memutuskan untuk menutup jembatan tua itu sampai bulan depan.
    id Tidak ada yang bisa mengatakan berapa lama perbaikan berlangsung dan siapa yang membayar.
    id Polisi mengatakan bahwa mobil itu berhenti karena ban depannya pecah.
    ms Majlis bandar raya memutuskan untuk menutup jambatan lama itu sehingga bulan hadapan.
    ms Tiada sesiapa dapat memberitahu berapa lama kerja itu mengambil masa.
    ms Polis berkata kereta itu berhenti kerana tayar hadapannya pecah.
    tl Nagpasya ang konseho ng lungsod noong Martes na isara ang lumang tulay hanggang tagsibol.
    tl Walang makapagsabi kung gaano katagal ang pagkukumpuni at kung sino ang magbabayad.
    vi Hội đồng thành phố hôm thứ Ba đã quyết định đóng cửa cây cầu cũ cho đến mùa xuân.
    vi Không ai có thể nói việc sửa chữa sẽ kéo dài bao lâu và ai sẽ trả tiền.
    sw Baraza la jiji liliamua Jumanne kufunga daraja la zamani hadi majira ya kuchipua.
    sw Hakuna aliyeweza kusema matengenezo yatachukua muda gani na nani atalipia.
    so Golaha magaaladu wuxuu Talaadadii go'aansaday in la xiro buundada hore ilaa guga.
    so Qofna ma sheegi karin inta ay dayactirku qaadan doonaan iyo cidda bixin doonta.
    el Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει την παλιά γέφυρα ως την άνοιξη.
    hy Քաղաքային խորհուրդը երեքշաբթի որոշեց փակել հին կամուրջը մինչև գարուն։
    ka საქალაქო საბჭომ სამშაბათს გადაწყვიტა ძველი ხიდის გაზაფხულამდე დაკეტვა.
    he מועצת העיר החליטה ביום שלישי לסגור את הגשר הישן עד האביב.
    he איש לא ידע לומר כמה זמן יימשכו העבודות ומי ישלם עליהן.
    yi דער שטאָטראַט האָט דינסטיק באַשלאָסן צו פֿאַרמאַכן די אַלטע בריק ביז פֿרילינג.
    ar قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر القديم حتى الربيع.
    ar لم يستطع أحد أن يقول كم ستستغرق الأعمال ومن سيدفع ثمنها.
    fa شورای شهر روز سه‌شنبه تصمیم گرفت پل قدیمی را تا بهار ببندد.
    fa هیچ‌کس نمی‌توانست بگوید تعمیر چقدر طول می‌کشد و چه کسی هزینه آن را می‌پردازد.
    ur شہر کی کونسل نے منگل کو پرانا پل بہار تک بند کرنے کا فیصلہ کیا۔
    ur کوئی نہیں بتا سکا کہ مرمت میں کتنا وقت لگے گا اور اس کا خرچ کون دے گا۔
    hi नगर परिषद ने मंगलवार को पुराने पुल को वसंत तक बंद करने का फैसला किया।
    hi कोई नहीं बता सका कि मरम्मत में कितना समय लगेगा और उसका खर्च कौन देगा।
    mr नगर परिषदेने मंगळवारी जुना पूल वसंत ऋतूपर्यंत बंद ठेवण्याचा निर्णय घेतला.
    mr दुरुस्तीला किती वेळ लागेल आणि त्याचा खर्च कोण करेल हे कोणीही सांगू शकले नाही.
    ne नगर परिषद्ले मंगलबार पुरानो पुल वसन्तसम्म बन्द गर्ने निर्णय गर्‍यो।
    ne मर्मत गर्न कति समय लाग्छ र त्यसको खर्च कसले तिर्छ भनेर कसैले भन्न सकेन।
    bn নগর পরিষদ মঙ্গলবার পুরনো সেতুটি বসন্ত পর্যন্ত বন্ধ রাখার সিদ্ধান্ত নিয়েছে।
    ta நகர சபை செவ்வாய்க்கிழமை பழைய பாலத்தை மூட முடிவு செய்தது.
    te నగర మండలి మంగళవారం పాత వంతెనను మూసివేయాలని నిర్ణయించింది.
    th สภาเมืองมีมติเมื่อวันอังคารให้ปิดสะพานเก่าจนถึงฤดูใบไม้ผลิ
    km ក្រុមប្រឹក្សាក្រុងបានសម្រេចបិទស្ពានចាស់នៅថ្ងៃអង្គារ។
    am የከተማው ምክር ቤት ማክሰኞ ዕለት አሮጌውን ድልድይ ለመዝጋት ወሰነ።
    ti ቤት ምኽሪ እታ ከተማ ነቲ ኣረጊት ድልድል ክዕጾ ወሲኑ።
    ja 市議会は火曜日、古い橋を春まで閉鎖することを決めた。
    ja 修理にどれくらいかかるのか、誰が費用を払うのか、誰も答えられなかった。
    ko 시의회는 화요일에 낡은 다리를 봄까지 폐쇄하기로 결정했다.
    zh-Hans 市议会星期二决定，在春天之前关闭这座旧桥。
    zh-Hans 没有人能说清楚维修要花多长时间，也不知道由谁来付钱。
    zh-Hant 市議會星期二決定，在春天之前關閉這座舊橋。
    zh-Hant 沒有人能說清楚維修要花多長時間，也不知道由誰來付錢。
    """
}
