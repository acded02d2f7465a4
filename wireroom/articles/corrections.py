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
    return bool(_CORRECTION.search(text)) and not _NOT_A_NOTE.match(text)


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
