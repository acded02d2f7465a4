"""English words of action and the PLOVER type that each tells: "rejected" is REJECT, "imposed a curfew" COERCE.

Written from general knowledge of the codebook. The first list holds verbs and phrases that tell a type alone; the
second holds nouns and weak verbs, which count only where nothing of the first list is said in the main clause.
"""

import re
from collections.abc import Mapping

#: Up to a few words between a verb and what it takes.
_GAP = r"(?:[\w$'’.,%-]+ ){0,5}?"


def _any(shapes: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            kind,
            re.compile(
                r"(?<![\w-])(?:" + "|".join(one.replace("~", _GAP) for one in some) + r")(?![\w-])", re.IGNORECASE
            ),
        )
        for kind, some in shapes.items()
    )


STRONG = _any(
    {
        "AGREE": (
            r"agree[sd]? (?:to|on|upon|that|in principle)", r"have agreed|has agreed|agreed",
            r"reach(?:ed|es) ~(?:agreement|consensus|deal|accord|compromise)",
            r"promis(?:ed?|es|ing)",
            r"(?:will|would) (?:support|back|give|send|help|provide|meet|visit|sign|allow|join|release)",
            r"(?:will|would) (?:grant|lend|supply|attend|cooperate|resume|open|lift)",
            r"pledg(?:ed?|es|ing)", r"offer(?:ed|s)?",
            r"(?:is|are|was|were|be|said) (?:ready|prepared|willing) to",
            r"express(?:ed|es) ~(?:readiness|willingness|intent\w*)", r"committed ~to",
            r"accept(?:ed|s) ~(?:offer|proposal|plan|invitation|terms|demands?|deal|ceasefire|mediation)",
            r"undert(?:ook|akes) to", r"consent(?:ed|s) to", r"ratif(?:ied|ies) ~(?:plan|deal)",
        ),
        "CONSULT": (
            r"met", r"meets",
            r"(?:held|holds|hold|holding|began|begin|opened|resumed|resume|renewed|started|attended",
            r"conducted) ~(?:talks|meetings?|negotiations|consultations|discussions|summit|conference)",
            r"visit(?:ed|s|ing)", r"arriv(?:ed|es) (?:in|at|on|here) ?~",
            r"(?:flew|travell?ed|left|heads|headed) (?:to|for)", r"(?:pa(?:id|ys)) ~visit", r"discuss(?:ed|es)",
            r"negotiat(?:ed|es|ing)", r"mediat(?:ed|es|ing)", r"undert\w+ ~mediation", r"host(?:ed|s)",
            r"receiv(?:ed|es) ~(?:president|minister|leader|delegation|envoy|ambassador)",
            r"g(?:a|i)ve[ns]? ~welcome", r"telephoned|phoned|spoke (?:by|with|to)", r"conferred",
            r"consult(?:ed|s) with", r"exchanged views",
        ),
        "SUPPORT": (
            r"prais(?:ed|es)", r"welcom(?:ed|es)", r"hail(?:ed|s)", r"commend(?:ed|s)", r"applaud(?:ed|s)",
            r"endors(?:ed|es)", r"support(?:s|ed)", r"back(?:s|ed)(?! down)",
            r"defend(?:ed|s)", r"congratulat(?:ed|es)",
            r"(?:voic|express|reaffirm|reiterat)\w+ ~(?:support|solidarity|backing|satisfaction|sympathy",
            r"condolences|regret)",
            r"sign(?:ed|s)? ~(?:agreement|accord|treaty|pact|protocol|memorandum|contract|deal)s?", r"apologi[sz]ed",
            r"(?:establish|restor|resum|normali[sz])\w* ~(?:diplomatic|ties|relations)",
            r"recogni[sz](?:ed|es)", r"(?:ratif|approv)\w+ ~(?:treaty|agreement|accord|pact)",
            r"g(?:a|i)ve[ns]? ~(?:backing|support|approval)", r"rall(?:ied|y) behind", r"forg(?:a|i)ve[ns]?",
            r"paid tribute", r"thank(?:ed|s)",
        ),
        "CONCEDE": (
            r"(?:lift(?:ed|s)?|eas(?:ed?|es|ing)|relax(?:ed|es)|cancel\w*|ended|shorten\w*|loosen\w*|rescind\w*",
            r"revok\w+|remov\w+|abolish\w*|repeal\w*) ~(?:restrictions?|curfew|emergency|ban|sanctions?|embargo",
            r"blockade|measures|censorship|siege|martial law|controls)",
            r"call(?:ed|s) off ~(?:strike|protests?|demonstrations?|boycott)", r"legali[sz](?:ed|es)",
            r"(?:resign|stepp)ed(?: down)?", r"yielded|conceded|gave in|bowed to|backed down", r"commut(?:ed|es)",
            r"(?:enhanc|expand|grant)\w* ~(?:freedoms?|autonomy|rights|amnesty)", r"pardon(?:ed|s)",
            r"(?:announc|declar|propos)\w+ ~amnesty", r"steps? (?:to|towards?) ~(?:reform|freedoms?|democracy)",
            r"end(?:ed|s) ~(?:strike|boycott|protests?|sit-in)",
            r"(?:dismiss|sack|fir|reshuffl|replac)ed ~(?:minister|cabinet|government|chief|commander)",
            r"reform(?:ed|s)",
        ),
        "COOPERATE": (
            r"shar(?:ed|es|ing) ~(?:evidence|intelligence|information|data)",
            r"exchang(?:ed|es) ~(?:intelligence|information|prisoners)",
            r"(?:joint|combined) ~(?:exercises?|drills?|manoeuvres|maneuvers|patrols?|operations?|war ?games)",
            r"cooperat(?:ed|es|ing)", r"collaborat(?:ed|es)", r"extradit(?:ed|es|ing)",
            r"hand(?:ed|s) over ~(?:suspects?|to)", r"resum(?:ed|es) ~(?:trade|exports|flights|shipments)",
            r"work(?:ed|ing)? together", r"open(?:ed|s) ~(?:borders?|trade)",
            r"allow(?:ed|s) ~(?:inspectors?|inspections?|access)",
        ),
        "AID": (
            r"donat(?:ed|es|ing)",
            r"(?:gave|gives|given|sent|sends|deliver\w*|provid\w+|suppl\w+|ship\w*|grant\w*|dispatch\w*",
            r"airlift\w*|extend\w*) ~(?:aid|assistance|relief|loan|loans|grant|supplies|food|medicine|goods",
            r"asylum|weapons|arms|credits?|funds?|equipment|refuge)",
            r"granted ~(?:asylum|refuge|sanctuary)", r"lent|loaned", r"evacuat(?:ed|es|ing)", r"rescu(?:ed|es)",
            r"(?:writ|wrote|cancel)\w* ~debts?", r"peacekeep(?:ers|ing) ~(?:arrived|deployed)",
            r"(?:sent|dispatched|deployed) ~peacekeep\w+", r"shelter(?:ed|s)", r"protect(?:ed|s)",
        ),
        "RETREAT": (
            r"withdr[ae]w(?:s|n|ing)?(?! its (?:support|ambassador))", r"pull(?:ed|s|ing)? (?:out|back)",
            r"retreat(?:ed|s|ing)?", r"surrender(?:ed|s)?",
            r"releas(?:ed|es|ing) ~(?:prisoners?|hostages?|detainees?|soldiers?|captives?|activists?|journalists?",
            r"people|leaders?|men|from)",
            r"free(?:d|s)", r"(?:were|was|been) released",
            r"(?:declar|announc|order|observ|call)\w* ~(?:ceasefire|cease-fire|truce)",
            r"ceasefire ~(?:came|took|went)", r"lift(?:ed|s) ~siege", r"disarm(?:ed|s|ing)?",
            r"demobili[sz](?:ed|es)", r"la(?:id|ys?) down ~arms",
            r"return(?:ed|s) ~(?:bodies|remains|property|land|prisoners)",
            r"(?:left|leaving|reduc\w+) ~(?:troops|forces|arsenal|bases?)", r"dismantl(?:ed|es|ing)",
            r"demilitari[sz]\w+", r"destroy\w* ~(?:stockpiles?|chemical weapons)",
        ),
        "REQUEST": (
            r"demand(?:ed|s|ing)?", r"urg(?:ed|es|ing)", r"ask(?:ed|s|ing)", r"appeal(?:ed|s|ing)? (?:for|to)",
            r"call(?:ed|s|ing)? (?:\w+ )?(?:for|on|upon)(?! ~sanctions)", r"push(?:ed|es|ing) ~for",
            r"request(?:ed|s|ing)", r"propos(?:ed|es)",
            r"(?:said|says|that) ~(?:must|should|needs? to|ought to)", r"insist(?:ed|s) (?:on|that)", r"sought",
            r"seek(?:s|ing)", r"plead(?:ed|s)", r"suggest(?:ed|s) (?:that|talks|a)", r"invit(?:ed|es)",
            r"press(?:ed|es|ing) (?:for|~to)", r"wants?",
        ),
        "ACCUSE": (
            r"accus(?:ed|es|ing)", r"blam(?:ed|es|ing)", r"condemn(?:ed|s|ing)", r"denounc(?:ed|es|ing)",
            r"critici[sz](?:ed|es|ing)", r"charg(?:ed|es|ing) ~(?:with|of|that)", r"indicted", r"deplor(?:ed|es)",
            r"slammed|blasted|lambasted|rebuked|censured|decried|rapped|assailed",
            r"(?:express|voic)\w* ~(?:concern|alarm|outrage|anger|dismay|doubt)",
            r"(?:lodg|fil|deliver|issu)\w* ~(?:protest|complaint|lawsuit|suit|charges)", r"sued",
            r"investigat(?:ed|es|ing|e)",
            r"(?:open|launch|order|beg)\w* ~(?:probe|investigation|inquiry|enquiry|investigations|probes)",
            r"under investigation",
            r"prob(?:ed|ing)", r"summon(?:ed|s) ~(?:ambassador|envoy|charge|diplomat)", r"complain(?:ed|s)",
            r"question(?:ed|s) ~(?:over|about|by)", r"call\w* for ~sanctions", r"alleg(?:ed|es)", r"unite ~against",
            r"found guilty", r"convicted", r"went on trial|on trial", r"faulted",
        ),
        "REJECT": (
            r"reject(?:s|ed|ing)?", r"refus(?:ed?|es|ing)",
            r"dismiss(?:ed|es) ~(?:appeal|call|offer|proposal|accusations?|claims?|charges?|demand|report",
            r"suggestions?|idea)s?",
            r"veto(?:ed|es)", r"rul(?:ed|es) out", r"turn(?:ed|s) down",
            r"declin(?:ed|es) (?:to|~(?:offer|invitation))",
            r"(?:will|would|could|shall|must) (?:not|never|no longer)|won['’]t", r"boycott(?:ed|s)",
            r"oppos(?:ed|es)", r"ignor(?:ed|es)", r"def(?:ied|ies|ying)", r"spurned|rebuffed|snubbed|scorned",
            r"walk(?:ed|s) out", r"block(?:ed|s) ~(?:resolution|bill|proposal|plan|deal)",
            r"suspend\w* ~(?:talks|negotiations)", r"broke off ~(?:talks|negotiations)",
            r"fail(?:ed|s) to (?:agree|reach|comply|meet)",
            r"not (?:accept|allow|agree|recogni[sz]e|negotiate|attend|compromise|yield)", r"resist(?:ed|s)",
            r"(?:violat|breach)ed ~(?:ceasefire|truce|agreement)", r"blackout",
        ),
        "THREATEN": (
            r"threaten(?:ed|s|ing)?",
            r"(?:will|would) (?:boycott|blockade|attack|bomb|retaliate|invade|strike)",
            r"(?:will|would) (?:expel|punish|cut|suspend|sever|impose|arrest|kill|fight)",
            r"warn(?:ed|s|ing)?", r"(?:sworn|vow(?:ed|s|ing)?|swore)",
            r"g(?:a|i)ve[ns]? ~ultimatum", r"issu(?:ed|es) ~(?:ultimatum|warning|threat)", r"ultimatum",
            r"promised ~(?:retaliat\w+|revenge|reprisals?|war)",
        ),
        "PROTEST": (
            r"demonstrat(?:ed|es|ing|ors)", r"protest(?:ed|s|ing|ers)",
            r"rall(?:ied|ying|y) (?:in|to|against|outside|at)", r"marched|marching|marches", r"riot(?:ed|s|ers|ing)?",
            r"(?:went|go|gone|began|beg[ui]n|started|staged?|held|organi[sz]\w+|launch\w*) ~(?:(?:general|hunger",
            r"work|\w+-hour) )?(?:strike|rally|demonstrations?|protests?|marches|march|sit-in|walkout|vigil)",
            r"hunger strike", r"shunned work", r"stoned|burn(?:ed|t|ing) ~(?:flags?|effig\w+|tyres|tires)",
            r"took to the streets", r"clash(?:ed|es) with ~police",
            r"blocked ~(?:roads?|traffic|transport|highways?|streets?|entrance)",
            r"occup(?:ied|ying) ~(?:university|embassy|building|office|square|parliament)",
            r"strikers|looted|walked off",
        ),
        "SANCTION": (
            r"(?:impos|slapp|extend|tighten|levied|reimpos|expand)\w* ~(?:sanctions?|embargo|tariffs?|duties",
            r"penalt\w+|boycott)",
            r"expel(?:led|s|ling)?",
            r"(?:cut|broke|sever|suspend|halt|stopp|fro[zs]e?|reduc|cancell?|withh[eo]ld|withdr[ae]w",
            r"end)\w* ~(?:ties|relations|aid|assistance|trade|exports?|imports?|cooperation|membership|assets",
            r"shipments|contract|visit|support|loans?|funding|treaty)",
            r"recall(?:ed|s) ~(?:ambassador|envoy|diplomats?)", r"embargoed",
            r"closed ~(?:embassy|consulate|mission)", r"withdrew ~(?:ambassador|mission|staff)", r"sanctioned",
            r"pulled out of ~(?:talks|treaty|accord)", r"fined",
        ),
        "MOBILIZE": (
            r"mobili[sz](?:ed|es|ing)", r"deploy(?:ed|s|ing)",
            r"(?:strengthen|reinforc|mass|amass|concentrat|mov|increas|send|sent|boost|order|put|rush",
            r"pour)\w* ~(?:troops|forces|soldiers|reinforcements|warships?|tanks|fighters|patrols|armou?r",
            r"missiles?|alert|reservists|warplanes)",
            r"(?:on|state of) ~(?:high|full|maximum|military) alert",
            r"(?:held|conduct\w*|carried out|launched|began|staged) ~(?:exercises?|drills?|manoeuvres|maneuvers",
            r"war games)",
            r"test(?:-fired|ed|-launched) ~(?:missiles?|weapons?|rockets?|bomb)?",
            r"prepar(?:ed|es|ing) (?:to|for) ~(?:war|shelling|attack|offensive|fight)", r"call(?:ed|s) up ~reserv\w+",
        ),
        "COERCE": (
            r"arrest(?:ed|s|ing)?", r"detain(?:ed|s|ing)?", r"jailed|imprisoned|sentenced",
            r"kidnapp?(?:ed|ing)|abduct(?:ed|s)|hijack(?:ed|s)|(?:took|taken|seized|holding) ~hostages?",
            r"seiz(?:ed|es|ing)", r"confiscat(?:ed|es)", r"impound(?:ed|s)", r"blew up|blown up",
            r"demolish(?:ed|es)|bulldozed",
            r"(?:impos|declar|reimpos|extend|enforc|slapp|clamp)\w* ~(?:curfew|martial law|state of emergency",
            r"emergency|censorship|restrictions?|blockades?|ban|siege)",
            r"ban(?:ned|s|ning)", r"outlaw(?:ed|s)", r"(?:re)?blockad(?:ed|es|ing)",
            r"order(?:ed|s) ~(?:suspend|close|closure|publication|leave|out)",
            r"clos(?:ed|es|ing) ~(?:borders?|newspapers?|airspace|crossings?|universit\w+|schools?)",
            r"seal(?:ed|s|ing) ~(?:off|borders?)",
            r"(?:shut|clos)\w* down ~(?:newspaper|station|radio|paper|website|office)?", r"censor(?:ed|s)",
            r"deport(?:ed|s|ing)", r"defaced|hacked", r"raid(?:ed|s|ing)",
            r"dispers(?:ed|es)|tear ?gas\w*|water cannon", r"crack(?:ed|s|ing)? down|cracked down|crackdown",
            r"evict(?:ed|s)|displac(?:ed|es)", r"dissolv(?:ed|es) ~(?:parliament|party|assembly)", r"destroyed",
            r"set fire|torched|vandali[sz]ed|sabotaged", r"repress(?:ed|es)",
            r"barred|intercepted|boarded|round(?:ed|s|ing)? up",
        ),
        "ASSAULT": (
            r"kill(?:ed|s|ing)?", r"attack(?:ed|s|ing)", r"bomb(?:ed|s|ing|ard\w*)", r"shell(?:ed|s)|shelling",
            r"shot|gunned down|open(?:ed|s|ing)? fire|fired (?:on|at|~(?:rockets?|missiles?|mortars?|shells))",
            r"assassinat(?:ed|es|ion)", r"(?:beat|beaten|beating)(?: up)?", r"tortur(?:ed|es|ing)",
            r"raped|massacred?|slaughtered|executed|murdered|stabbed|wounded|maimed", r"ambush(?:ed|es)",
            r"(?:launch|carried out|mount|stag|conduct)\w* ~(?:attacks?|raids?|assault|offensive|strikes?",
            r"airstrikes?|bombing|invasion)",
            r"invad(?:ed|es|ing)", r"clash(?:ed|es)", r"fought|fighting|battled", r"captur(?:ed|es|ing)",
            r"storm(?:ed|s|ing)", r"overr[au]n", r"expl(?:oded|odes|osion)", r"suicide ~(?:bomb\w*|attack)",
            r"forced (?:out|~from ~homes)", r"struck|hit by", r"strafed|downed|sank|shot down", r"drove out|occupied",
            r"us(?:ed|ing) ~(?:chemical|poison gas|nerve gas)", r"ethnic(?:ally)? cleans\w+",
        ),
    }
)  # fmt: skip

