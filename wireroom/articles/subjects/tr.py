"""Turkish words that tell a subject."""

WORDS = {
    "world": """
        savaş* ateşkes* bombardıman* hava_saldırısı füze* iha siha asker* ordu* milis* isyancı* terör* rehine*
        bomba* patlama* saldır* öldü öldürül* ölü yaral* katliam* işgal* yaptırım* diplomat* büyükelçi* zirve*~ nato
        bm birleşmiş_milletler mülteci* göçmen* sığınma* insani* deprem* tsunami kasırga* sel yangın* yanardağ*
        tahliye* kurtarma* afad kaza* kazas* felaket* darbe* protesto* gösterici* polis* gözaltı* tutuklan* tutuklu*
        cinayet* bıçak* silahlı* kaçır* uyuşturucu* kaçakç* çete* savcı* soruşturma* mahkeme* dava* hapis* cezaevi*
        ukrayna* rusya* rus israil* gazze* filistin* hamas iran* suriye* ırak* afgan* taliban pkk ypg kremlin putin
        zelenski papa* sınır*
    """,
    "politics": """
        seçim* seçmen* oy oylar* oyla* sandık* aday* parti* akp ak_parti chp mhp hdp iyi_parti dem_parti hükümet*
        meclis* tbmm milletvekil* bakan* bakanlık* başbakan* cumhurbaşkan* erdoğan* kılıçdaroğlu özel~ imamoğlu
        bahçeli belediye* vali* yasa* kanun* tasarı* anayasa* referandum* reform* siyas* koalisyon* muhalefet*
        trump* biden* demokrat* cumhuriyetçi* istifa* kongre*~ senato*
    """,
    "business": """
        ekonomi* şirket* enflasyon* resesyon* gsyh büyüme~ banka* merkez_bankası tcmb faiz* kredi* borç* tahvil*
        borsa* bist hisse* yatırım* piyasa* kâr* zarar* gelir*~ satış* çeyrek* satın_alma iflas* işten* işsizlik*
        istihdam* sendika* grev* maaş* asgari_ücret ihracat* ithalat* gümrük* ticaret* sanayi* fabrika* petrol* opec
        benzin* akaryakıt* enerji* elektrik* doğalgaz* fiyat* zam dolar* euro* kur lira* altın* vergi* bütçe*
        milyar* milyon*~ konut* kira* emekli* sigorta* imf finans* tüketici*
    """,
    "technology": """
        teknoloji* yazılım* donanım* bilgisayar* dizüstü akıllı_telefon telefon* tablet* iphone android ios
        uygulama* internet* web site*~ tarayıcı* sosyal_medya google apple microsoft windows facebook meta whatsapp
        instagram tiktok twitter youtube hacker* siber* şifre* veri*~ yapay_zeka yapay_zekâ chatgpt openai
        algoritma* robot* çip* işlemci* yarı_iletken dijital* bulut* oyun* konsol* playstation xbox nintendo 5g
        kullanıcı* cihaz* ekran* batarya* elektrikli* tesla togg kripto* bitcoin blokzincir samsung xiaomi huawei
    """,
    "science": """
        bilim* bilimsel* araştırmacı* araştırma* fizik* kimya* biyolo* genetik* gen dna evrim* fosil* dinozor*
        arkeolo* kazı kazılar* tür~ türler* biyoçeşit* ekosistem* iklim* küresel_ısınma emisyon* karbon* çevre*
        ekoloj* yenilenebilir* okyanus* buzul* antarktika kuraklık* sıcaklık* hava_durumu meteoroloji* uzay* nasa
        esa astronot* roket* uydu* ay~ mars* gezegen* asteroit* kuyruklu* galaksi* teleskop* astronom* evren*
        kuantum* parçacık* laboratuvar* deney* nobel* beyin*
    """,
    "health": """
        sağlık* hastane* doktor* hekim* hemşire* hasta* tıp tıbbi* ilaç* eczane* aşı* koronavirüs* covid* pandemi*
        salgın* virüs* bulaş* enfeksiyon* grip* hastalık* semptom* belirti* teşhis* tedavi* terapi* kanser* tümör*
        diyabet* kalp* inme tansiyon* kolesterol* demans alzheimer depresyon* psikolo* psikiyatr* bağımlı* sigara*
        alkol* obezite* beslenme* diyet* vitamin* hamile* doğum* kürtaj* dsö ameliyat* cerrah* nakil* karantina*
        bağışıklık* alerji*
    """,
    "entertainment": """
        film* sinema* yönetmen* oyuncu*~ aktör* aktris* hollywood oscar* festival* gala dizi* netflix televizyon* tv
        sunucu* müzik* müzisyen* şarkı* şarkıcı* albüm* konser* turne* grup~ rap rock pop opera* orkestra* besteci*
        tiyatro* dans* bale* müze* sergi* galeri* sanat* sanatçı* ressam* resim* kitap* roman* yazar* edebiyat*
        şiir* şair* kültür* ünlü* magazin* komedyen* eurovision
    """,
    "sports": """
        spor* futbol* futbolcu* süper_lig lig ligi* ligin şampiyon* avrupa_ligi euro_2020 kupa* uefa fifa tff gol*
        kaleci* forvet* orta_saha stoper* penaltı* hakem* teknik_direktör antrenör* takım* milli_takım kulüp*
        galatasaray* fenerbahçe* beşiktaş* trabzonspor* maç* galibiyet* mağlubiyet* berabere* yendi final*
        yarı_final çeyrek_final turnuva* madalya* olimpiyat* paralimpik* tenis* wimbledon basketbol* nba
        anadolu_efes voleybol* hentbol* boks* güreş* formula pilot* atletizm* yüzme* jimnastik* halter* stadyum*
        taraftar* transfer* sezon* doping* rekor*
    """,
    "lifestyle": """
        tarif* yemek* aşçı* şef* mutfak* restoran* lezzet* tatlı* şarap* bira* kahve* seyahat* turis* tatil* otel*
        plaj* gezi* moda* tasarımcı* elbise* stil* güzellik* makyaj* saç* parfüm* düğün* evlilik* ilişki* aşk~
        ebeveyn* çocuk*~ aile*~ bebek* bahçe* bitki*~ dekorasyon* mobilya* köpek* kedi* burç* astroloji* yoga
        fitness zayıfla* kraliyet* prens* kraliçe* kral~ otomobil* noel yılbaşı bayram
    """,
}
