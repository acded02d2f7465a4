"""Dates in the fictional texts: written as offsets, printed for the day that is played.

A text says `{weekday}`, `{weekday+1}`, `{date}`, `{date-21}` or `{year}`; the day is a number of days after the demo
day, and the words are those of the text's language.
"""

import datetime as dt
import re

_MARK = re.compile(r"\{(weekday|date|year)([+-]\d+)?\}")
_WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "ja": ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}


def at_time(day_start: float, minute: float) -> dt.datetime:
    """Give the moment `minute` minutes after `day_start` (UTC seconds since 1970)."""
    return dt.datetime.fromtimestamp(day_start + minute * 60, tz=dt.UTC)


def dated(text: str, language: str, day_start: float) -> str:
    """Write the dates of a text for the day that begins at `day_start`.

    >>> dated("closed on {weekday}, {date+1}", "en", 0.0)
    'closed on Thursday, 2 January'
    """
    today = at_time(day_start, 0).date()

    def word(mark: re.Match[str]) -> str:
        day = today + dt.timedelta(days=int(mark[2] or 0))
        if mark[1] == "weekday":
            return _WEEKDAYS[language][day.weekday()]
        return str(day.year) if mark[1] == "year" else _date(day, language)

    return _MARK.sub(word, text)


def _date(day: dt.date, language: str) -> str:
    if language == "ja":
        return f"{day.month}月{day.day}日"
    month = _MONTHS[language][day.month - 1]
    joints = {"es": f"{day.day} de {month}", "de": f"{day.day}. {month}"}
    return joints.get(language, f"{day.day} {month}")
