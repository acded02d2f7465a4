"""Dutch words that tell a subject."""

WORDS = {
    "world": """
        oorlog* *oorlog wapenstilstand bestand~ beschieting* bombardement* luchtaanval* raket* drone* troepen
        soldaat soldaten leger* militair* militie* rebel* terror* jihad* gijzel* bom bommen aanslag* explosie*
        aanval*~ doden gedood omgekomen dodental gewond* slachtoffer* bloedbad invasie bezet* sancties diplomat*
        ambassad* top~ navo vn verenigde_naties veiligheidsraad vluchteling* migrant* asiel* humanitair* hongersnood
        aardbeving* tsunami orkaan* tyfoon overstrom* aardverschuiving bosbrand* brand vulkaan* evacu* reddings*
        hulpdiensten ramp* *ramp ongeluk* ongeval* neergestort ontspoor* staatsgreep rellen protest*~ betog*
        demonstr* politie* agent~ agenten aangehouden gearresteerd arrestatie* verdachte* moord* doodgeschoten
        neergestoken steekpartij schietpartij ontvoer* drugs* cocaïne justitie~ openbaar_ministerie rechter*~
        rechtbank* proces~ veroordeel* gevangenis* cel~ oekraïn* rusland russ* israël* gaza palestijn* hamas
        hezbollah iran* syri* irak* afghan* taliban jemen taiwan kremlin poetin zelensky paus vaticaan
    """,
    "politics": """
        verkiezing* *verkiezingen kiezer* stemmen~ gestemd stembus* kandida* lijsttrekker* partij* kabinet*
        coalitie* oppositie* regering*~ tweede_kamer eerste_kamer kamerlid kamerleden parlement* minister*
        staatssecretaris* premier* president*~ vvd pvv cda d66 pvda groenlinks sp~ bbb nsc n-va vooruit
        vlaams_belang rutte wilders schoof timmermans de_wever burgemeester* gemeenteraad* wethouder* wet
        wetsvoorstel* grondwet* referendum politiek* politic* trump* biden democrat* republikein* motie* formatie*
        senator senaat congres
    """,
    "business": """
        economi* econoom* bedrijf* bedrijven* onderneming* ondernemer* inflatie recessie bbp bank* ecb dnb rente*
        krediet* schuld* obligatie* beurs* aex aandeel* aandelen* belegger* invest* markt*~ winst*~ verlies~ omzet*
        kwartaal* overname* fusie* faillissement* failliet ontslag* banen* werkloos* vakbond* fnv staking* loon*
        lonen salaris* cao export* import* heffing* handel* industrie* fabriek* asml philips shell ing unilever
        heineken klm schiphol* olie* opec benzine* energie* gasprijs* prijs~ prijzen* euro~ dollar* belasting*
        begroting* miljard* miljoen*~ huizenmarkt woning* hypothe* huur* pensioen* verzeker* imf financi* consument*
        supermarkt* airbus
    """,
    "technology": """
        technolog* techniek* software hardware computer* laptop* smartphone* telefoon* tablet* iphone* android* ios
        app apps internet* web website* browser* sociale_media google apple* microsoft windows facebook meta
        whatsapp instagram tiktok twitter youtube hacker* hack* cyber* wachtwoord* privacy* datalek*
        kunstmatige_intelligentie ai chatgpt openai algoritme* robot* chip* halfgeleider* processor* digita* cloud
        streaming* game games gamer* console* playstation xbox nintendo 5g glasvezel* wifi gebruiker* apparaat*
        scherm* accu* batterij*~ tesla crypto* bitcoin* blockchain samsung
    """,
    "science": """
        wetenschap* onderzoeker* onderzoek~ natuurkund* scheikund* biolog* genetica gen genen dna evolutie* fossiel*
        dinosaur* archeolog* opgraving* prehistor* diersoort* biodiversiteit ecosyst* klimaat* opwarming uitstoot
        stikstof* co2 broeikas* milieu* natuur* duurzame~ ontbossing oceaan gletsjer* antarctica droogte hittegolf
        temperatu* weer~ knmi ruimtevaart* nasa esa astronaut* satelliet* maan mars planeet* planeten asteroïde*
        komeet sterrenstelsel* telescoop* astrono* sterrenkund* heelal zwart_gat kwantum* deeltje* laborator*
        experiment* nobelprijs* hersen* walvis* vogel* dieren~
    """,
    "health": """
        gezondheid* zorg~ ziekenhuis* ziekenhuizen arts artsen huisarts* dokter* verpleeg* patiënt* medisch*
        medicijn* geneesmiddel* apothe* vaccin* corona* covid* pandemie* epidemie* uitbraak virus* besmet* infect*
        griep* ziekte* ziek~ symptom* diagnos* behandel* therap* kanker* tumor* diabetes hartaanval* hart-*
        beroerte* bloeddruk cholesterol dementie alzheimer depressie* psych* verslav* roken* rivm ggd overgewicht
        voeding* dieet vitamine* zwanger* geboorte bevalling abortus who chirurg* transplant* quarantaine lockdown
        allerg* ggz
    """,
    "entertainment": """
        film* bioscoop* regisseur* acteur* actrice* hollywood oscar* festival* première* serie~ series~ netflix
        televisie* tv-* tv programma~ presentator* presentatrice* muziek* muzikant* zanger* zangeres liedje* album*
        concert* tour~ band~ rapper* rock pop songfestival opera orkest* componist* theater* toneel* musical* dans*
        ballet* museum* musea tentoonstelling* galerie* kunst* schilder* boek* roman* schrijver* schrijfster*
        auteur*~ literat* dichter* poëzie cultu* bekende_nederlander bn'er ster~ sterren~ cabaret* komiek*
    """,
    "sports": """
        sport* voetbal* voetballer* eredivisie league champions ek wk beker* uefa fifa knvb doelpunt* keeper*
        doelman spits~ middenvelder* verdediger* strafschop* scheidsrechter* trainer* bondscoach coach* speler*
        speelster* ploeg* team~ oranje elftal* ajax psv feyenoord anderlecht brugge~ wedstrijd* zege* overwinning*
        nederlaag gelijkspel wint~ won~ versla* finale* halve_finale kwartfinale* toernooi* kampioen* titel~
        medaille* goud~ zilver brons olympi* spelen~ paralymp* tennis* wimbledon basketbal* nba volleybal* hockey*
        handbal* boks* formule verstappen max~ grand_prix race* coureur* wielren* tour_de renner* ploeggenoot ronde~
        van_der schaats* atlet* zwem* turn* stadion* supporter* transfer* seizoen* doping record~ marathon*
    """,
    "lifestyle": """
        recept* koken kook* chef* keuken* restaurant* gerecht* wijn* bier* koffie* bakken reis* reizen vakantie*
        toeris* hotel* strand* cruise* wandel* mode* ontwerper* jurk* stijl* beauty make-up kapsel* parfum*
        bruiloft* trouw* relatie*~ liefde~ ouders~ kinderen~ baby* gezin* tuin* planten interieur* meubel* huisdier*
        hond* kat katten horoscoop* yoga fitness afvallen royal* prins* prinses* koningin koning* auto~ kerst* tips
        vrije_tijd
    """,
}
