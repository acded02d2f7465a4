"""Names of the months by language, in full and short, as pages, feeds and texts write them; January first.

The forms are those that stand in dates (genitives where a language has them). Languages that share a spelling share its
meaning, but for a few Slavic names; those are settled by the page's language.
"""

import functools
import unicodedata

# In running text shorter names are taken for words.
LEAST_IN_TEXT = 4

#: Language -> twelve months; forms of one month parted by a bar, the full one first, words of one form by a low line.
MONTHS: dict[str, str] = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "de": "januar|jänner|jan februar|feber|feb märz|maerz|mär|mrz april|apr mai juni|jun juli|jul august|aug "
    "september|sept|sep oktober|okt november|nov dezember|dez",
    "fr": "janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre|sept "
    "octobre|oct novembre|nov décembre|decembre|déc",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
    "septiembre|setiembre|sep|set|sept octubre|oct noviembre|nov diciembre|dic",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
    "pt": "janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
    "setembro|set outubro|out novembro|nov dezembro|dez",
    "ca": "gener|gen febrer|febr març abril|d’abril|d’abr|abr "
    "maig juny juliol|jul agost|d’agost "
    "setembre|set octubre|d’octubre|d’oct|oct novembre|nov "
    "desembre|des",
    "gl": "xaneiro|xan febreiro|feb marzo|mar abril|abr maio xuño xullo|xul agosto|ago setembro|set outubro|out "
    "novembro|nov decembro|dec",
    "eu": "urtarrila|urtarrilaren otsaila|otsailaren martxoa|martxoaren apirila|apirilaren maiatza|maiatzaren "
    "ekaina|ekainaren uztaila|uztailaren abuztua|abuztuaren iraila|irailaren urria|urriaren "
    "azaroa|azaroaren abendua|abenduaren",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sep "
    "oktober|okt november|nov december|dec",
    "af": "januarie februarie maart april mei junie julie augustus september oktober november desember|des",
    "sv": "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug september|sep oktober|okt "
    "november|nov december|dec",
    "da": "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug september|sep "
    "oktober|okt november|nov december|dec",
    "no": "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug september|sep oktober|okt "
    "november|nov desember|des",
    "is": "janúar|jan febrúar|feb mars|mar apríl|apr maí júní|jún júlí|júl ágúst|ágú september|sep október|okt "
    "nóvember|nóv desember|des",
    "fi": "tammikuuta|tammikuu|tammi helmikuuta|helmikuu|helmi maaliskuuta|maaliskuu|maalis "
    "huhtikuuta|huhtikuu|huhti toukokuuta|toukokuu|touko kesäkuuta|kesäkuu|kesä heinäkuuta|heinäkuu|heinä "
    "elokuuta|elokuu|elo syyskuuta|syyskuu|syys lokakuuta|lokakuu|loka marraskuuta|marraskuu|marras "
    "joulukuuta|joulukuu|joulu",
    "et": "jaanuar|jaan veebruar|veebr märts aprill|apr mai juuni juuli august|aug september|sept oktoober|okt "
    "november|nov detsember|dets",
    "lv": "janvāris|janvārī|janv februāris|februārī|febr marts|martā aprīlis|aprīlī|apr maijs|maijā "
    "jūnijs|jūnijā|jūn jūlijs|jūlijā|jūl augusts|augustā|aug septembris|septembrī|sept "
    "oktobris|oktobrī|okt novembris|novembrī|nov decembris|decembrī|dec",
    "lt": "sausio|sausis|saus vasario|vasaris|vas kovo|kovas|kov balandžio|balandis|bal gegužės|gegužė|geg "
    "birželio|birželis|birž liepos|liepa|liep rugpjūčio|rugpjūtis|rugp rugsėjo|rugsėjis|rugs "
    "spalio|spalis|spal lapkričio|lapkritis|lapkr gruodžio|gruodis|gruod",
    "pl": "stycznia|sty|styczeń lutego|lut|luty marca|mar|marzec kwietnia|kwi|kwiecień maja|maj "
    "czerwca|cze|czerwiec lipca|lip|lipiec sierpnia|sie|sierpień września|wrz|wrzesień "
    "października|paź|październik listopada|lis|listopad grudnia|gru|grudzień",
    "cs": "ledna|leden|led února|únor|úno března|březen|bře dubna|duben|dub května|květen|kvě června|červen|čvn "
    "července|červenec|čvc srpna|srpen|srp září|zář října|říjen|říj listopadu|listopad|lis "
    "prosince|prosinec",
    "sk": "januára|január|jan februára|február|feb marca|marec|mar apríla|apríl|apr mája|máj júna|jún júla|júl "
    "augusta|august|aug septembra|september|sep októbra|október|okt novembra|november|nov "
    "decembra|december|dec",
    "sl": "januar|januarja|jan februar|februarja|feb marec|marca|mar april|aprila|apr maj|maja junij|junija|jun "
    "julij|julija|jul avgust|avgusta|avg september|septembra|sep oktober|oktobra|okt "
    "november|novembra|nov december|decembra|dec",
    "hr": "siječnja|siječanj|sij veljače|veljača|velj ožujka|ožujak|ožu travnja|travanj|tra svibnja|svibanj|svi "
    "lipnja|lipanj|lip srpnja|srpanj|srp kolovoza|kolovoz|kol rujna|rujan|ruj listopada|listopad|lis "
    "studenoga|studenog|studeni|stu prosinca|prosinac",
    "sr": "januar|јануар|јан|jan februar|фебруар|феб|feb mart|март|мар|mar april|април|апр|apr maj|мај "
    "jun|juni|јун jul|juli|јул avgust|август|авг|avg septembar|септембар|сеп|sep oktobar|октобар|окт|okt "
    "novembar|новембар|нов|nov decembar|децембар|дец|dec",
    "mk": "јануари|јан февруари|фев март|мар април|апр мај јуни|јун јули|јул август|авг септември|сеп "
    "октомври|окт ноември|ное декември|дек",
    "bg": "януари|ян|яну февруари|февр|фев март април|апр май юни юли август|авг септември|септ|сеп "
    "октомври|окт ноември|ноем|ное декември|дек",
    "ru": "января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн "
    "июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт "
    "ноября|ноябрь|ноя|нояб декабря|декабрь|дек",
    "uk": "січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав "
    "червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт "
    "листопада|листопад|лист грудня|грудень|груд",
    "be": "студзеня|студзень|сту лютага|люты|лют сакавіка|сакавік|сак красавіка|красавік|кра мая|май "
    "чэрвеня|чэрвень|чэр ліпеня|ліпень|ліп жніўня|жнівень|жні верасня|верасень|вер "
    "кастрычніка|кастрычнік|кас лістапада|лістапад|ліс снежня|снежань|сне",
    "kk": "қаңтар|қаң ақпан|ақп наурыз|нау сәуір|сәу мамыр|мам маусым|мау шілде|шіл тамыз|там қыркүйек|қыр "
    "қазан|қаз қараша|қар желтоқсан|жел",
    "hu": "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug "
    "szeptember|szept október|okt november|nov december|dec",
    "ro": "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug septembrie|sept "
    "octombrie|oct noiembrie|noi|nov decembrie|dec",
    "sq": "janar|jan shkurt|shk mars|mar prill|pri maj qershor|qer korrik|korr gusht|gush shtator|sht tetor|tet "
    "nëntor|nën dhjetor|dhj",
    "el": "ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ "
    "μαΐου|μαίου|μάιος|μαϊ ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ "
    "σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε "
    "δεκεμβρίου|δεκέμβριος|δεκ",
    "tr": "ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu eylül|eyl "
    "ekim|eki kasım|kas aralık|ara",
    "az": "yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avqust|avq sentyabr|sen oktyabr|okt "
    "noyabr|noy dekabr|dek",
    "uz": "yanvar|yan fevral|fev mart|mar aprel|apr may iyun|iyn iyul|iyl avgust|avg sentabr|sentyabr|sen "
    "oktabr|oktyabr|okt noyabr|noy dekabr|dek",
    "id": "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|ags september|sep "
    "oktober|okt november|nov desember|des",
    "ms": "januari|jan februari|feb mac april|apr mei jun julai|jul ogos|ogo september|sep oktober|okt "
    "november|nov disember|dis",
    "tl": "enero|ene pebrero|peb marso|mar abril|abr mayo|may hunyo|hun hulyo|hul agosto|ago setyembre|set "
    "oktubre|okt nobyembre|nob disyembre|dis",
    "sw": "januari|jan februari|feb machi|mac aprili|apr mei juni|jun julai|jul agosti|ago septemba|sep "
    "oktoba|okt novemba|nov desemba|des",
    "ar": "يناير|كانون_الثاني|جانفي فبراير|شباط|فيفري مارس|آذار أبريل|ابريل|إبريل|نيسان|أفريل مايو|أيار|ماي "
    "يونيو|يونيه|حزيران|جوان يوليو|يوليه|تموز|جويلية|يوليوز أغسطس|اغسطس|آب|أوت|غشت سبتمبر|أيلول|شتنبر "
    "أكتوبر|اكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني|نونبر ديسمبر|كانون_الأول|دجنبر",
    "he": "ינואר|בינואר|ינו׳|בינו׳ פברואר|בפברואר|פבר׳|בפבר׳ מרץ|במרץ אפריל|באפריל|אפר׳|באפר׳ מאי|במאי "
    "יוני|ביוני יולי|ביולי אוגוסט|באוגוסט|אוג׳|באוג׳ ספטמבר|בספטמבר|ספט׳|בספט׳ "
    "אוקטובר|באוקטובר|אוק׳|באוק׳ נובמבר|בנובמבר|נוב׳|בנוב׳ דצמבר|בדצמבר|דצמ׳|בדצמ׳",
    "hi": "जनवरी|जन|जन॰ फरवरी|फ़रवरी|फर|फ़र॰ मार्च अप्रैल मई जून जुलाई|जुल॰ अगस्त|अग|अग॰ सितंबर|सितम्बर|सित॰ "
    "अक्टूबर|अक्तूबर|अक्टू॰ नवंबर|नवम्बर|नव॰ दिसंबर|दिसम्बर|दिस॰",
    "mr": "जानेवारी|जाने फेब्रुवारी|फेब्रु मार्च एप्रिल|एप्रि मे जून जुलै ऑगस्ट|ऑग सप्टेंबर|सप्टें ऑक्टोबर|ऑक्टो नोव्हेंबर|नोव्हें डिसेंबर|डिसें",
    "bn": "জানুয়ারি|জানুয়ারী|জানু ফেব্রুয়ারি|ফেব্রুয়ারী|ফেব মার্চ এপ্রিল|এপ্রি মে জুন জুলাই|জুল আগস্ট|আগ "
    "সেপ্টেম্বর|সেপ অক্টোবর|অক্টো নভেম্বর|নভে ডিসেম্বর|ডিসে",
    "ta": "ஜனவரி|ஜன பிப்ரவரி|பிப் மார்ச்|மார் ஏப்ரல்|ஏப் மே ஜூன் ஜூலை ஆகஸ்ட்|ஆக செப்டம்பர்|செப் அக்டோபர்|அக் நவம்பர்|நவ டிசம்பர்|டிச",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "th": "มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค มิถุนายน|มิ.ย กรกฎาคม|ก.ค สิงหาคม|ส.ค "
    "กันยายน|ก.ย ตุลาคม|ต.ค พฤศจิกายน|พ.ย ธันวาคม|ธ.ค",
    "ka": "იანვარი|იან თებერვალი|თებ მარტი|მარ აპრილი|აპრ მაისი|მაი ივნისი|ივნ ივლისი|ივლ აგვისტო|აგვ "
    "სექტემბერი|სექ ოქტომბერი|ოქტ ნოემბერი|ნოე დეკემბერი|დეკ",
    "hy": "հունվար|հունվարի|հնվ փետրվար|փետրվարի|փտվ մարտ|մարտի|մրտ ապրիլ|ապրիլի|ապր մայիս|մայիսի|մյս "
    "հունիս|հունիսի|հնս հուլիս|հուլիսի|հլս օգոստոս|օգոստոսի|օգս սեպտեմբեր|սեպտեմբերի|սեպ "
    "հոկտեմբեր|հոկտեմբերի|հոկ նոյեմբեր|նոյեմբերի|նոյ դեկտեմբեր|դեկտեմբերի|դեկ",
    "bs": "januar|jan februar|feb mart|mar april|apr maj juni|jun juli|jul august|aug septembar|sep oktobar|okt "
    "novembar|nov decembar|dec",
    "cy": "ionawr|ion chwefror|chwef|chw mawrth|maw ebrill|ebr mai mehefin|meh gorffennaf|gorff|gor awst medi "
    "hydref|hyd tachwedd|tach rhagfyr|rhag",
    "fa": "ژانویهٔ|ژانویه فوریهٔ|فوریه مارس آوریل مهٔ|مه ژوئن ژوئیهٔ|ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "ga": "eanáir|ean feabhra|feabh márta aibreán|aib bealtaine|beal meitheamh|meith iúil lúnasa|lún "
    "meán_fómhair|mfómh deireadh_fómhair|dfómh samhain|samh nollaig|noll",
    "gu": "જાન્યુઆરી|જાન્યુ ફેબ્રુઆરી|ફેબ્રુ માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર|સપ્ટે ઑક્ટોબર|ઑક્ટો નવેમ્બર|નવે ડિસેમ્બર|ડિસે",
    "km": "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
    "kn": "ಜನವರಿ|ಜನ ಫೆಬ್ರವರಿ|ಫೆಬ್ರ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್|ಏಪ್ರಿ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್|ಆಗ ಸೆಪ್ಟೆಂಬರ್|ಸೆಪ್ಟೆಂ ಅಕ್ಟೋಬರ್|ಅಕ್ಟೋ ನವೆಂಬರ್|ನವೆಂ ಡಿಸೆಂಬರ್|ಡಿಸೆಂ",
    "ky": "январь|янв февраль|фев март|мар апрель|апр май июнь|июн июль|июл август|авг сентябрь|сен октябрь|окт "
    "ноябрь|ноя декабрь|дек",
    "lo": "ມັງກອນ|ມ.ກ ກຸມພາ|ກ.ພ ມີນາ|ມ.ນ ເມສາ|ມ.ສ ພຶດສະພາ|ພ.ພ ມິຖຸນາ|ມິ.ຖ ກໍລະກົດ|ກ.ລ ສິງຫາ|ສ.ຫ ກັນຍາ|ກ.ຍ "
    "ຕຸລາ|ຕ.ລ ພະຈິກ|ພ.ຈ ທັນວາ|ທ.ວ",
    "ml": "ജനുവരി|ജനു ഫെബ്രുവരി|ഫെബ്രു മാർച്ച്|മാർ ഏപ്രിൽ|ഏപ്രി മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ്|ഓഗ സെപ്റ്റംബർ|സെപ്റ്റം "
    "ഒക്‌ടോബർ|ഒക്ടോ നവംബർ|നവം ഡിസംബർ|ഡിസം",
    "mt": "jannar|jan frar|fra marzu|mar april|apr mejju|mej ġunju|ġun lulju|lul awwissu|aww settembru|set "
    "ottubru|ott novembru|nov diċembru|diċ",
    "my": "ဇန်နဝါရီ|ဇန် ဖေဖော်ဝါရီ|ဖေ မတ် ဧပြီ|ဧ မေ ဇွန် ဇူလိုင်|ဇူ ဩဂုတ်|ဩ စက်တင်ဘာ|စက် အောက်တိုဘာ|အောက် နိုဝင်ဘာ|နို ဒီဇင်ဘာ|ဒီ",
    "ne": "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "pa": "ਜਨਵਰੀ|ਜਨ ਫ਼ਰਵਰੀ|ਫ਼ਰ ਮਾਰਚ ਅਪ੍ਰੈਲ|ਅਪ੍ਰੈ ਮਈ ਜੂਨ ਜੁਲਾਈ|ਜੁਲਾ ਅਗਸਤ|ਅਗ ਸਤੰਬਰ|ਸਤੰ ਅਕਤੂਬਰ|ਅਕਤੂ ਨਵੰਬਰ|ਨਵੰ ਦਸੰਬਰ|ਦਸੰ",
    "ps": "جنوري فبروري|فېبروري مارچ اپریل مۍ جون جولای اګست سېپتمبر|سپتمبر اکتوبر نومبر دسمبر",
    "si": "ජනවාරි|ජන පෙබරවාරි|පෙබ මාර්තු|මාර් අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු|අගෝ සැප්තැම්බර්|සැප් ඔක්තෝබර්|ඔක් නොවැම්බර්|නොවැ දෙසැම්බර්|දෙසැ",
    "te": "జనవరి|జన ఫిబ్రవరి|ఫిబ్ర మార్చి ఏప్రిల్|ఏప్రి మే జూన్ జులై ఆగస్టు|ఆగ సెప్టెంబర్|సెప్టెం అక్టోబర్|అక్టో నవంబర్|నవం డిసెంబర్|డిసెం",
    "tk": "ýanwar|ýan fewral|few mart|mar aprel|apr maý iýun iýul awgust|awg sentýabr|sen oktýabr|okt "
    "noýabr|noý dekabr|dek",
}


