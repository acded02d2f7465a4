"""German words that tell a subject."""

WORDS = {
    "world": """
        krieg krieges kriegs* *krieg waffenruhe feuerpause waffenstillstand luftangriff* rakete raketen*
        drohnenangriff* beschuss truppen soldat* armee militär* miliz* rebell* terror* islamist* dschihadist*
        geisel* bombe* anschlag* attentat* explosion* angriff*~ verletzt*~ getötet* tote toten todesopfer massaker
        invasion besatz* sanktion* diplomat* botschaft botschafter* gipfel* außenminister* nato uno vereinte*
        sicherheitsrat flüchtling* migrant* asyl* humanitär* hungersnot erdbeben* tsunami* hurrikan* taifun*
        wirbelsturm* überschwemm* hochwasser* erdrutsch* waldbrand* waldbränd* vulkan* evakuier* rettungskräfte
        katastrophe*~ unglück* unfall* absturz abgestürzt entgleis* putsch* aufstand unruhen protest*~ demonstrant*
        demonstration* ausgangssperre polizei* polizist* festgenommen festnahme* mord mordes mörder* messer*
        erschossen schüsse schütze verdächtig* ermittl*~ staatsanwalt* gericht*~ prozess*~ urteil*~ angeklagt*
        häftling* gefängnis* drogen* schmuggel* razzia brand feuerwehr ukrain* russ* israel* gaza* palästinens*
        hamas hisbollah iran* syri* irak* afghan* taliban jemen* huthi* taiwan* nordkorea* kreml papst vatikan putin
        selenskyj kiew moskau
    """,
    "politics": """
        wahl wahlen *wahl *wahlkampf wahl* wähler* abstimm* stimmen~ kandidat* spitzenkandidat* partei* *partei
        bundestag* bundesrat bundesregierung regierung*~ *regierung koalition* ampel* opposition* fraktion*
        abgeordnet* parlament* landtag* minister*~ *minister *ministerin *ministerium kanzler* bundeskanzler*
        bundespräsident* ministerpräsident* präsident*~ cdu csu spd grüne grünen fdp afd linke linken bsw övp spö
        fpö nationalrat* gesetz* *gesetz gesetzentwurf reform*~ *reform verfassung* volksabstimmung* referendum
        bürgermeister* oberbürgermeister* senat* kongress republikaner* demokrat* haushaltsstreit politik* *politik
        innenpolit* rechtsextrem* merz scholz merkel habeck söder lindner trump* biden* weißes
    """,
    "business": """
        wirtschaft* *wirtschaft konjunktur* rezession inflation* leitzins* zins* notenbank* zentralbank* ezb
        bundesbank börse* dax aktie* *aktie *aktien anleger* investor* invest*~ unternehmen* *unternehmen konzern*
        firma firmen* umsatz* gewinn~ gewinne~ verlust~ quartal* bilanz* vorstand* aufsichtsrat übernahme* fusion*
        insolvenz* pleite* stellenabbau arbeitsplätze arbeitslos* tarif* gewerkschaft* streik* lohn löhne
        mindestlohn export* import* zoll zölle handel~ handels* einzelhandel* industrie* *industrie autobauer*
        volkswagen vw bmw daimler mercedes siemens bayer basf lufthansa bank banken* *bank sparkasse* kredit*
        anleihe* fonds steuer* haushalt*~ milliarde* millionen~ euro~ dollar~ preise* *preise *preis strompreis*
        gaspreis* ölpreis* energie*~ immobilie* miete* mieten rente* versicher* startup* lieferkette* ökonom* iwf
        ifo bip
    """,
    "technology": """
        technologie* technik* software* hardware computer* *computer laptop* notebook* smartphone* handy* tablet*
        iphone* android* ios app apps internet* online~ web* website* browser* google apple* microsoft windows
        facebook meta whatsapp instagram tiktok twitter youtube netz*~ netzwerk*~ breitband* glasfaser* mobilfunk*
        wlan 5g hacker* hackerangriff* cyber* schadsoftware datenschutz* datenleck* daten~ künstliche ki chatgpt
        chatbot* openai algorithm* roboter* *roboter chip chips* halbleiter* prozessor* digital* it-* cloud
        streaming* konsole* playstation xbox nintendo gaming videospiel* computerspiel* elektroauto* e-auto* akku*
        batterie*~ tesla krypto* blockchain entwickler*~ programmier* update* nutzer* gerät* display kamera*~
    """,
    "science": """
        wissenschaft* *wissenschaft forsch* *forscher *forschung studie~ studien~ physik* chemi* biolog* genetik*
        gene erbgut dna evolution* fossil* dinosaur* archäolog* ausgrab* steinzeit tierart* artenschutz artensterben
        artenvielfalt klima* klimawandel umwelt* naturschutz* emission* co2* treibhaus* erneuerbar* windkraft
        ökosystem* regenwald* ozean* meeresspiegel antarkti* arktis gletscher* wetter* hitzewelle* dürre*
        temperatur* weltraum* weltall raumfahrt* raumsonde* nasa esa astronaut* rakete*~ satellit* mond* mars*
        planet* asteroid* komet* galax* teleskop* astronom* sonne*~ sterne~ quanten* labor*~ experiment* nobelpreis*
        hirnforsch* vogel* vögel insekt* wal wale wölfe
    """,
    "health": """
        gesundheit* krankenhaus* krankenhäuser klinik* *klinik arzt ärzt* *arzt pflege* patient* medizin* *medizin
        medikament* arznei* impf* impfstoff* corona* covid* pandemie* epidemie* virus* *virus infekt* infiziert*
        grippe* krankheit* *krankheit erkrank* symptom* diagnos* therap* behandlung*~ krebs* *krebs tumor* diabetes
        herzinfarkt* schlaganfall* blutdruck demenz alzheimer depression* psych* sucht* rauch*~ alkohol*~ ernährung*
        übergewicht vitamin* schwanger* geburt* abtreib* krankenkasse* rki who lauterbach antibiotika quarantäne
        lockdown inzidenz* allergi* operation*~
    """,
    "entertainment": """
        film filme* *film kino* kinostart regisseur* schauspieler* hollywood oscar* berlinale filmfest* serie~
        serien* netflix tatort fernseh* tv zdf~ ard~ rtl sendung* moderator* quote*~ show* musik* *musik sänger*
        band~ album* song* konzert* festival* tournee rapper* oper* orchester* dirigent* komponist* theater*
        schauspielhaus bühne* ballett* tanz* museum* museen ausstellung* galerie* kunst* künstler* maler* gemälde*
        buch bücher* roman* autor* schriftsteller* literatur* lyrik verlag* dichter* kultur* promi* star~ stars~
        dschungelcamp comedian* kabarett* komiker* popstar* schlager* eurovision esc
    """,
    "sports": """
        sport* fußball* bundesliga* *liga liga champions dfb* dfb-pokal pokal* wm em uefa fifa trainer* torwart*
        torhüter* stürmer* mittelfeld* verteidiger* elfmeter* tor~ tore~ treffer* spiel~ spieler* spieltag* sieg~
        siege siegt* niederlage* unentschieden remis mannschaft* nationalmannschaft* nationalspieler* bayern
        borussia dortmund bvb schalke leipzig~ leverkusen hertha werder stadion* fans~ transfer* turnier* halbfinale
        viertelfinale finale* meisterschaft* weltmeister* europameister* olympi* medaille* gold~ silber bronze
        handball* basketball* eishockey* tennis* wimbledon golf* formel rennen rennfahrer* rennstall vettel
        schumacher ski* biathlon* bob* skisprung* leichtathletik* schwimm* radsport* tour box* boxer* doping*
        saison* tabelle* aufstieg abstieg* zverev nba nfl
    """,
    "lifestyle": """
        rezept* kochen koch köch* küche* restaurant* essen~ backen kuchen wein* bier* kaffee reise* reisen urlaub*
        tourist* tourismus* hotel* strand* wandern* camping* kreuzfahrt* mode* designer* kleid* schuhe beauty*
        kosmetik frisur* parfüm hochzeit* beziehung* liebe~ ehe~ eltern* kinder~ familie*~ baby* garten* pflanze*~
        wohnen wohnung*~ einricht* möbel haustier* hund* katze* horoskop* sternzeichen yoga fitness* abnehmen
        entspann* royal* prinz* königin* könig* auto~ fahrbericht weihnacht* ostern tipps* ratgeber* freizeit*
    """,
}
