"""Language codes of labelled sets, folded to the codes that the engine uses."""

from wireroom.text.languages import fold_code

# ISO 639-2 and -3 to 639-1, for languages that the press writes.
_SHORT = dict(
    pair.split(":")
    for pair in (
        "afr:af amh:am ara:ar arb:ar aze:az bel:be ben:bn bos:bs bul:bg cat:ca ces:cs cze:cs chi:zh cmn:zh "
        "cym:cy dan:da deu:de dut:nl ell:el eng:en est:et eus:eu fas:fa fin:fi fra:fr fre:fr ger:de gle:ga "
        "glg:gl gre:el guj:gu heb:he hin:hi hrv:hr hun:hu hye:hy ind:id isl:is ita:it jpn:ja kan:kn kat:ka "
        "kaz:kk khm:km kor:ko lao:lo lav:lv lit:lt mal:ml mar:mr mkd:mk mon:mn msa:ms mya:my nep:ne nld:nl "
        "nob:no nor:no pan:pa per:fa pes:fa pol:pl por:pt pus:ps ron:ro rum:ro rus:ru sin:si slk:sk slv:sl "
        "som:so spa:es sqi:sq srp:sr swa:sw swe:sv tam:ta tel:te tgl:tl tha:th tur:tr ukr:uk urd:ur uzb:uz "
        "vie:vi zho:zh"
    ).split()
)


def language_code(told: object) -> str | None:
    """Return the ISO 639-1 code of a language as a set tells it; None where it tells none.

    >>> language_code("slv"), language_code("pt-BR"), language_code(None)
    ('sl', 'pt', None)
    """
    if not isinstance(told, str):
        return None
    return _SHORT.get(told.lower().replace("_", "-").split("-")[0]) or fold_code(told)
