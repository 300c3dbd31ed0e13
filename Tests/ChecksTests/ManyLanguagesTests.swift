import Checks
import TestSupport
import Testing

/// One article in many languages, its names inflected and spelled as each language does: there is
/// nothing to tell, whichever way it is translated.
@Suite struct ManyLanguagesTests {
  private static let english = """
    Boris Johnson met Angela Merkel in Berlin on Tuesday. Merkel told Johnson that Emmanuel Macron would travel to Kyiv.
    Volodymyr Zelensky received Macron in Kyiv. Johnson's spokesman declined to comment on Zelensky's words.
    Macron later spoke with Merkel and with Joe Biden in Washington. Biden promised Zelensky more help.
    """

  @Test(arguments: articles)
  func correctTranslationsAreSilent(language: String, text: String) throws {
    for (languages, source, target) in [
      ("en|\(language)", Self.english, text), ("\(language)|en", text, Self.english),
    ] {
      let findings = try Engine().run(ExampleRunner.context(languages, source, target)).findings
        .filter { $0.severity != .info }
      #expect(findings.isEmpty, "\(findings.map(\.message).joined(separator: "\n"))")
    }
  }

  /// A line with the language, and the three of its text.
  private static let articles = """
    lv
    Boriss Džonsons otrdien Berlīnē tikās ar Angelu Merkeli. Merkele pastāstīja Džonsonam, ka Emanuels Makrons dosies uz Kijivu.
    Volodimirs Zelenskis uzņēma Makronu Kijivā. Džonsona preses pārstāvis atteicās komentēt Zelenska vārdus.
    Vēlāk Makrons runāja ar Merkeli un ar Džo Baidenu Vašingtonā. Baidens apsolīja Zelenskim lielāku palīdzību.
    lt
    Borisas Johnsonas antradienį Berlyne susitiko su Angela Merkel. Merkel pasakė Johnsonui, kad Emmanuelis Macronas vyks į Kyjivą.
    Volodymyras Zelenskis priėmė Macroną Kyjive. Johnsono atstovas spaudai atsisakė komentuoti Zelenskio žodžius.
    Vėliau Macronas kalbėjosi su Merkel ir su Joe Bidenu Vašingtone. Bidenas pažadėjo Zelenskiui daugiau pagalbos.
    pl
    Boris Johnson spotkał się we wtorek w Berlinie z Angelą Merkel. Merkel powiedziała Johnsonowi, że Emmanuel Macron pojedzie do Kijowa.
    Wołodymyr Zełenski przyjął Macrona w Kijowie. Rzecznik Johnsona odmówił komentarza na temat słów Zełenskiego.
    Macron rozmawiał później z Merkel i z Joem Bidenem w Waszyngtonie. Biden obiecał Zełenskiemu większą pomoc.
    cs
    Boris Johnson se v úterý v Berlíně setkal s Angelou Merkelovou. Merkelová Johnsonovi řekla, že Emmanuel Macron pojede do Kyjeva.
    Volodymyr Zelenskyj přijal Macrona v Kyjevě. Johnsonův mluvčí odmítl Zelenského slova komentovat.
    Macron později hovořil s Merkelovou a s Joem Bidenem ve Washingtonu. Biden slíbil Zelenskému větší pomoc.
    sk
    Boris Johnson sa v utorok v Berlíne stretol s Angelou Merkelovou. Merkelová povedala Johnsonovi, že Emmanuel Macron pocestuje do Kyjeva.
    Volodymyr Zelenskyj prijal Macrona v Kyjeve. Johnsonov hovorca odmietol Zelenského slová komentovať.
    Macron neskôr hovoril s Merkelovou a s Joeom Bidenom vo Washingtone. Biden sľúbil Zelenskému väčšiu pomoc.
    hu
    Boris Johnson kedden Berlinben találkozott Angela Merkellel. Merkel azt mondta Johnsonnak, hogy Emmanuel Macron Kijevbe utazik.
    Volodimir Zelenszkij Kijevben fogadta Macront. Johnson szóvivője nem kívánta kommentálni Zelenszkij szavait.
    Macron később Merkellel és Joe Bidennel beszélt Washingtonban. Biden több segítséget ígért Zelenszkijnek.
    fi
    Boris Johnson tapasi Angela Merkelin tiistaina Berliinissä. Merkel kertoi Johnsonille, että Emmanuel Macron matkustaa Kiovaan.
    Volodymyr Zelenskyi otti Macronin vastaan Kiovassa. Johnsonin tiedottaja kieltäytyi kommentoimasta Zelenskyin sanoja.
    Macron puhui myöhemmin Merkelin ja Joe Bidenin kanssa Washingtonissa. Biden lupasi Zelenskyille lisää apua.
    et
    Boris Johnson kohtus teisipäeval Berliinis Angela Merkeliga. Merkel ütles Johnsonile, et Emmanuel Macron sõidab Kiievisse.
    Volodõmõr Zelenskõi võttis Macroni Kiievis vastu. Johnsoni pressiesindaja keeldus Zelenskõi sõnu kommenteerimast.
    Macron rääkis hiljem Merkeli ja Joe Bideniga Washingtonis. Biden lubas Zelenskõile rohkem abi.
    hr
    Boris Johnson u utorak se u Berlinu sastao s Angelom Merkel. Merkel je Johnsonu rekla da će Emmanuel Macron otputovati u Kijiv.
    Volodimir Zelenski primio je Macrona u Kijivu. Johnsonov glasnogovornik odbio je komentirati riječi Zelenskog.
    Macron je kasnije razgovarao s Merkel i s Joeom Bidenom u Washingtonu. Biden je Zelenskom obećao veću pomoć.
    sr
    Борис Џонсон се у уторак у Берлину састао са Ангелом Меркел. Меркелова је рекла Џонсону да ће Емануел Макрон отпутовати у Кијев.
    Володимир Зеленски је примио Макрона у Кијеву. Џонсонов портпарол је одбио да коментарише речи Зеленског.
    Макрон је касније разговарао са Меркеловом и са Џоом Бајденом у Вашингтону. Бајден је Зеленском обећао већу помоћ.
    sl
    Boris Johnson se je v torek v Berlinu srečal z Angelo Merkel. Merklova je Johnsonu povedala, da bo Emmanuel Macron odpotoval v Kijev.
    Volodimir Zelenski je sprejel Macrona v Kijevu. Johnsonov tiskovni predstavnik ni želel komentirati besed Zelenskega.
    Macron je pozneje govoril z Merklovo in z Joejem Bidnom v Washingtonu. Biden je Zelenskemu obljubil več pomoči.
    bg
    Борис Джонсън се срещна с Ангела Меркел в Берлин във вторник. Меркел каза на Джонсън, че Еманюел Макрон ще пътува до Киев.
    Володимир Зеленски прие Макрон в Киев. Говорителят на Джонсън отказа да коментира думите на Зеленски.
    По-късно Макрон разговаря с Меркел и с Джо Байдън във Вашингтон. Байдън обеща на Зеленски повече помощ.
    mk
    Борис Џонсон се сретна со Ангела Меркел во Берлин во вторникот. Меркел му кажа на Џонсон дека Емануел Макрон ќе патува во Киев.
    Володимир Зеленски го прими Макрон во Киев. Портпаролот на Џонсон одби да ги коментира зборовите на Зеленски.
    Макрон подоцна разговараше со Меркел и со Џо Бајден во Вашингтон. Бајден му вети на Зеленски повеќе помош.
    uk
    Борис Джонсон зустрівся з Ангелою Меркель у Берліні у вівторок. Меркель сказала Джонсону, що Еммануель Макрон поїде до Києва.
    Володимир Зеленський прийняв Макрона в Києві. Речник Джонсона відмовився коментувати слова Зеленського.
    Пізніше Макрон говорив із Меркель та з Джо Байденом у Вашингтоні. Байден пообіцяв Зеленському більше допомоги.
    be
    Барыс Джонсан сустрэўся з Ангелай Меркель у Берліне ў аўторак. Меркель сказала Джонсану, што Эманюэль Макрон паедзе ў Кіеў.
    Уладзімір Зяленскі прыняў Макрона ў Кіеве. Прэс-сакратар Джонсана адмовіўся каментаваць словы Зяленскага.
    Пазней Макрон размаўляў з Меркель і з Джо Байдэнам у Вашынгтоне. Байдэн паабяцаў Зяленскаму больш дапамогі.
    el
    Ο Μπόρις Τζόνσον συνάντησε την Άνγκελα Μέρκελ στο Βερολίνο την Τρίτη. Η Μέρκελ είπε στον Τζόνσον ότι ο Εμανουέλ Μακρόν θα ταξιδέψει στο Κίεβο.
    Ο Βολοντίμιρ Ζελένσκι υποδέχθηκε τον Μακρόν στο Κίεβο. Ο εκπρόσωπος του Τζόνσον αρνήθηκε να σχολιάσει τα λόγια του Ζελένσκι.
    Ο Μακρόν μίλησε αργότερα με τη Μέρκελ και με τον Τζο Μπάιντεν στην Ουάσιγκτον. Ο Μπάιντεν υποσχέθηκε στον Ζελένσκι περισσότερη βοήθεια.
    tr
    Boris Johnson salı günü Berlin'de Angela Merkel ile görüştü. Merkel, Johnson'a Emmanuel Macron'un Kiev'e gideceğini söyledi.
    Volodimir Zelenski, Macron'u Kiev'de kabul etti. Johnson'ın sözcüsü Zelenski'nin sözleri hakkında yorum yapmadı.
    Macron daha sonra Merkel ve Washington'da Joe Biden ile konuştu. Biden, Zelenski'ye daha fazla yardım sözü verdi.
    az
    Boris Conson çərşənbə axşamı Berlində Angela Merkellə görüşdü. Merkel Consona Emmanuel Makronun Kiyevə səfər edəcəyini dedi.
    Volodimir Zelenski Makronu Kiyevdə qəbul etdi. Consonun sözçüsü Zelenskinin sözlərini şərh etməkdən imtina etdi.
    Makron daha sonra Merkel və Vaşinqtonda Co Baydenlə danışdı. Bayden Zelenskiyə daha çox kömək vəd etdi.
    kk
    Борис Джонсон сейсенбіде Берлинде Ангела Меркельмен кездесті. Меркель Джонсонға Эмманюэль Макрон Киевке баратынын айтты.
    Владимир Зеленский Макронды Киевте қабылдады. Джонсонның баспасөз хатшысы Зеленскийдің сөзіне түсініктеме беруден бас тартты.
    Кейін Макрон Меркельмен және Вашингтонда Джо Байденмен сөйлесті. Байден Зеленскийге көбірек көмек беруге уәде берді.
    uz
    Boris Jonson seshanba kuni Berlinda Angela Merkel bilan uchrashdi. Merkel Jonsonga Emmanuel Makron Kiyevga borishini aytdi.
    Volodimir Zelenskiy Makronni Kiyevda qabul qildi. Jonsonning matbuot kotibi Zelenskiyning so‘zlarini izohlashdan bosh tortdi.
    Makron keyinroq Merkel va Vashingtonda Jo Bayden bilan gaplashdi. Bayden Zelenskiyga ko‘proq yordam va’da qildi.
    ka
    ბორის ჯონსონი სამშაბათს ბერლინში ანგელა მერკელს შეხვდა. მერკელმა ჯონსონს უთხრა, რომ ემანუელ მაკრონი კიევში გაემგზავრება.
    ვოლოდიმირ ზელენსკიმ მაკრონი კიევში მიიღო. ჯონსონის სპიკერმა ზელენსკის სიტყვებზე კომენტარი არ გააკეთა.
    მოგვიანებით მაკრონი მერკელსა და ჯო ბაიდენს ვაშინგტონში ესაუბრა. ბაიდენი ზელენსკის მეტ დახმარებას დაჰპირდა.
    hy
    Բորիս Ջոնսոնը երեքշաբթի Բեռլինում հանդիպեց Անգելա Մերկելի հետ։ Մերկելը Ջոնսոնին ասաց, որ Էմանուել Մակրոնը կմեկնի Կիև։
    Վլադիմիր Զելենսկին Մակրոնին ընդունեց Կիևում։ Ջոնսոնի խոսնակը հրաժարվեց մեկնաբանել Զելենսկու խոսքերը։
    Մակրոնը ավելի ուշ խոսեց Մերկելի և Ջո Բայդենի հետ Վաշինգտոնում։ Բայդենը Զելենսկուն ավելի շատ օգնություն խոստացավ։
    hi
    बोरिस जॉनसन ने मंगलवार को बर्लिन में एंजेला मर्केल से मुलाकात की। मर्केल ने जॉनसन को बताया कि इमैनुएल मैक्रों कीव की यात्रा करेंगे।
    वोलोदिमिर ज़ेलेंस्की ने कीव में मैक्रों का स्वागत किया। जॉनसन के प्रवक्ता ने ज़ेलेंस्की के शब्दों पर टिप्पणी करने से इनकार कर दिया।
    मैक्रों ने बाद में मर्केल और वॉशिंगटन में जो बाइडेन से बात की। बाइडेन ने ज़ेलेंस्की को और मदद का वादा किया।
    bn
    বরিস জনসন মঙ্গলবার বার্লিনে আঙ্গেলা মার্কেলের সঙ্গে দেখা করেন। মার্কেল জনসনকে বলেন যে ইমানুয়েল মাখোঁ কিয়েভ সফর করবেন।
    ভলোদিমির জেলেনস্কি কিয়েভে মাখোঁকে স্বাগত জানান। জনসনের মুখপাত্র জেলেনস্কির কথার ওপর মন্তব্য করতে অস্বীকার করেন।
    মাখোঁ পরে মার্কেল ও ওয়াশিংটনে জো বাইডেনের সঙ্গে কথা বলেন। বাইডেন জেলেনস্কিকে আরও সাহায্যের প্রতিশ্রুতি দেন।
    ta
    போரிஸ் ஜான்சன் செவ்வாய்க்கிழமை பெர்லினில் ஏஞ்சலா மெர்க்கலைச் சந்தித்தார். இம்மானுவேல் மக்ரோன் கீவ் செல்வார் என்று மெர்க்கல் ஜான்சனிடம் கூறினார்.
    வொலோடிமிர் ஜெலென்ஸ்கி கீவில் மக்ரோனை வரவேற்றார். ஜெலென்ஸ்கியின் வார்த்தைகள் குறித்து கருத்து தெரிவிக்க ஜான்சனின் செய்தித் தொடர்பாளர் மறுத்துவிட்டார்.
    மக்ரோன் பின்னர் மெர்க்கல் மற்றும் வாஷிங்டனில் ஜோ பைடனுடன் பேசினார். பைடன் ஜெலென்ஸ்கிக்கு மேலும் உதவி செய்வதாக உறுதியளித்தார்.
    he
    בוריס ג'ונסון נפגש עם אנגלה מרקל בברלין ביום שלישי. מרקל אמרה לג'ונסון כי עמנואל מקרון ייסע לקייב.
    וולודימיר זלנסקי קיבל את מקרון בקייב. דוברו של ג'ונסון סירב להגיב על דבריו של זלנסקי.
    מקרון שוחח מאוחר יותר עם מרקל ועם ג'ו ביידן בוושינגטון. ביידן הבטיח לזלנסקי עזרה נוספת.
    ar
    التقى بوريس جونسون أنغيلا ميركل في برلين يوم الثلاثاء. وأبلغت ميركل جونسون أن إيمانويل ماكرون سيسافر إلى كييف.
    واستقبل فولوديمير زيلينسكي ماكرون في كييف. ورفض المتحدث باسم جونسون التعليق على كلام زيلينسكي.
    وتحدث ماكرون لاحقا مع ميركل ومع جو بايدن في واشنطن. ووعد بايدن زيلينسكي بمزيد من المساعدة.
    fa
    بوریس جانسون روز سه‌شنبه در برلین با آنگلا مرکل دیدار کرد. مرکل به جانسون گفت که امانوئل مکرون به کی‌یف سفر خواهد کرد.
    ولودیمیر زلنسکی در کی‌یف از مکرون استقبال کرد. سخنگوی جانسون از اظهار نظر درباره سخنان زلنسکی خودداری کرد.
    مکرون بعداً با مرکل و با جو بایدن در واشنگتن صحبت کرد. بایدن به زلنسکی وعده کمک بیشتر داد.
    ur
    بورس جانسن نے منگل کو برلن میں انگیلا میرکل سے ملاقات کی۔ میرکل نے جانسن کو بتایا کہ ایمانوئل میکرون کیف کا سفر کریں گے۔
    ولادیمیر زیلنسکی نے کیف میں میکرون کا استقبال کیا۔ جانسن کے ترجمان نے زیلنسکی کے الفاظ پر تبصرہ کرنے سے انکار کر دیا۔
    میکرون نے بعد میں میرکل اور واشنگٹن میں جو بائیڈن سے بات کی۔ بائیڈن نے زیلنسکی کو مزید مدد کا وعدہ کیا۔
    ko
    보리스 존슨은 화요일 베를린에서 앙겔라 메르켈을 만났다. 메르켈은 존슨에게 에마뉘엘 마크롱이 키이우로 갈 것이라고 말했다.
    볼로디미르 젤렌스키는 키이우에서 마크롱을 맞이했다. 존슨의 대변인은 젤렌스키의 말에 대해 논평을 거부했다.
    마크롱은 나중에 메르켈, 그리고 워싱턴에서 조 바이든과 이야기했다. 바이든은 젤렌스키에게 더 많은 도움을 약속했다.
    ja
    ボリス・ジョンソンは火曜日、ベルリンでアンゲラ・メルケルと会談した。メルケルはジョンソンに、エマニュエル・マクロンがキーウを訪問すると伝えた。
    ウォロディミル・ゼレンスキーはキーウでマクロンを迎えた。ジョンソンの報道官はゼレンスキーの発言についてコメントを控えた。
    マクロンはその後、メルケル、そしてワシントンでジョー・バイデンと話した。バイデンはゼレンスキーにさらなる支援を約束した。
    zh
    鲍里斯·约翰逊周二在柏林会见了安格拉·默克尔。默克尔告诉约翰逊，埃马纽埃尔·马克龙将前往基辅。
    弗拉基米尔·泽连斯基在基辅接待了马克龙。约翰逊的发言人拒绝就泽连斯基的话发表评论。
    马克龙后来与默克尔以及在华盛顿与乔·拜登交谈。拜登承诺向泽连斯基提供更多帮助。
    th
    บอริส จอห์นสัน พบกับอังเกลา แมร์เคิล ที่เบอร์ลินเมื่อวันอังคาร แมร์เคิลบอกจอห์นสันว่าเอมมานูเอล มาครงจะเดินทางไปเคียฟ
    โวโลดีมีร์ เซเลนสกี ต้อนรับมาครงที่เคียฟ โฆษกของจอห์นสันปฏิเสธที่จะแสดงความคิดเห็นต่อคำพูดของเซเลนสกี
    ต่อมามาครงได้พูดคุยกับแมร์เคิลและกับโจ ไบเดนที่วอชิงตัน ไบเดนให้คำมั่นกับเซเลนสกีว่าจะช่วยเหลือเพิ่มเติม
    vi
    Boris Johnson đã gặp Angela Merkel tại Berlin hôm thứ Ba. Merkel nói với Johnson rằng Emmanuel Macron sẽ đến Kyiv.
    Volodymyr Zelensky đã tiếp Macron tại Kyiv. Người phát ngôn của Johnson từ chối bình luận về lời nói của Zelensky.
    Sau đó Macron đã nói chuyện với Merkel và với Joe Biden tại Washington. Biden hứa với Zelensky sẽ giúp đỡ nhiều hơn.
    ro
    Boris Johnson s-a întâlnit marți la Berlin cu Angela Merkel. Merkel i-a spus lui Johnson că Emmanuel Macron va călători la Kiev.
    Volodîmîr Zelenski l-a primit pe Macron la Kiev. Purtătorul de cuvânt al lui Johnson a refuzat să comenteze cuvintele lui Zelenski.
    Macron a vorbit mai târziu cu Merkel și cu Joe Biden la Washington. Biden i-a promis lui Zelenski mai mult ajutor.
    sq
    Boris Johnson u takua me Angela Merkelin në Berlin të martën. Merkel i tha Johnsonit se Emmanuel Macron do të udhëtojë në Kiev.
    Volodymyr Zelensky e priti Macronin në Kiev. Zëdhënësi i Johnsonit nuk pranoi të komentonte fjalët e Zelenskyt.
    Macron më vonë foli me Merkelin dhe me Joe Bidenin në Uashington. Bideni i premtoi Zelenskyt më shumë ndihmë.
    is
    Boris Johnson hitti Angelu Merkel í Berlín á þriðjudag. Merkel sagði Johnson að Emmanuel Macron myndi ferðast til Kænugarðs.
    Volodímír Selenskí tók á móti Macron í Kænugarði. Talsmaður Johnsons neitaði að tjá sig um orð Selenskís.
    Macron ræddi síðar við Merkel og Joe Biden í Washington. Biden lofaði Selenskí meiri hjálp.
    eu
    Boris Johnsonek Angela Merkelekin bilera egin zuen asteartean Berlinen. Merkelek Johnsoni esan zion Emmanuel Macron Kievera joango dela.
    Volodimir Zelenskik Macron hartu zuen Kieven. Johnsonen bozeramaileak ez zuen iruzkinik egin nahi izan Zelenskiren hitzei buruz.
    Macronek geroago Merkelekin eta Joe Bidenekin hitz egin zuen Washingtonen. Bidenek laguntza gehiago agindu zion Zelenskiri.
    sw
    Boris Johnson alikutana na Angela Merkel mjini Berlin siku ya Jumanne. Merkel alimwambia Johnson kwamba Emmanuel Macron atasafiri kwenda Kyiv.
    Volodymyr Zelensky alimpokea Macron mjini Kyiv. Msemaji wa Johnson alikataa kutoa maoni kuhusu maneno ya Zelensky.
    Baadaye Macron alizungumza na Merkel na Joe Biden mjini Washington. Biden alimwahidi Zelensky msaada zaidi.
    id
    Boris Johnson bertemu Angela Merkel di Berlin pada hari Selasa. Merkel mengatakan kepada Johnson bahwa Emmanuel Macron akan pergi ke Kyiv.
    Volodymyr Zelensky menerima Macron di Kyiv. Juru bicara Johnson menolak mengomentari kata-kata Zelensky.
    Macron kemudian berbicara dengan Merkel dan Joe Biden di Washington. Biden menjanjikan lebih banyak bantuan kepada Zelensky.
    ml
    ബോറിസ് ജോൺസൺ ചൊവ്വാഴ്ച ബെർലിനിൽ ആംഗല മെർക്കലിനെ കണ്ടു. ഇമ്മാനുവൽ മാക്രോൺ കീവിലേക്ക് പോകുമെന്ന് മെർക്കൽ ജോൺസണോട് പറഞ്ഞു.
    വൊളോദിമിർ സെലെൻസ്കി കീവിൽ മാക്രോണിനെ സ്വീകരിച്ചു. സെലെൻസ്കിയുടെ വാക്കുകളെക്കുറിച്ച് പ്രതികരിക്കാൻ ജോൺസന്റെ വക്താവ് വിസമ്മതിച്ചു.
    മാക്രോൺ പിന്നീട് മെർക്കലുമായും വാഷിംഗ്ടണിൽ ജോ ബൈഡനുമായും സംസാരിച്ചു. ബൈഡൻ സെലെൻസ്കിക്ക് കൂടുതൽ സഹായം വാഗ്ദാനം ചെയ്തു.
    am
    ቦሪስ ጆንሰን ማክሰኞ ዕለት በበርሊን ከአንጌላ ሜርክል ጋር ተገናኙ። ሜርክል ለጆንሰን ኢማኑኤል ማክሮን ወደ ኪየቭ እንደሚጓዙ ነገሯቸው።
    ቮሎዲሚር ዘለንስኪ ማክሮንን በኪየቭ ተቀበሉ። የጆንሰን ቃል አቀባይ በዘለንስኪ ንግግር ላይ አስተያየት ለመስጠት ፈቃደኛ አልሆኑም።
    ማክሮን በኋላ ከሜርክል እና ከጆ ባይደን ጋር በዋሽንግተን ተነጋገሩ። ባይደን ለዘለንስኪ ተጨማሪ እርዳታ ቃል ገቡ።
    mr
    बोरिस जॉन्सन यांनी मंगळवारी बर्लिनमध्ये अँजेला मर्केल यांची भेट घेतली. मर्केल यांनी जॉन्सनला सांगितले की इमॅन्युएल मॅक्रॉन कीवला जाणार आहेत.
    वोलोदिमिर झेलेन्स्की यांनी कीवमध्ये मॅक्रॉनचे स्वागत केले. जॉन्सनच्या प्रवक्त्याने झेलेन्स्कींच्या शब्दांवर प्रतिक्रिया देण्यास नकार दिला.
    मॅक्रॉन यांनी नंतर मर्केल आणि वॉशिंग्टनमध्ये जो बायडेन यांच्याशी चर्चा केली. बायडेन यांनी झेलेन्स्कींना अधिक मदतीचे आश्वासन दिले.
    te
    బోరిస్ జాన్సన్ మంగళవారం బెర్లిన్‌లో ఏంజెలా మెర్కెల్‌ను కలిశారు. ఇమ్మాన్యుయేల్ మాక్రాన్ కీవ్‌కు వెళతారని మెర్కెల్ జాన్సన్‌తో చెప్పారు.
    వొలొదిమిర్ జెలెన్‌స్కీ కీవ్‌లో మాక్రాన్‌కు స్వాగతం పలికారు. జెలెన్‌స్కీ మాటలపై వ్యాఖ్యానించడానికి జాన్సన్ ప్రతినిధి నిరాకరించారు.
    మాక్రాన్ తర్వాత మెర్కెల్‌తో, వాషింగ్టన్‌లో జో బైడెన్‌తో మాట్లాడారు. జెలెన్‌స్కీకి మరింత సాయం చేస్తామని బైడెన్ హామీ ఇచ్చారు.
    kn
    ಬೋರಿಸ್ ಜಾನ್ಸನ್ ಮಂಗಳವಾರ ಬರ್ಲಿನ್‌ನಲ್ಲಿ ಏಂಜೆಲಾ ಮರ್ಕೆಲ್ ಅವರನ್ನು ಭೇಟಿಯಾದರು. ಎಮ್ಯಾನುಯೆಲ್ ಮ್ಯಾಕ್ರನ್ ಕೀವ್‌ಗೆ ಹೋಗಲಿದ್ದಾರೆ ಎಂದು ಮರ್ಕೆಲ್ ಜಾನ್ಸನ್‌ಗೆ ತಿಳಿಸಿದರು.
    ವೊಲೊಡಿಮಿರ್ ಝೆಲೆನ್ಸ್ಕಿ ಕೀವ್‌ನಲ್ಲಿ ಮ್ಯಾಕ್ರನ್‌ರನ್ನು ಸ್ವಾಗತಿಸಿದರು. ಝೆಲೆನ್ಸ್ಕಿಯ ಮಾತುಗಳ ಬಗ್ಗೆ ಪ್ರತಿಕ್ರಿಯಿಸಲು ಜಾನ್ಸನ್‌ರ ವಕ್ತಾರ ನಿರಾಕರಿಸಿದರು.
    ಮ್ಯಾಕ್ರನ್ ನಂತರ ಮರ್ಕೆಲ್ ಮತ್ತು ವಾಷಿಂಗ್ಟನ್‌ನಲ್ಲಿ ಜೋ ಬೈಡನ್ ಜೊತೆ ಮಾತನಾಡಿದರು. ಬೈಡನ್ ಝೆಲೆನ್ಸ್ಕಿಗೆ ಹೆಚ್ಚಿನ ನೆರವಿನ ಭರವಸೆ ನೀಡಿದರು.
    gu
    બોરિસ જોન્સન મંગળવારે બર્લિનમાં એન્જેલા મર્કેલને મળ્યા. મર્કેલે જોન્સનને કહ્યું કે ઇમેન્યુઅલ મેક્રોન કિવ જશે.
    વોલોદિમીર ઝેલેન્સ્કીએ કિવમાં મેક્રોનનું સ્વાગત કર્યું. જોન્સનના પ્રવક્તાએ ઝેલેન્સ્કીના શબ્દો પર ટિપ્પણી કરવાનો ઇનકાર કર્યો.
    મેક્રોને પછી મર્કેલ અને વોશિંગ્ટનમાં જો બાઇડેન સાથે વાત કરી. બાઇડેને ઝેલેન્સ્કીને વધુ મદદનું વચન આપ્યું.
    pa
    ਬੋਰਿਸ ਜਾਨਸਨ ਨੇ ਮੰਗਲਵਾਰ ਨੂੰ ਬਰਲਿਨ ਵਿੱਚ ਐਂਜੇਲਾ ਮਰਕੇਲ ਨਾਲ ਮੁਲਾਕਾਤ ਕੀਤੀ। ਮਰਕੇਲ ਨੇ ਜਾਨਸਨ ਨੂੰ ਦੱਸਿਆ ਕਿ ਇਮੈਨੁਅਲ ਮੈਕਰੋਨ ਕੀਵ ਜਾਣਗੇ।
    ਵੋਲੋਦੀਮੀਰ ਜ਼ੇਲੇਂਸਕੀ ਨੇ ਕੀਵ ਵਿੱਚ ਮੈਕਰੋਨ ਦਾ ਸਵਾਗਤ ਕੀਤਾ। ਜਾਨਸਨ ਦੇ ਬੁਲਾਰੇ ਨੇ ਜ਼ੇਲੇਂਸਕੀ ਦੇ ਸ਼ਬਦਾਂ 'ਤੇ ਟਿੱਪਣੀ ਕਰਨ ਤੋਂ ਇਨਕਾਰ ਕਰ ਦਿੱਤਾ।
    ਮੈਕਰੋਨ ਨੇ ਬਾਅਦ ਵਿੱਚ ਮਰਕੇਲ ਅਤੇ ਵਾਸ਼ਿੰਗਟਨ ਵਿੱਚ ਜੋ ਬਾਈਡਨ ਨਾਲ ਗੱਲ ਕੀਤੀ। ਬਾਈਡਨ ਨੇ ਜ਼ੇਲੇਂਸਕੀ ਨੂੰ ਹੋਰ ਮਦਦ ਦਾ ਵਾਅਦਾ ਕੀਤਾ।
    ne
    बोरिस जोनसनले मंगलबार बर्लिनमा एन्जेला मर्केललाई भेटे। मर्केलले जोनसनलाई इमानुएल म्याक्रोन किभ जाने बताइन्।
    भोलोदिमिर जेलेन्स्कीले किभमा म्याक्रोनलाई स्वागत गरे। जोनसनका प्रवक्ताले जेलेन्स्कीको भनाइमाथि टिप्पणी गर्न अस्वीकार गरे।
    म्याक्रोनले पछि मर्केल र वासिङ्टनमा जो बाइडेनसँग कुरा गरे। बाइडेनले जेलेन्स्कीलाई थप सहयोगको वाचा गरे।
    mn
    Борис Жонсон мягмар гарагт Берлинд Ангела Меркельтэй уулзав. Меркель Жонсонд Эммануэль Макрон Киев рүү явна гэж хэлэв.
    Володимир Зеленский Киевт Макроныг хүлээн авав. Жонсоны хэвлэлийн төлөөлөгч Зеленскийн үгэнд тайлбар хийхээс татгалзав.
    Макрон дараа нь Меркель болон Вашингтонд Жо Байдентай ярилцав. Байден Зеленскийд илүү их тусламж амлав.
    ky
    Борис Жонсон шейшембиде Берлинде Ангела Меркель менен жолугушту. Меркель Жонсонго Эмманюэль Макрон Киевге барарын айтты.
    Владимир Зеленский Макронду Киевде кабыл алды. Жонсондун басма сөз катчысы Зеленскийдин сөзүнө комментарий берүүдөн баш тартты.
    Макрон кийин Меркель жана Вашингтондо Жо Байден менен сүйлөштү. Байден Зеленскийге көбүрөөк жардам убада кылды.
    fil
    Nakipagkita si Boris Johnson kay Angela Merkel sa Berlin noong Martes. Sinabi ni Merkel kay Johnson na pupunta si Emmanuel Macron sa Kyiv.
    Tinanggap ni Volodymyr Zelensky si Macron sa Kyiv. Tumangging magkomento ang tagapagsalita ni Johnson sa mga salita ni Zelensky.
    Kalaunan ay nakipag-usap si Macron kay Merkel at kay Joe Biden sa Washington. Nangako si Biden kay Zelensky ng dagdag na tulong.
    cy
    Cyfarfu Boris Johnson ag Angela Merkel ym Merlin ddydd Mawrth. Dywedodd Merkel wrth Johnson y byddai Emmanuel Macron yn teithio i Kyiv.
    Croesawodd Volodymyr Zelensky Macron i Kyiv. Gwrthododd llefarydd Johnson wneud sylw ar eiriau Zelensky.
    Yn ddiweddarach siaradodd Macron â Merkel a gyda Joe Biden yn Washington. Addawodd Biden fwy o gymorth i Zelensky.
    ga
    Bhuail Boris Johnson le hAngela Merkel i mBeirlín Dé Máirt. Dúirt Merkel le Johnson go rachadh Emmanuel Macron go Cív.
    D'fháiltigh Volodymyr Zelenskyy roimh Macron i gCív. Dhiúltaigh urlabhraí Johnson trácht ar fhocail Zelenskyy.
    Labhair Macron níos déanaí le Merkel agus le Joe Biden in Washington. Gheall Biden tuilleadh cabhrach do Zelenskyy.
    mt
    Boris Johnson iltaqa' ma' Angela Merkel f'Berlin nhar it-Tlieta. Merkel qalet lil Johnson li Emmanuel Macron se jivvjaġġa lejn Kiev.
    Volodymyr Zelensky laqa' lil Macron f'Kiev. Il-kelliem ta' Johnson irrifjuta li jikkummenta fuq il-kliem ta' Zelensky.
    Macron aktar tard tkellem ma' Merkel u ma' Joe Biden f'Washington. Biden wiegħed aktar għajnuna lil Zelensky.
    eo
    Boris Johnson renkontis Angela Merkel en Berlino marde. Merkel diris al Johnson, ke Emmanuel Macron vojaĝos al Kijivo.
    Volodimir Zelenskij akceptis Macron en Kijivo. La proparolanto de Johnson rifuzis komenti la vortojn de Zelenskij.
    Macron poste parolis kun Merkel kaj kun Joe Biden en Vaŝingtono. Biden promesis al Zelenskij pli da helpo.
    si
    බොරිස් ජොන්සන් අඟහරුවාදා බර්ලින්හිදී ඇන්ජෙලා මර්කෙල් හමුවිය. ඉමැනුවෙල් මැක්රොන් කියෙව් වෙත යන බව මර්කෙල් ජොන්සන්ට පැවසුවාය.
    වොලොඩිමිර් සෙලෙන්ස්කි කියෙව්හිදී මැක්රොන්ව පිළිගත්තේය. සෙලෙන්ස්කිගේ වචන ගැන අදහස් දැක්වීම ජොන්සන්ගේ ප්‍රකාශකයා ප්‍රතික්ෂේප කළේය.
    මැක්රොන් පසුව මර්කෙල් සමඟ සහ වොෂින්ටනයේදී ජෝ බයිඩන් සමඟ කතා කළේය. බයිඩන් සෙලෙන්ස්කිට තවත් උදව් පොරොන්දු විය.
    ckb
    بۆریس جۆنسۆن ڕۆژی سێشەممە لە بەرلین چاوی بە ئانگێلا مێرکڵ کەوت. مێرکڵ بە جۆنسۆنی گوت کە ئیمانوێل ماکرۆن دەچێت بۆ کیێڤ.
    ڤۆلۆدیمیر زێلێنسکی لە کیێڤ پێشوازیی لە ماکرۆن کرد. وتەبێژی جۆنسۆن ڕەتیکردەوە لێدوان لەسەر وتەکانی زێلێنسکی بدات.
    ماکرۆن دواتر لەگەڵ مێرکڵ و لە واشنتۆن لەگەڵ جۆ بایدن قسەی کرد. بایدن بەڵێنی یارمەتی زیاتری بە زێلێنسکی دا.
    af
    Boris Johnson het Angela Merkel Dinsdag in Berlyn ontmoet. Merkel het vir Johnson gesê dat Emmanuel Macron na Kiëf sou reis.
    Wolodimir Zelenski het Macron in Kiëf ontvang. Johnson se woordvoerder wou nie kommentaar lewer op Zelenski se woorde nie.
    Macron het later met Merkel en met Joe Biden in Washington gepraat. Biden het Zelenski meer hulp belowe.
    lb
    De Boris Johnson huet d'Angela Merkel en Dënschdeg zu Berlin getraff. D'Merkel sot dem Johnson, datt den Emmanuel Macron op Kyiv géif reesen.
    De Volodymyr Zelensky huet de Macron zu Kyiv empfaangen. Dem Johnson säi Spriecher wollt d'Wierder vum Zelensky net kommentéieren.
    De Macron huet spéider mat der Merkel a mam Joe Biden zu Washington geschwat. De Biden huet dem Zelensky méi Hëllef versprach.
    tg
    Борис Ҷонсон рӯзи сешанбе дар Берлин бо Ангела Меркел мулоқот кард. Меркел ба Ҷонсон гуфт, ки Эммануэл Макрон ба Киев меравад.
    Володимир Зеленский Макронро дар Киев пазируфт. Сухангӯи Ҷонсон аз шарҳи суханони Зеленский худдорӣ кард.
    Макрон баъдтар бо Меркел ва дар Вашингтон бо Ҷо Байден сӯҳбат кард. Байден ба Зеленский кӯмаки бештар ваъда дод.
    my
    ဘောရစ် ဂျွန်ဆင်သည် အင်္ဂါနေ့တွင် ဘာလင်၌ အန်ဂျလာ မာကယ်နှင့် တွေ့ဆုံခဲ့သည်။ အီမန်နျူရယ် မက်ခရွန်သည် ကိယက်ဖ်သို့ သွားမည်ဟု မာကယ်က ဂျွန်ဆင်ကို ပြောခဲ့သည်။
    ဗိုလိုဒီမာ ဇီလန်စကီသည် ကိယက်ဖ်၌ မက်ခရွန်ကို ကြိုဆိုခဲ့သည်။ ဂျွန်ဆင်၏ ပြောရေးဆိုခွင့်ရှိသူက ဇီလန်စကီ၏ စကားများကို မှတ်ချက်ပေးရန် ငြင်းဆန်ခဲ့သည်။
    မက်ခရွန်သည် နောက်ပိုင်းတွင် မာကယ်နှင့်လည်းကောင်း၊ ဝါရှင်တန်၌ ဂျိုး ဘိုင်ဒင်နှင့်လည်းကောင်း စကားပြောခဲ့သည်။ ဘိုင်ဒင်က ဇီလန်စကီကို နောက်ထပ်အကူအညီပေးမည်ဟု ကတိပေးခဲ့သည်။
    """.split(separator: "\n").map(String.init).chunked()
}

extension [String] {
  /// The first of every four lines, and the three behind it as one text.
  fileprivate func chunked() -> [(String, String)] {
    stride(from: 0, to: count, by: 4).map { ($0, self[$0 + 1..<$0 + 4]) }
      .map { (self[$0], $1.joined(separator: "\n")) }
  }
}
