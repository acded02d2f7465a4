"""Polish words that tell a subject."""

WORDS = {
    "world": """
        wojn* rozejm* zawieszenie_broni ostrzał* bombard* nalot* rakiet* dron* wojsk* żołnierz* armi* militar*
        bojówk* rebeliant* terror* zamach* zakładnik* bomb* wybuch* eksplozj* atak* zginę* zabit* zabił* zabój*
        rann* ofiar* masakr* inwazj* okupacj* sankcj* dyplomat* ambasad* szczyt~ nato onz uchodźc* migrant* azyl*
        humanitarn* trzęsieni* tsunami huragan* tajfun* powódź powodzi* lawin* pożar* wulkan* ewaku* ratownik*
        ratunk* strażac* katastrof* wypad* kolizj* zamieszk* protest* demonstr* policj* policjant* zatrzyman*
        areszt* morder* nożownik* strzelanin* porwan* narkot* gang* śledztw* prokurat* sąd* proces~ wyrok* skazan*
        więzie* ukrai* rosj* rosyjsk* izrael* gaza strefie_gazy palesty* hamas iran* syri* irak* afgan* talib*
        kreml* putin* zełensk* białoru* papież* watykan* granic*
    """,
    "politics": """
        wybor* wyborc* głosow* kandydat* parti* pis~ po~ ko~ psl lewic* konfederacj* polska_2050 rząd* sejm* senat*
        poseł posł* senator* minist* premier* tusk* kaczyńsk* morawieck* duda dudy nawrock* trzaskowsk* hołowni*
        prezydent* prezydenck* burmistrz* wojewod* marszałek* ustaw* projekt_ustawy reform* konstytuc* trybunał*
        referendum polity* koalicj* opozycj* trump* biden* demokrat* republikan* dymisj* kampani*
    """,
    "business": """
        gospodar* ekonom* firm* spółk* przedsiębior* inflacj* recesj* pkb bank* nbp stopy_procentowe kredyt* dług*
        obligacj* giełd* akcj*~ akcje inwest* rynek* rynk* zysk* strat*~ przychod* sprzedaż* kwarta* przejęci*
        upadłoś* zwolnie* bezroboc* płac* wynagrodz* pensj* związki_zawodowe strajk* eksport* import* cła handl*
        przemysł* fabryk* orlen* pkn paliw* ropa ropy benzyn* energi* gaz~ prąd* cen ceny cenowe złot* euro~ dolar*
        walut* podat* vat zus budżet* miliard* milion*~ mld mln nieruchomoś* mieszkan* czynsz* emeryt* finans*
        konsument* sklep*~
    """,
    "technology": """
        technolog* oprogramowan* komputer* laptop* smartfon* telefon* tablet* iphone* android* ios aplikacj*
        internet* stron*~ przeglądark* google apple microsoft windows facebook meta whatsapp instagram tiktok
        twitter youtube haker* cyber* hasł*~ sztuczn* ai chatgpt openai algorytm* robot* chip* procesor*
        półprzewodnik* cyfrow* chmur*~ streaming* gry gra~ gier~ gracz* konsol* playstation xbox nintendo 5g
        użytkownik* urządze* gadżet* ekran* bateri* elektryczn* tesla kryptowalut* bitcoin* blockchain samsung
        xiaomi huawei
    """,
    "science": """
        nauk* naukow* naukowc* bada* badacz* fizyk* chemi* biolog* genet* gen~ dna ewolucj* skamienia* dinozaur*
        archeolog* wykopalisk* gatun* bioróżnorod* ekosystem* klimat* ocieplen* emisj* środowisk* ekolog* ocean*
        lodow* antarkt* arkty* susz* temperatur* pogod* meteorolog* imgw kosmos* kosmicz* nasa esa astronaut*
        satelit* księżyc* mars* planet* asteroid* komet* galakty* teleskop* astronom* wszechświat* kwantow*
        laborator* eksperyment* nobl* mózg* zwierzę*~
    """,
    "health": """
        zdrow* szpital* lekarz* lekark* pielęgniar* pacjent* medyc* lek~ leki leków farmac* szczepi* szczepion*
        koronawirus* covid* pandemi* epidemi* wirus* zakaż* infekcj* gryp* chorob* chor* objaw* diagnoz* leczen*
        terapi* rak~ raka nowotw* guz* cukrzyc* zawał* udar* ciśnieni* cholesterol* demencj* alzheimer* depresj*
        psychiatr* psycholog* uzależn* papieros* alkohol* otyło* diet* witamin* ciąż* poród* aborcj* nfz chirurg*
        operacj*~ przeszczep* kwarantann* odporno* alerg*
    """,
    "entertainment": """
        film* kin kino* reżyser* aktor* aktork* hollywood oscar* festiwal* premier~ serial* netflix telewiz* tvp tvn
        polsat program~ prowadząc* muzyk* muzyc* piosenk* album* koncert* zespół~ raper* rock pop opera opery
        operow* orkiestr* kompozytor* teatr* spektakl* taniec* tanc* balet* muzeum* wystaw* galeri* sztuk* artyst*
        malarz* obraz*~ książk* powieś* pisarz* pisark* autor*~ literat* poe* kultur* gwiazd* celebryt* kabaret*
        eurowizj*
    """,
    "sports": """
        sport* piłk* piłkarz* ekstraklas* liga~ ligi~ lidze liga_mistrzów mistrz* mistrzostw* euro_2020 puchar* uefa
        fifa pzpn gol gola gole bramk* bramkarz* napastnik* pomocnik* obrońc* karn* sędzi*~ trener* selekcjoner*
        zawodnik* drużyn* reprezentac* kadr* klub* legia lech lewandowsk* mecz* zwycięst* porażk* remis* wygra*
        pokona* finał* półfinał* ćwierćfinał* turniej* tytuł*~ medal* olimpi* igrzysk* paraolimp* tenis* świątek
        hurkacz wimbledon* koszykówk* nba siatkówk* siatkar* piłka_ręczna boks* formuł* kierowc*~ kubica żużel*
        żużlow* kolar* skoki* skoczk* stoch* małysz lekkoatlet* pływa* gimnast* stadion* kibic* transfer* sezon*
        doping* rekord* maraton*
    """,
    "lifestyle": """
        przepis~ przepis* kuchni* kulinar* gotow* szef_kuchni restaurac* danie dani* potraw* wino win piwo kaw*
        ciasto podróż* turyst* wakac* hotel* plaż* rejs* wędrów* mod moda modow* projektant* sukienk* styl* urod*
        makijaż* fryzur* perfum* ślub* związk*~ małżeń* rodzic* dzieck*~ dzieci~ rodzin*~ ogród* ogrod* rośl*
        wnętrz* mebl* pies psy psów kot koty horoskop* joga fitness odchudz* książę księż* królow* samochód* auto~
        święta świąt* porady
    """,
}