WEAK = _any(
    {
        "AGREE": (
            r"agreement|deal|accord|compromise", r"plans? to (?:meet|visit|sign|hold|send|help|give)",
        ),
        "CONSULT": (
            r"meet|meeting|talks|negotiations|visit|summit|delegation|conference|mediation|host|welcome",
        ),
        "SUPPORT": (
            r"support|praise|treaty|back|solidarity|endorse", r"sign",
        ),
        "CONCEDE": (
            r"concessions?|amnesty|reforms?|lift ~(?:ban|curfew|sanctions?)|ease",
        ),
        "COOPERATE": (
            r"cooperation|cooperate|joint|allow ~return|share",
        ),
        "AID": (
            r"aid|assistance|relief|humanitarian|grants?|loans?|donate|give|send ~(?:aid|food|doctors)",
            r"(?:delivered|delivers|transferred|supplied|supplies|shipped|handed over) ~(?:to|with)",
        ),
        "RETREAT": (
            r"withdrawal|pullout|pullback|cease-?fire|truce|release|disarmament",
        ),
        "REQUEST": (
            r"appeal|request|demand|plea|must|ought to",
        ),
        "ACCUSE": (
            r"accusations?|criticism|condemnation|probe|trial|lawsuit|inquiry",
        ),
        "REJECT": (
            r"refusal|rejection|opposition to",
        ),
        "THREATEN": (
            r"threats?|warning",
        ),
        "PROTEST": (
            r"protests?|demonstrations?|strikes?|rally|march|unrest",
        ),
        "SANCTION": (
            r"sanctions?|embargo|boycott|expulsion",
        ),
        "MOBILIZE": (
            r"troops|reinforcements|military exercises?|drills?|manoeuvres|alert",
            r"(?:crossed|crossing|crosses) ~(?:median|centre|center) line|sorties",
            r"(?:entered|entering|sailed|sailing|flew|flying) ~(?:airspace|zone|through|around|near|over)",
        ),
        "COERCE": (
            r"ordered|curfew|blockade|arrests?|raids?|ban|hostages?|restrict\w*|impose|blockade|crackdown|martial law",
        ),
        "ASSAULT": (
            r"attacks?|bombings?|raids|offensive|violence|war|gunmen|missiles?|car bomb|explosives?|fight|dead",
            r"deaths?",
        ),
    }
)  # fmt: skip
