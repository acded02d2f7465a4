"""What is known of the states and bodies that articles name: items of Wikidata, and names of bodies by language."""

from dataclasses import dataclass

#: ISO 3166-1 alpha-2 -> item, in pairs.
_ITEMS = """
US Q30 GB Q145 FR Q142 DE Q183 IT Q38 ES Q29 PT Q45 NL Q55 BE Q31 CH Q39 AT Q40 PL Q36 CZ Q213 SK Q214 HU Q28 RO Q218
BG Q219 GR Q41 SE Q34 NO Q20 FI Q33 DK Q35 IE Q27 IS Q189 RU Q159 UA Q212 BY Q184 MD Q217 EE Q191 LV Q211 LT Q37 RS Q403
HR Q224 BA Q225 AL Q222 TR Q43 IL Q801 LB Q822 SY Q858 IQ Q796 IR Q794 SA Q851 AE Q878 QA Q846 KW Q817 BH Q398 OM Q842
YE Q805 JO Q810 EG Q79 LY Q1016 TN Q948 MA Q1028 DZ Q262 SD Q1049 SS Q958 ET Q115 KE Q114 SO Q1045 NG Q1033 GH Q117
ZA Q258 CD Q974 RW Q1037 UG Q1036 TZ Q924 ML Q912 NE Q1032 CN Q148 TW Q865 HK Q8646 JP Q17 KR Q884 KP Q423 IN Q668
PK Q843 BD Q902 LK Q854 NP Q837 AF Q889 KZ Q232 UZ Q265 TH Q869 VN Q881 PH Q928 ID Q252 MY Q833 SG Q334 MM Q836 KH Q424
LA Q819 AU Q408 NZ Q664 CA Q16 MX Q96 CU Q241 HT Q790 CO Q739 VE Q717 PE Q419 CL Q298 AR Q414 BR Q155 BO Q750 EC Q736
GE Q230 AM Q399 AZ Q227
""".split()
ITEMS = dict(zip(_ITEMS[::2], _ITEMS[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Body:
    """A body of states."""

    id: str
    name: str
    item: str
    #: How texts call it, by language.
    names: dict[str, tuple[str, ...]]


def _body(line: str) -> Body:
    name, full, item, en, hant, hans = line.split(" | ")
    names = {"en": en, "zh-Hant": hant, "zh-Hans": hans}
    return Body(name, full, item, {code: tuple(text.split("; ")) for code, text in names.items()})


BODIES = tuple(
    _body(line)
    for line in """
nato | NATO | Q7184 | NATO; North Atlantic Treaty Organization; North Atlantic Treaty Organisation | 北約 | 北约
un | United Nations | Q1065 | United Nations; UN; U.N.; Security Council; UNHCR | 聯合國; 安理會 | 联合国; 安理会
eu | European Union | Q458 | European Union; EU; E.U.; European Commission; European Parliament | 歐盟 | 欧盟
who | World Health Organization | Q7817 | World Health Organization; World Health Organisation | 世衛 | 世卫
imf | International Monetary Fund | Q7804 | International Monetary Fund; IMF | 國際貨幣基金 | 国际货币基金
world-bank | World Bank | Q7164 | World Bank | 世界銀行 | 世界银行
opec | OPEC | Q7795 | OPEC; OPEC+ | 石油輸出國組織 | 欧佩克
asean | ASEAN | Q7768 | ASEAN | 東協; 東盟 | 东盟
african-union | African Union | Q7159 | African Union | 非洲聯盟; 非盟 | 非洲联盟; 非盟
iaea | IAEA | Q41984 | IAEA; International Atomic Energy Agency | 國際原子能總署 | 国际原子能机构
osce | OSCE | Q81299 | OSCE | 歐安組織 | 欧安组织
""".strip().splitlines()
)


def body_of(printed: str) -> Body | None:
    """Give the body that a text calls so."""
    said = printed.casefold()
    return next((body for body in BODIES if any(said == name.casefold() for name in _all(body))), None)


def _all(body: Body) -> tuple[str, ...]:
    return tuple(name for names in body.names.values() for name in names)
