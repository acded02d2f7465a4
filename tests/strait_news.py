"""Invented reports for the tests of what we write about a story."""

from datetime import UTC, datetime

from wireroom.model.story import Member

#: Tuesday, 24 November 2026, midnight.
DAY = datetime(2026, 11, 24, tzinfo=UTC).timestamp()
#: The log's time in these tests: the day after.
NOW = DAY + 86_400.0


def report(article_id, clock, title, text="", *, language="en", source=None, country="XA", **more):
    """Make a member that was printed at `clock` ("06:05") and seen a minute later."""
    hours, minutes = clock.split(":")
    printed = DAY + int(hours) * 3600 + int(minutes) * 60
    told = {
        "version": 1,
        "source_id": source or f"{article_id}.example",
        "source_name": (source or article_id).title(),
        "owner": None,
        "country": country,
        "kind": "newspaper",
        "language": language,
        "published": printed,
        "seen": printed + 60,
        "section": "world",
        "full": True,
        "agency": None,
        "report_id": article_id,
        "copy_of": None,
    }
    return Member(article_id=article_id, title=title, text=text, **told | more)


STRAIT = [
    report(
        "northline",
        "06:05",
        "Velland shuts the northern lane of the Arden Strait for ten days",
        "PORT ANSEL (Northline) — Velland closed the northern lane of the Arden Strait to foreign ships at 06:00 on "
        "Tuesday, citing a safety exercise of its coastguard.\n\n"
        "The closure was announced in a notice to mariners that names no other reason and gives ten days. "
        "But nobody had expected it. "
        "Twelve ships lay at anchor off Port Ansel at dawn, the harbour office said.\n\n"
        "“The exercise serves the safety of all,” said Admiral Tove Brandt, who commands the coastguard of Velland.",
    ),
    report(
        "ledger",
        "07:20",
        "Kareth was not informed of lane closure in Arden Strait, ministry says",
        "Kareth's foreign ministry said on Tuesday that it had not been informed before Velland closed the northern "
        "lane of the Arden Strait.\n\n"
        "“Our ships will use the southern lane,” said Maret Sook, the transport minister of Kareth. "
        "She added that pilots had been sent to Port Ansel.\n\n"
        "Kareth and Velland have argued about the strait because both claim the fishing grounds north of it.",
    ),
    report(
        "courier",
        "13:50",
        "Nineteen ships wait off Port Ansel as Arden Strait stays half closed",
        "The harbour office at Port Ansel counted nineteen ships at anchor on Tuesday, up from twelve in the "
        "morning, as Velland kept the northern lane of the Arden Strait closed.\n\n"
        "Velland's coastguard denies a report by Ansel Radio that one of the waiting ships was boarded. "
        "Insurers in Tamar raised the premium for a passage of the Arden Strait to three times its usual level.\n\n"
        "Ministers of Kareth and Velland will meet in Tamar on Thursday.",
    ),
]

#: A reprint of the first report, seen later.
COPY = report(
    "oriel",
    "08:10",
    "Velland closes lane of strait",
    STRAIT[0].text,
    report_id="northline",
    copy_of="northline",
)

JAPANESE = report(
    "shio",
    "14:31",
    "海峡の北側航路、十日間閉鎖　船十九隻が待機",
    "ヴェランドは24日午前6時、アーデン海峡の北側航路を外国船に対して閉鎖した。港湾局によると、沖合では19隻が待機している。"
    "「知らされていない」とカレス外務省の報道官は述べた。海峡の閉鎖は十日間続く予定で、保険料も上がっている。",
    language="ja",
)

ARABIC = report(
    "sahel",
    "09:00",
    "فيلاند تغلق الممر الشمالي لمضيق أردن عشرة أيام",
    "أغلقت فيلاند الممر الشمالي لمضيق أردن أمام السفن الأجنبية صباح الثلاثاء 24 نوفمبر. "
    "قالت وزارة الخارجية في كاريث إنها لم تبلغ بالقرار قبل إغلاق الممر. "
    "تنتظر 19 سفينة أمام ميناء أنسل بحسب مكتب الميناء منذ صباح الثلاثاء.",
    language="ar",
)
