"""Does a sentence or a title say that its text was corrected, brought up to date, or taken back?"""

import re

_CORRECTION = re.compile(
    r"^\W{0,3}(?:(?:this (?:article|story|post|report|piece|headline|item)|"
    r"an? (?:earlier|previous) (?:version|headline)|a correction)\b.{0,80}\b"
    r"(?:corrected|amended|misstated|incorrectly|corrects?|correction|misidentified|misspelled|wrongly|erroneously|error)\b|"
    r"an? (?:earlier|previous) (?:version|headline)\b.{0,60}\b(?:said|stated|gave|named|misspelt)\b|"
    r"corrects\b(?! (?:to|itself|course))\W+\w|"
    r"(?:corrections?|clarification|corrected|erratum|editor[’']?s note\W+(?:this|an earlier|correction)[^.]{0,80}"
    r"(?:correct|amend|error|misstat)\w*)(?:\W{1,4}\w|\b[^.]{0,40}:)|"
    r"(?:korrektur(?:hinweis)?|berichtigung|richtigstellung|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)"
    r"\W{1,4}(?:in )?(?:einer|der) früheren)\b|(?:in|eine[r]?) (?:einer )?früheren? (?:version|fassung)\b|"
    r"(?:rectificatif|correctif|erratum|rectification|une (?:première|précédente) version)\b|"
    r"(?:fe de errores|corrección|rectificación|una versión anterior)\b|(?:errata corrige|rettifica|correzione|"
    r"una versione precedente)\b|(?:errata|correção|erramos|retificação|uma versão anterior)\b|"
    r"(?:rectificatie|correctie|in een eerdere versie)\b|(?:rättelse|rettelse|retting|korrigering|oikaisu|leiðrétting|"
    r"i en tidigere utgave|i en tidligere (?:versjon|version)|i en tidigare version)\b|"
    r"(?:sprostowanie|w poprzedniej wersji|oprava|opravujeme|helyesbítés|erată|ispravka|исправление|поправка|уточнение|"
    r"виправлення|уточнення|διόρθωση|düzeltme|ralat|đính chính)\b|"
    r"(?:【?訂正|【?更正|【?修正|勘误|정정|바로잡습니다|تصحيح|تنويه|اصلاحیه|תיקון|हमसे हुई गलती|सुधार|แก้ไขข่าว))",
    re.IGNORECASE,
)
# What a text says of itself, perhaps behind a label ("Transparenzhinweis: ..."). Each form names the text, since bills,
# games and studies have earlier versions too.
_OF_ITSELF = re.compile(
    r"^\W{0,3}(?:[^.:!?]{0,40}:\s{0,3})?(?:"
    r"(?:in )?(?:an?|the) (?:earlier|previous|prior|original) (?:version|edition) of (?:this|our) "
    r"(?:article|story|report|post|piece|text|headline|item)\b|"
    r"this (?:article|story|report|post|piece) (?:has been|was) (?:retracted|withdrawn|removed)\b(?! from)|"
    r"we have (?:corrected|removed|retracted|withdrawn) this (?:article|story|report|post|piece)\b|"
    r"(?:this (?:article|story|report|post|piece) was )?(?:amended|corrected) on (?:\d|[A-Z]\w+ \d)|"
    r"(?:in )?(?:der|einer) (?:früheren|ersten|vorherigen|älteren|ursprünglichen) (?:version|fassung) "
    r"(?:(?:des|dieses) (?:artikels|textes|beitrags|berichts)|dieser meldung|stand|hieß)\b|"
    r"(?:der|dieser) (?:artikel|text|beitrag|bericht) wurde [^.]{0,40}(?:korrigiert|berichtigt|zurückgezogen)\b|"
    r"wir haben (?:den|diesen|das|die|eine?n?) (?:fehler|text|artikel|beitrag|namen|datum|angaben?|zahl|überschrift)\b"
    r"[^.]{0,60}(?:korrigiert|berichtigt)\b|"
    r"(?:dans )?une (?:(?:première|précédente) version|version (?:antérieure|précédente|initiale)) de "
    r"(?:cet article|ce texte|cette dépêche|notre article)\b|"
    r"(?:cet article|ce texte|cette dépêche) a été (?:corrigée?|rectifiée?|retirée?)\b|"
    r"(?:en )?una (?:versión (?:anterior|previa)|primera versión) de est[ae] (?:artículo|noticia|información|texto)\b|"
    r"est[ae] (?:artículo|noticia|información|texto) (?:ha sido|fue) (?:corregid|rectificad|retirad)[oa]\b|"
    r"fe de erratas\b|"
    r"(?:in )?una (?:versione precedente|(?:precedente|prima) versione) di quest[oa’'] ?(?:articolo|testo|notizia)\b|"
    r"quest[oa’'] ?(?:articolo|testo|notizia) è stat[oa] (?:corrett|rettificat|ritirat)[oa]\b|"
    r"(?:in )?een eerdere versie van dit (?:artikel|bericht|stuk|verhaal)\b|"
    r"dit (?:artikel|bericht|stuk|verhaal) (?:is|werd) [^.]{0,30}(?:gecorrigeerd|gerectificeerd|ingetrokken)\b|"
    r"aanvulling(?:en)? en correcties?\b|"
    r"(?:em |n)?uma versão anterior d?est[ae] (?:artigo|texto|reportagem|notícia)\b|"
    r"diferentemente do que (?:informou|informava|dizia|foi publicado|constava)\b|"
    r"est[ea] (?:artigo|texto|reportagem|notícia) foi (?:corrigid|retificad|retirad)[oa]\b|correcç(?:ão|ões)\b\W|"
    r"в (?:предыдущей|более ранней|первоначальной|первой|прежней|исходной) версии "
    r"(?:(?:этой|этого|данной|данного) )?(?:статьи|материала|текста|новости|публикации|заметки|заголовка)\b|"
    r"исправлено\s?[:.]|(?:статья|текст|материал|новость) исправлен[аоы]?\b)",
    re.IGNORECASE,
)
# A retraction is told at the head of a note: "Retraction: ...".
_RETRACTION = re.compile(
    r"^\W{0,3}(?:retraction|widerruf|rétractation|retractación|ritrattazione|retratação|intrekking|"
    r"опровержение редакции)\s?:\s",
    re.IGNORECASE,
)
# "Correction officers were sent" begins with the same word.
_NOT_A_NOTE = re.compile(r"^\W{0,3}correction(?:s|al)? (?:officer|facilit|department|offic)", re.IGNORECASE)
_UPDATE = re.compile(
    r"^\W{0,3}(?:(?:this (?:article|story|post|report|piece|page)|the story) (?:has been|was|is being) "
    r"(?:updated|edited)\b|"
    r"(?:update|updated with|updates? (?:to|with|add))\b\W|editor[’']?s note\b.{0,60}\bupdated\b|"
    r"(?:dieser (?:artikel|text|beitrag)) (?:wurde|wird) .{0,40}(?:aktualisiert|ergänzt)|"
    r"(?:cet article a été|article) (?:mis à jour|actualisé)|"
    r"(?:esta (?:noticia|información)|este artículo) .{0,20}actualiza|"
    r"(?:questo articolo|l[’']articolo) è stato aggiornato|(?:esta (?:notícia|reportagem)|este artigo) foi atualizad|"
    r"dit (?:artikel|bericht) (?:is|werd) .{0,20}bijgewerkt|новость (?:дополнена|обновлена)|"
    r"本文(?:已更新|有更新)|この記事は.{0,20}(?:更新|加筆)|تم تحديث)",
    re.IGNORECASE,
)
_WITHDRAWAL = re.compile(
    r"^\W*(?:withdrawn|retracted|retraction|(?:story|article) (?:withdrawn|retracted|removed)|kill(?:ed)?:|"
    r"zurückgezogen|"
    r"retirad[oa]|retractad[oa]|rétracté|retiré|dépublié|ritirat[oa]|retratad[oa]|ingetrokken|отозван[оа]?|удалено|"
    r"記事取り消し|取り消し|撤回|撤稿|기사 ?(?:삭제|철회)|سُ?حب)(?:\W|$)",
    re.IGNORECASE,
)


def is_correction(text: str) -> bool:
    """Say whether a paragraph is a note of what was corrected.

    >>> is_correction("Correction: the ferry holds 90, not 900."), is_correction("Correction officers were sent.")
    (True, False)
    """
    found = _CORRECTION.search(text) or _OF_ITSELF.match(text) or _RETRACTION.match(text)
    return found is not None and not _NOT_A_NOTE.match(text)


def is_update_note(text: str) -> bool:
    """Say whether a sentence tells that the text was brought up to date.

    >>> is_update_note("This story has been updated with an answer."), is_update_note("Updated figures show 14.")
    (True, False)
    """
    return bool(_UPDATE.search(text))


def is_withdrawal(title: str) -> bool:
    """Say whether a title tells that the text was taken back.

    >>> is_withdrawal("Withdrawn: Ferry sinks"), is_withdrawal("Withdrawn troops come home")
    (True, False)
    """
    found = _WITHDRAWAL.match(title)
    # A publisher's mark ends with a sign; without one the word is the first of the headline.
    return found is not None and (not found[0][-1:].isspace() or found.end() == len(title))
