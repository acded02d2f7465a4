"""Italian words that tell a subject."""

WORDS = {
    "world": """
        guerra* tregua cessate bombard* missil* droni~ raid truppe soldat* esercito militar* milizi* ribell*
        terroris* jihad* ostagg* bomba* attentat* esplosion* attacco~ attacchi~ morti morto~ ucciso uccisi feriti
        vittime strage* massacro invasione occupazione~ sanzion* diplom* ambasciat* vertice~ nato onu nazioni_unite
        rifugiat* migrant* profugh* asilo umanitari* carestia terremoto* sisma scossa tsunami uragano tifone
        alluvion* frana incendi* vulcano eruzione evacua* soccorr* soccorsi tragedia incidente* deragli* naufrag*
        golpe rivolta scontri protest*~ manifestant* coprifuoco polizia carabinieri arrest* omicid* assassin*
        accoltell* sparatoria spari sequestr* rapina* mafia* camorra ndrangheta droga procura* pm indagin*~ indagat*
        processo~ tribunale* giudic*~ condann* carcer* detenut* ucrain* russ* israel* gaza palestin* hamas hezbollah
        iran* siria* iraq* afghan* talebani yemen taiwan cremlino putin zelensky papa~ vaticano libia libic*
        gheddafi egitto egizian* mubarak tunisia confin*
    """,
    "politics": """
        elezion* elettor* voto~ votazion* voti~ seggi candidat* campagna_elettorale partit*~ governo~ parlament*
        camera_dei senato senator* deputat* ministr* ministero premier palazzo_chigi quirinale presidente~ sindac*
        regione~ legge~ leggi~ decreto* ddl riforma* costituzion* referendum politic* meloni salvini berlusconi
        renzi conte~ letta schlein draghi mattarella tajani pd lega~ m5s forza_italia fratelli_d fdi centrodestra
        centrosinistra destra~ sinistra~ coalizione opposizione maggioranza dimission* fiducia~ trump biden
        democratic* repubblican* montecitorio
    """,
    "business": """
        econom* impres* aziend* azienda* società~ inflazion* recessione pil crescita~ banc* bce tassi credit* debito
        bond borsa borse ftse piazza_affari azion*~ azionist* invest* mercat*~ utile~ utili ricavi perdite~ vendite~
        trimestr* fusione acquisizion* opa fallimento licenzia* occupazion* disoccupa* sindacat* scioper* stipend*
        salari* export import~ dazi commerc* industri* fabbric* stabiliment* fiat stellantis eni enel unicredit
        intesa mediobanca petrolio greggio opec benzina energia~ bollett* prezz* euro~ dollar* tasse fisc* manovra
        bilancio~ miliard* milion*~ immobil* mutu* affitt* pensioni fmi finanz* consum* airbus boeing compagni*~
        inps confindustria amministratore_delegato
    """,
    "technology": """
        tecnolog* software hardware informatic* computer portatil* smartphone* cellular* telefon*~ tablet iphone
        android ios app applicazion*~ internet web sito~ social~ google apple microsoft windows facebook meta
        whatsapp instagram tiktok twitter youtube hacker* cyber* password privacy dati~ intelligenza_artificiale ia
        chatgpt openai algoritm* robot* chip* semiconduttor* processor* digital* cloud streaming videogioc* console
        playstation xbox nintendo gaming 5g fibra wifi utent* dispositiv* schermo batteri*~ tesla criptovalut*
        bitcoin blockchain sviluppator* samsung xiaomi huawei
    """,
    "science": """
        scienz* scienziat* scientific* ricercat* ricerca~ studio~ fisic*~ chimic* biolog* genetic* geni dna
        evoluzion* fossil* dinosaur* archeolog* scavi preistori* specie~ biodiversità ecosistem* clima*
        riscaldamento_globale emission* co2 serra inquinament* ambient* rinnovabil* deforest* oceano* ghiaccia*
        antartide artico siccità temperatur* meteo* spazial* spazio~ nasa esa astronaut* razzo satellit* luna lunar*
        marte pianet* asteroid* comet* galassi* telescop* astronom* universo quantistic* particell* laborator*~
        esperiment* nobel neuro* balen* animali~
    """,
    "health": """
        salute sanitar* sanità ospedal* medic* dottor* infermier* pazient* farmac* vaccin* coronavirus covid*
        pandemi* epidemi* focolai* contag* virus~ infezion* influenza ebola vaiolo malatti* malat* sintom* diagnos*
        cura~ cure~ terapi* tumor* cancro diabet* infarto cardi* ictus colesterolo demenza alzheimer depressione
        mentale psichiatr* psicolog* dipendenza fumo~ obesità nutrizion* dieta vitamin* gravidanz* parto aborto oms
        chirurg* trapiant* terapia_intensiva quarantena lockdown allergi*
    """,
    "entertainment": """
        film cinema* regista registi attor* attric* hollywood oscar david_di festival* venezia~ cannes serie~
        netflix televis* tv rai mediaset programma~ conduttor* conduttrice musica* musicist* cantant* cantautor*
        canzon* album concert* tour~ sanremo rapper rock pop grammy lirica orchestra* compositor* scala~ teatr*
        danz* balletto museo musei mostra~ mostre galleri* arte artist* pittor* pittura scultur* libro libri romanz*
        scrittor* autor*~ letterar* letteratura poet* poesia cultur* vip gossip celebrit* comic* spettacol*
        eurovision
    """,
    "sports": """
        sport* calcio calciator* calciomercato serie_a champions europeo~ europei~ mondial*~ coppa* uefa fifa gol
        portiere attaccant* centrocampist* difensor* rigor* arbitro allenator* ct mister giocator* squadra~
        nazionale~ azzurr* juventus juve inter milan roma~ napoli~ lazio partita~ partite vittori* sconfitt*
        pareggi* vince~ batte~ final*~ semifinal* quarti_di torneo campion* campionat* scudetto titolo~ medagli*
        olimpi* olimpiadi paralimp* tennis* sinner berrettini wimbledon djokovic nadal basket* nba volley* pallavolo
        pugil* boxe formula_1 ferrari pilot*~ gara~ gare~ motogp valentino_rossi bagnaia verstappen hamilton leclerc
        ciclis* giro_d tour_de atlet* nuoto nuotat* ginnast* golf* rugby sci~ slalom stadio* tifos* stagione~ doping
        record~ maratona scherma canottaggio
    """,
    "lifestyle": """
        ricett* cucin* chef ristorant* gastronom* piatto~ piatti vino* vini birra caffè dolc*~ viagg* turis* vacanz*
        hotel spiagg* crocier* mete escursion* moda stilist* sfilat* abito abiti tendenz* bellezza trucco~ capelli
        profum* matrimoni* coppia* amore~ genitori~ figli~ bambin*~ neonat* famigli*~ giardin* piante arredament*
        mobili~ casa~ cani cane gatti gatto oroscop* yoga fitness benessere royal principe* principessa regina~
        auto~ natale consigli tempo_libero
    """,
}
