"""Words of time by language: weekdays, relative days, parts of the day."""

#: Language -> seven weekdays, Monday first; alternatives parted by a bar.
WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "pt": ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "ru": ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"),
    "ar": ("الاثنين|الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "ja": ("月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"),
    "zh": (
        "星期一|周一",
        "星期二|周二",
        "星期三|周三",
        "星期四|周四",
        "星期五|周五",
        "星期六|周六",
        "星期日|星期天|周日",
    ),
}

#: Language -> words -> days from the day of printing.
RELATIVE: dict[str, dict[str, int]] = {
    "en": {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": -1,
           "last night": -1, "tomorrow": 1},
    "de": {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen früh": 1},
    "fr": {"aujourd'hui": 0, "aujourd’hui": 0, "ce matin": 0, "ce soir": 0, "hier": -1, "avant-hier": -2, "demain": 1},
    "es": {"hoy": 0, "ayer": -1, "anoche": -1, "anteayer": -2},
    "it": {"oggi": 0, "stamattina": 0, "stamani": 0, "stasera": 0, "ieri": -1, "domani": 1},
    "pt": {"hoje": 0, "ontem": -1, "anteontem": -2},
    "nl": {"vandaag": 0, "vanochtend": 0, "vanmorgen": 0, "vanmiddag": 0, "vanavond": 0, "gisteren": -1,
           "eergisteren": -2},
    "ru": {"сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1},
    "ar": {"اليوم": 0, "أمس": -1, "غدا": 1},
    "ja": {"今日": 0, "本日": 0, "昨日": -1, "明日": 1},
    "zh": {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1},
}  # fmt: skip

#: Language -> words that say that something is still to come. A day without a date in such a sentence is not resolved.
FUTURE: dict[str, tuple[str, ...]] = {
    "en": ("will", "next", "would", "to be held", "is due", "are due", "is expected", "are expected", "plans to",
        "is set to",
           "are set to", "scheduled", "is to", "are to", "coming", "by", "begin", "begins", "start", "starts", "until",
        "ahead of", "before", "due", "expected"),
    "de": ("wird", "werden", "soll", "sollen", "will", "nächsten", "nächste", "kommenden", "kommende", "geplant",
        "beginnt", "beginnen", "startet", "bis", "vor"),
    "fr": ("sera", "seront", "devrait", "devraient", "doit", "doivent", "prochain", "prochaine", "va", "vont", "prévu",
        "jusqu'à", "avant", "commence"),
    "es": ("será", "serán", "debe", "próximo", "próxima", "va a", "van a", "previsto", "hasta", "antes del",
        "comienza", "empieza"),
    "it": ("sarà", "saranno", "dovrebbe", "prossimo", "prossima", "previsto", "fino a", "comincia", "inizia"),
    "pt": ("será", "serão", "deve", "devem", "próximo", "próxima", "vai", "vão", "previsto", "até", "começa"),
    "nl": ("zal", "zullen", "komende", "volgende", "gepland", "tot", "begint"),
    "ru": ("будет", "будут", "следующий", "следующую", "следующее", "планирует", "до", "начнется", "начнётся"),
    "ar": ("سوف", "المقبل", "القادم", "المقرر"),
    "ja": ("予定", "来週", "来月"),
    "zh": ("将", "下周", "下个月"),
}  # fmt: skip

#: Language -> words that say that a weekday was a week before the one that would be meant without them.
EARLIER: dict[str, tuple[str, ...]] = {
    "en": ("previous", "a week ago"), "de": ("vergangenen", "vergangene", "letzten", "letzte", "voriger", "vorigen"),
    "fr": ("dernier", "dernière"), "es": ("pasado", "pasada"), "it": ("scorso", "scorsa"),
    "pt": ("passado", "passada"), "nl": ("afgelopen", "vorige"), "ru": ("прошлый", "прошлую", "прошлое"),
    "ar": ("الماضي",),
}  # fmt: skip
