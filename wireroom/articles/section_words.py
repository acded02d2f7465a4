"""Words that publishers use for their sections, and the section of ours that each one means; one line a language.

Matched whole, in lower case, without accents, words joined by hyphens, as in addresses. Words that mean different
sections in different languages stand in the one where they are usual. Names of places and shows are left out: they say
nothing about the subject.
"""

WORDS: dict[str, str] = {
    "world": """
        world world-news international foreign asia europe africa americas middle-east
        ausland welt internationales weltpolitik
        monde internationale  mundo internacional exterior  mondo esteri  lume extern
        buitenland  utrikes utenriks udland ulkomaat  swiat zagranica svet zahranici svijet vilag kulfold
        dunya  dunia internasional  the-gioi
        мир в-мире світ свят  κοσμος  عالم العالم دولي جهان بین-الملل  विदेश दुनिया
        国际 國際 世界 海外 国際 세계 국제
    """,
    "politics": """
        politics political elections election government parliament congress white-house policy
        politik inland innenpolitik bundestag wahlen
        politique  politica elecciones elezioni  politiek  politikk politiikka  polityka politika belpolitika
        siyaset  pemerintahan  chinh-tri
        политика політика  πολιτικη  سياسة سیاست  राजनीति  政治 时政 정치
    """,
    "business": """
        business economy economics finance markets market money companies industry energy jobs real-estate
        personal-finance  wirtschaft finanzen boerse unternehmen geld konjunktur
        economie entreprises bourse argent  economia negocios finanzas empresas mercados
        affari  financas  ekonomi naringsliv borsen okonomi talous  biznes gospodarka ekonomika byznys gazdasag
        economic afaceri  bisnis  kinh-te kinh-doanh
        экономика бизнес економіка бізнес икономика  οικονομια  اقتصاد اقتصادی  व्यापार
        经济 財經 财经 商业 経済 ビジネス 경제
    """,
    "technology": """
        technology tech digital gadgets internet computing software cybersecurity artificial-intelligence ai
        netzwelt technik digitales computer  technologie numerique high-tech
        tecnologia ciencia-y-tecnologia innovazione  teknologi teknik technologia tehnologie teknoloji tekno
        cong-nghe  технологии технології  τεχνολογια  تكنولوجيا فناوری  तकनीक  科技 テクノロジー 기술
    """,
    "science": """
        science sciences environment climate climate-change space nature physics biology archaeology
        wissenschaft wissen umwelt klima natur weltraum  planete environnement climat
        ciencia medio-ambiente medioambiente clima  scienza scienze ambiente meio-ambiente
        wetenschap milieu vetenskap miljo vitenskap videnskab tiede ymparisto
        nauka klimat veda priroda tudomany stiinta  bilim  sains  khoa-hoc
        наука довкілля экология  επιστημη  علوم علم بيئة  विज्ञान  科学 環境 과학 환경
    """,
    "health": """
        health medicine coronavirus covid-19 covid mental-health nhs  gesundheit medizin corona
        sante medecine  salud sanidad salute sanita saude  gezondheid halsa helse sundhed terveys
        zdrowie zdravi zdravie zdravlje egeszseg sanatate  saglik  kesehatan  suc-khoe
        здоровье здоров-я здраве  υγεια  صحة سلامت  स्वास्थ्य  健康 医疗 医療 건강
    """,
    "entertainment": """
        entertainment culture arts art music film films movies tv television celebrity celebrities books
        theatre theater stage media showbiz hollywood awards games gaming
        kultur unterhaltung musik kino medien feuilleton literatur leute promis
        cinema musique livres people medias  cultura entretenimiento musica cine espectaculos gente libros
        spettacoli spettacolo televisione entretenimento famosos  cultuur muziek
        noje underholdning kulttuuri viihde  kultura rozrywka zabava  kultur-sanat magazin  hiburan
        giai-tri van-hoa  культура шоу-бизнес шоу-бізнес  πολιτισμος  ثقافة فن فرهنگ  मनोरंजन
        文化 娱乐 娛樂 エンタメ 芸能 연예 문화
    """,
    "sports": """
        sports sport football soccer rugby cricket tennis golf basketball baseball hockey formula-1 f1 cycling
        boxing nba nfl mlb nhl olympics athletics motorsport racing  fussball formel1 handball wintersport
        foot cyclisme  deportes deporte futbol baloncesto ciclismo  calcio  esportes futebol desporto
        voetbal sporten fotboll fotball fodbold urheilu jalkapallo  pilka-nozna fotbal sportovni foci
        spor  olahraga bola  the-thao bong-da  спорт футбол  αθλητικα  رياضة ورزش  खेल
        体育 體育 スポーツ 스포츠
    """,
    "lifestyle": """
        lifestyle life style food travel fashion beauty home garden family parenting relationships recipes
        wellness cars motoring autos pets food-and-drink homes  leben reise reisen essen mode stil familie auto
        genuss ratgeber  voyage voyages cuisine art-de-vivre automobile
        estilo viajes moda gastronomia cocina estilo-de-vida vida  viaggi cucina motori turismo  viagem comida
        reizen eten wonen livsstil resor mat bolig matkailu ruoka  podroze kuchnia styl cestovani eletmod utazas
        calatorii  yasam seyahat  gaya-hidup wisata kuliner  du-lich doi-song
        стиль жизнь путешествия  نمط-الحياة سفر سبک-زندگی  जीवनशैली  生活 旅游 旅遊 暮らし ライフ 여행 생활
    """,
}
