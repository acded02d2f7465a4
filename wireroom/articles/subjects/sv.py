"""Swedish words that tell a subject."""

WORDS = {
    "world": """
        krig* *krig vapenvila eldupphör beskjut* bombning* flyganfall* luftangrepp robot* missil* drönare* trupper
        soldat* armé* militär* milis* rebell* terror* gisslan* bomb* sprängning* explosion* attack* döda dödade
        dödas omkom* döds* skadad* skottskad* offer~ massaker* invasion* ockup* sanktion* diplomat* ambassad*
        toppmöte* nato fn flykting* migrant* asyl* humanitär* svält jordbävning* jordskalv* tsunami orkan* tyfon*
        översväm* jordskred* skogsbrand* brand* brann vulkan* evaku* räddnings* katastrof* olycka* *olycka krock*
        kraschade urspår* kupp* upplopp* protest* demonstr* polis* gripen gripna greps anhållen häktad* misstänk*
        mord* mörda* knivskur* skjutning* sköt* skjuten gäng* narkotika* knark* åklagar* rättegång* tingsrätt*
        hovrätt* dömd* döms fängelse* ukrain* ryssland* rysk* israel* gaza* palestin* hamas hizbollah iran* syri*
        irak* afghan* taliban* jemen taiwan kreml putin zelenskyj påve* vatikan*
    """,
    "politics": """
        val~ valet valrörelse* riksdagsval* *valet väljar* rösta* röst~ kandidat* parti* *partiet moderat*
        socialdemokrat* sverigedemokrat* centerparti* liberal* vänsterparti* miljöparti* kristdemokrat* regering*
        riksdag* riksdagsled* minister* *minister statsminister* kristersson andersson~ åkesson busch löfven
        president* kommunalråd* kommunfullmäktige lagförslag* proposition* grundlag* folkomröst* politik* politisk*
        koalition* opposition* trump* biden* demokrat* republikan* senat* kongress* misstroende*
    """,
    "business": """
        ekonomi* ekonom* företag* bolag* *bolaget inflation* recession* bnp bank* riksbank* ränta* räntor*
        styrränta* kredit* lån* skuld* obligation* börs* aktie* aktier* investe* marknad* vinst* förlust*~
        omsättning* kvartal* bokslut* förvärv* fusion* konkurs* varsel varslar uppsag* arbetslös* jobb~ fack*
        strejk* lön* löner export* import* tull* handel* industri* fabrik* volvo ericsson~ ikea h&m northvolt
        spotify~ sas~ olja* opec bensin* energi* elpris* pris* krona* kronor~ euro* dollar* skatt* budget* miljard*
        miljon*~ bostad* hyra* hyres* pension* försäkring* imf finans* konsument*
    """,
    "technology": """
        teknik* teknolog* mjukvar* programvar* dator* laptop* mobil* smartphone* telefon* surfplatt* iphone*
        android* ios app appar appen internet* webb* sajt* sociala_medier google apple* microsoft windows facebook
        meta whatsapp instagram tiktok twitter youtube hacker* hackare* cyber* lösenord* dataintrång* artificiell ai
        chatgpt openai algoritm* robot*~ chip* halvledar* processor* digital* moln* streaming* spel~ tv-spel*
        konsol* playstation xbox nintendo 5g bredband* fiber wifi användar* skärm* batteri* elbil* tesla krypto*
        bitcoin blockkedj* samsung
    """,
    "science": """
        vetenskap* forskar* forskning* studie* fysik* kemi* biolog* genetik* gener dna evolution* fossil* dinosaur*
        arkeolog* utgrävning* forntid* djurart* biologisk_mångfald ekosystem* klimat* uppvärmning* utsläpp*
        koldioxid* växthus* miljö* förnybar* ocean* hav~ glaciär* antarktis arktis torka värmebölja temperatur*
        väder* smhi rymd* nasa esa astronaut* raket* satellit* månen mars planet* asteroid* komet* galax* teleskop*
        astronom* universum svart_hål kvant* partik* laborator* experiment* nobelpris* hjärn* val* varg* djur~
    """,
    "health": """
        hälsa* hälso* sjukvård* vård* sjukhus* läkar* sjuksköter* patient* medicin* läkemedel* apotek* vaccin*
        corona* covid* pandemi* epidemi* utbrott* virus* smitt* infekt* influensa* sjukdom* symtom* symptom*
        diagnos* behandl* terapi* cancer* tumör* diabetes hjärtinfarkt* stroke blodtryck* kolesterol demens
        alzheimer* depression* psyk* beroende* rök* alkohol* fetma* kost* diet* vitamin* gravid* förlossning* abort*
        who folkhälsomyndighet* tegnell kirurg* transplant* intensivvård* karantän allerg*
    """,
    "entertainment": """
        film* bio* regissör* skådespel* hollywood oscar* guldbagge* festival* premiär* serie~ tv-serie* netflix tv
        svt programledar* musik* musiker* sångar* sångerska* låt* album* konsert* turné* band~ rappar* rock pop
        melodifestival* eurovision opera* orkester* dirigent* tonsättar* teater* musikal* dans* balett* muse*
        utställning* galleri* konst* konstnär* målning* bok* böcker roman* författar* litteratur* poet* poesi
        kultur* kändis* stjärna* komiker*
    """,
    "sports": """
        sport* fotboll* allsvensk* liga~ ligan champions em vm cup* uefa fifa mål* målvakt* anfallar* mittfält*
        back~ straff* domare* tränar* förbundskapten* spelar* lag~ laget landslag* klubb* aik djurgården hammarby
        malmö_ff ibrahimovic isak match* seger* förlust* oavgjort vann~ slog~ final* semifinal* kvartsfinal*
        turnering* mästar* mästerskap* titel* medalj* guld* silver* brons* olymp* os paralymp* tennis* wimbledon
        basket* nba ishockey* hockey* shl nhl handboll* boxning* formel_1 lopp* cykel* skid* skidskytte* längd~
        öberg friidrott* duplantis simning* gymnast* golf* arena* supporter* övergång* säsong* doping* rekord*
        maraton* bandy innebandy
    """,
    "lifestyle": """
        recept* laga~ matlagning* kock* kök* restaurang* krog* rätt~ vin vinet öl kaffe* bak* resa* resor* resmål*
        semester* turist* hotell* strand* kryssning* vandr* mode* designer* klänning* stil* skönhet* smink* frisyr*
        parfym* bröllop* relation* kärlek* förälder* föräldrar* barn~ bebis* familj*~ trädgård* växter inred*
        möbler* husdjur* hund* katt* horoskop* yoga träning* banta* kunglig* kungahus* prins* prinsess* drottning*
        kungen bil~ bilar~ jul* tips fritid*
    """,
}
