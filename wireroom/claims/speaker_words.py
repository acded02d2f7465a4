"""Words that tell what kind of speaker a phrase names."""

#: Heads of phrases that name a body; matched as whole words in folded text, any language of the house.
BODIES = frozenset(
    # English
    "ministry office police government court company agency union council commission department authority bank "
    "party army navy "
    "military coastguard guard parliament senate congress committee university hospital institute association "
    "federation house "
    "airline club league board bureau embassy administration service foundation group inc corp ltd plc fund "
    "exchange brigade "
    "regulator operator network observatory centre center society organisation organization airport port kremlin "
    "pentagon cabinet "
    "prosecutors prosecution ministers team mission secretariat "
    # German
    "ministerium polizei regierung gericht behörde amt partei staatsanwaltschaft feuerwehr unternehmen verband "
    "gewerkschaft "
    "bundeswehr innenministerium außenministerium verteidigungsministerium hafenamt küstenwache bundesregierung "
    "konzern "
    "universität klinik landesamt stadt "
    # French
    "ministère police gouvernement tribunal parquet préfecture mairie syndicat parti armée banque entreprise "
    "gendarmerie présidence "
    "élysée commission association université capitainerie pompiers "
    # Spanish, Italian, Portuguese
    "ministerio policía gobierno tribunal fiscalía ayuntamiento sindicato partido ejército banco empresa guardia "
    "ministero polizia "
    "governo procura comune sindacato partito esercito azienda carabinieri capitaneria ministério polícia "
    "ministerial sindicato "
    "câmara exército procuradoria autoridade bombeiros bomberos "
    # Dutch
    "ministerie politie regering rechtbank gemeente partij leger bedrijf brandweer kustwacht "
    # Russian
    "министерство мид полиция правительство суд компания прокуратура мчс минобороны кремль банк партия следком "
    # Arabic
    "وزارة شرطة الشرطة حكومة الحكومة محكمة المحكمة مكتب ميناء شركة جيش الجيش رئاسة هيئة بلدية".split()
)

#: Endings of Japanese and Chinese names of bodies.
BODY_ENDINGS = ("省", "庁", "府", "署", "局", "部", "院", "社", "会", "党", "軍", "軍隊", "当局", "政府", "警察",
                "大学", "委", "厅", "会议",
                "公司", "集团", "法院", "医院", "警方", "海警", "港", "所", "室", "協会", "組合", "銀行")  # fmt: skip

#: Titles in front of a person's name, folded; they are no part of the name.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister secretary "
    "chancellor premier governor senator sen rep representative congressman congresswoman mayor judge "
    "justice general gen colonel col captain capt major lieutenant lt sergeant sgt admiral commander "
    "chief chairman chairwoman chair director officer detective inspector superintendent sheriff king "
    "queen prince princess pope bishop archbishop cardinal rabbi imam sheikh ambassador spokesman "
    "spokeswoman spokesperson foreign interior defence defense transport finance health deputy former "
    "acting state attorney executive ceo cfo coach analyst manager professor economist secretary-general "
    "republican democrat democratic conservative labour leader herr frau ministerpräsident bundeskanzler "
    "kanzler minister ministerin präsident präsidentin sprecher sprecherin bürgermeister monsieur madame "
    "m mme le la président présidente ministre premier maire señor señora don presidente presidenta "
    "ministro ministra alcalde alcaldesa portavoz primer signor signora sindaco presidente primo "
    "primeiro primeira prefeito prefeita meneer mevrouw premier burgemeester woordvoerder президент "
    "министр премьер глава губернатор мэр директор представитель الرئيس الوزير رئيس وزير المتحدث باسم".split()
)