def month_of(word: str, language: str | None = None) -> int | None:
    """Return the month that a word means, 1 to 12; None where it is none.

    Args:
        word: In lower case, without a point at its end.
        language: ISO 639-1; None where it is not known.

    >>> month_of("juni"), month_of("listopada", "pl"), month_of("listopada", "hr"), month_of("monday")
    (6, 11, 10, None)
    """
    return _table(language if language in MONTHS else None).get(word)


@functools.lru_cache(maxsize=64)
def months_in_full(language: str) -> dict[str, int]:
    """Return the names that mean a month in running text too; none for a language that is not known.

    Short forms are words of other kinds as often ("mar", "set"): only those of English are taken.

    >>> months_in_full("es").get("marzo"), months_in_full("es").get("mar"), months_in_full("xx")
    (3, None, {})
    """
    return {
        name: number
        for number, names in _rows(language)
        for at, name in enumerate(names)
        if at == 0 or len(name) >= LEAST_IN_TEXT or language == "en"
    }


@functools.lru_cache(maxsize=128)
def bare_months(language: str) -> dict[str, int]:
    """Return a language's names without dots, case and accents, which are left out as often as not."""
    return {bare(name): number for number, names in _rows(language) for name in names}


@functools.lru_cache(maxsize=1)
def sure_bare_months() -> dict[str, int]:
    """Return the bare names of all languages, without those that mean different months in two of them."""
    meanings: dict[str, set[int]] = {}
    for language in MONTHS:
        for name, month in bare_months(language).items():
            meanings.setdefault(name, set()).add(month)
    return {name: months.pop() for name, months in meanings.items() if len(months) == 1}


def bare(name: str) -> str:
    """Fold a name to letters without dots, case and accents.

    >>> bare("Févr.")
    'fevr'
    """
    letters = unicodedata.normalize("NFKD", name.casefold().replace(".", ""))
    return "".join(c for c in letters if not "\u0300" <= c <= "\u036f")


@functools.lru_cache(maxsize=64)
def _table(language: str | None) -> dict[str, int]:
    """Put the languages together: the page's own first, then English, then all others in order."""
    table: dict[str, int] = {}
    for code in dict.fromkeys([language or "en", "en", *MONTHS]):
        for number, names in _rows(code):
            for name in names:
                table.setdefault(name, number)
    return table


def _rows(language: str) -> list[tuple[int, list[str]]]:
    written = MONTHS.get(language, "").split()
    return [(number, names.replace("_", " ").split("|")) for number, names in enumerate(written, 1)]