#: Speakers without a name, by language: what a phrase is made of.
UNNAMED: dict[str, str] = {
    "en": r"(?:(?:an?|two|three|several|some|other|senior|local|us|government|security|police|military|unnamed|"
          r"diplomatic|rescue) )*"
          r"(?:officials?|sources?|witness(?:es)?|eyewitness(?:es)?|residents?|authorities|insiders?|diplomats?|"
          r"sailors?|"
          r"passengers?|analysts?|experts?|aides?|people familiar with the matter|neighbou?rs?|survivors?|"
          r"activists?|investigators)",
    "de": r"(?:(?:ein(?:e[mnrs]?)?|zwei|drei|mehrere[nr]?|hochrangige[nrms]?|ranghohe[nrms]?|westliche[nrms]?|"
          r"namentlich nicht genannte[nrms]?) )*"
          r"(?:augenzeugen?|beamte[nrm]?|insidern?|anwohnern?|diplomat(?:en)?|experten?|zeugen?|behörden|"
          r"(?:(?:regierungs|partei|sicherheits|militär|diplomaten|nato|geheimdienst|branchen|finanz|koalitions|"
          r"fraktions|ermittler|industrie|justiz)-?)?kreisen?|"
          r"mit (?:der sache|den plänen|dem vorgang|den gesprächen) vertraute[nr]? personen?)",
    "fr": r"(?:(?:une?|des|deux|trois|plusieurs|hauts?) )*(?:sources?|témoins?|responsables?|fonctionnaires?|autorités|"
          r"habitants?|diplomates?|experts?|personnes? (?:proches?|informées?|au fait) (?:du|des) \w+)"
          r"(?: proches? (?:du|des) \w+)?",
    "es": r"(?:(?:una?|unos|dos|tres|varios|varias|altos?) )*(?:fuentes?|testigos?|funcionarios?|cargos?|autoridades|"
          r"vecinos|diplomáticos?|expertos?|personas? (?:cercanas?|familiarizadas?) (?:al|con el) \w+)"
          r"(?: cercanas? (?:al|a la) \w+)?",
    "it": r"(?:(?:una?|due|tre|alcuni|alti|alto) )*(?:fonti|fonte|testimoni|funzionari[o]?|autorità|residenti|"
          r"diplomatic[io]|esperti|persone (?:vicine|informate) (?:al|alla|sul|sulla) \w+)"
          r"(?: vicin[ae] (?:al|alla) \w+)?",
    "pt": r"(?:(?:uma?|dois|três|alguns|altos?) )*(?:fontes?|testemunhas?|funcionários?|autoridades|moradores|"
          r"diplomatas?|especialistas)(?: próximas? (?:do|da|ao|à) \w+)?",
    "nl": r"(?:(?:een|twee|drie|enkele|hoge|hooggeplaatste) )*(?:bronnen|bron|getuigen?|functionaris(?:sen)?|"
          r"autoriteiten|omwonenden|diplomaten|ingewijden|deskundigen)(?: dicht bij (?:de|het) \w+)?",
    "ru": r"(?:(?:высокопоставленн\w+|неназванн\w+|западн\w+|информированн\w+) )*(?:источник(?:[аи]|ов)?|очевидцы|"
          r"свидетели|чиновники?|собеседник \w+|дипломаты?|власти|эксперты)",
    "ar": r"(?:مصادر|مصدر|شهود عيان|شهود|مسؤولون|مسؤول|السلطات)(?: (?:مطلعة|مطلع|رفيع|كبير|رفيع المستوى))?",
    "ja": r"(?:政府|軍|与党|外交)?(?:関係者|関係筋|消息筋|高官|目撃者|当局者|専門家|住民)",
    "zh": r"(?:不愿透露姓名的|一名|一位|多名|高级|西方)*(?:消息人士|知情人士|目击者|官员|外交官|专家|居民)",
}  # fmt: skip

#: What a document is called, by language: the head of a phrase after "according to", or of one that "says".
DOCUMENTS: dict[str, str] = {
    "en": r"(?:notice|filing|indictment|memo|memorandum|letter|report|documents?|affidavit|lawsuit|complaint|"
          r"bulletin|decree|study|survey|"
          r"transcript|court papers|court records)",
    "de": r"(?:mitteilung|bericht|dokument|anklage|schreiben|studie|bekanntmachung|urteil)",
    "fr": r"(?:avis|rapport|document|lettre|étude|communiqué|décret)",
    "es": r"(?:aviso|informe|documento|carta|estudio|comunicado|decreto)",
    "it": r"(?:avviso|rapporto|documento|lettera|studio|comunicato|decreto)",
    "pt": r"(?:aviso|relatório|documento|carta|estudo|comunicado|decreto)",
    "nl": r"(?:bericht|rapport|document|brief|onderzoek|besluit)",
}  # fmt: skip

#: Phrases before the speaker: "according to".
ACCORDING: dict[str, str] = {
    "en": r"according to|citing|quoting|in a statement (?:by|from)|a statement (?:by|from)",
    "de": r"laut|hieß es aus|verlautete aus|nach angaben (?:von|des|der)|so|zufolge|nach aussage(?:n)? (?:von|des|der)",
    "fr": r"selon|d'après|d’après|de source(?:s)?",
    "es": r"según|de acuerdo con|en palabras de",
    "it": r"secondo|stando a",
    "pt": r"segundo|de acordo com|conforme",
    "nl": r"volgens|aldus",
    "ru": r"по словам|по данным|по сообщению|по информации|согласно",
    "ar": r"وفقا ل|وفق|بحسب|حسب|نقلا عن",
}  # fmt: skip

#: News agencies: folded name in texts -> usual name.
AGENCIES = {
    "reuters": "Reuters", "associated press": "AP", "ap": "AP", "afp": "AFP", "agence france-presse": "AFP", "dpa":
        "dpa",
    "efe": "EFE", "ansa": "ANSA", "xinhua": "Xinhua", "tass": "TASS", "interfax": "Interfax", "kyodo": "Kyodo",
    "jiji": "Jiji", "pa media": "PA", "press association": "PA", "upi": "UPI", "lusa": "Lusa", "anp": "ANP", "belga":
        "Belga",
    "apa": "APA", "yonhap": "Yonhap", "bloomberg": "Bloomberg", "ria novosti": "RIA Novosti", "anadolu": "Anadolu",
}  # fmt: skip
