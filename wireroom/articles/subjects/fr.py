"""French words that tell a subject."""

WORDS = {
    "world": """
        guerre* cessez-le-feu trêve bombard* missile* drone*~ frappe* troupes soldat* armée* militaire* milice*
        rebelle* insurg* terroris* djihadis* otage* bombe* attentat* explosion* attaque*~ mort~ morts tués tué
        blessés victime*~ massacre* génocide invasion occupation~ sanction*~ diplomat* ambassad* sommet otan onu
        nations_unies conseil_de réfugié* migrant* asile humanitaire* famine séisme* tremblement tsunami* ouragan*
        cyclone* typhon* inondation* incendie* volcan* éruption évacu* secouriste* sauvetage catastrophe* accident*
        crash naufrage déraill* putsch coup_d émeute* manifestant* manifestation* couvre-feu polici* police*
        gendarme* interpell* arrêté*~ garde_à meurtre* assassin* homicide* poignard* fusillade* tirs enlèvement*
        trafic* drogue* cartel* gang* enquête*~ parquet* procureur* procès tribunal* juge*~ condamn* prison* détenu*
        incarcér* ukrain* russ* russie israël* israélien* gaza palestin* hamas hezbollah iran* syri* irak* afghan*
        talib* yémen* taïwan* coréen* kremlin poutine zelensky pape vatican libye libyen* kadhafi egypte égypte
        égyptien* moubarak frontière* tunisi*
    """,
    "politics": """
        élection* électora* électeur* vote* scrutin* suffrage urnes candidat* présidentielle* législatives
        municipales sénatoriales européennes parti~ partis~ gouvernement*~ parlement* assemblée_nationale assemblée~
        député* sénat* sénateur* ministre* ministère* premier_ministre matignon élysée président~ présidente~
        présidence maire* mairie préfet* loi~ lois projet_de réforme* constitution* référendum politique* macron
        lepen le_pen mélenchon sarkozy hollande fillon philippe borne attal barnier bayrou trump biden lr ps rn lfi
        lrem renaissance coalition opposition~ majorité* gauche* droite* extrême* écologistes~ socialiste*
        républicains motion_de 49-3 démission* remaniement campagne~ démocrat* brexit
    """,
    "business": """
        économi* entreprise* société_générale inflation récession pib croissance banque* bancaire* bce taux crédit*
        dette* obligation* bourse* cac action_en actionnaire* investiss* marché*~ bénéfice* perte*~ chiffre_d
        ventes~ trimestr* fusion acquisition* opa rachat* faillite* liquidation licenci* emploi* chômage syndic*
        grève* salair* smic export* import*~ douan* commerc* industri* usine* automobile*~ renault peugeot
        stellantis airbus lvmh total totalénergies edf engie pétrole* opep baril carburant* énergi*~ prix~ euro*~
        dollar* impôt* fisc* budget* milliard* millions~ immobili* logement* loyer* retraite* assurance* fmi financ*
        consommateur* consommation pdg startup* start-up patron* distribution~ carrefour
    """,
    "technology": """
        technolog* logiciel* matériel~ informatique* ordinateur* portable*~ smartphone* téléphon* tablette* iphone*
        android ios appli applis application*~ internet* web site~ réseaux_sociaux google apple microsoft windows
        facebook meta whatsapp instagram tiktok twitter youtube hacker* pirat* cyber* mot_de données*
        intelligence_artificielle ia chatgpt openai algorithm* robot* puce* semi-conducteur* processeur* numérique*
        digital* cloud streaming jeu_vidéo jeux_vidéo jeux_video console* playstation xbox nintendo gaming gamer* 5g
        fibre* wifi utilisateur* internaute* appareil*~ écran* batterie*~ tesla crypto* bitcoin blockchain
        développeur* samsung xiaomi huawei high-tech
    """,
    "science": """
        scientifi* science* chercheur* recherche~ étude~ études~ physici* physique~ chimi* biolog* généti* gène* adn
        évolution~ fossile* dinosaure* archéolog* fouille* préhistor* espèce* biodiversité écosystème* climat*
        réchauffement émission* co2 serre pollution* environnement* écologi* renouvelable* déforestation océan*
        glacier* antarctique arctique sécheresse* canicule* températur* météo* spatial* espace~ nasa esa astronaute*
        fusée* satellite* lune lunaire mars~ planète* astéroïde* comète* galaxie* télescope* astronom* univers~
        trou_noir quantique* particule* laboratoire*~ expérience*~ nobel neuro* baleine* oiseau* animaux~
        thomas_pesquet
    """,
    "health": """
        santé* sanitaire* hôpital* hôpitaux hospital* médec* docteur* infirmi* patient* médical* médicament*
        pharmac* vaccin* coronavirus covid* pandémi* épidémi* virus~ contamin* infect* grippe* ebola variole
        variant* maladie* malade* symptôme* diagnosti* traitement* thérap* cancer* tumeur* diabèt* infarctus cardia*
        avc cholestérol démence alzheimer dépressi* mental* psychiatr* psycholog* addict* tabac* alcool*~ obésité
        nutrition* régime~ vitamine* enceinte* grossesse* accouchement avortement ivg oms chirurg* greffe* urgences
        réanimation confinement quarantaine allergi* soignant* ehpad
    """,
    "entertainment": """
        film films cinéma* cinéast* réalisat* acteur* actrice* comédien* hollywood oscar* césar* cannes festival*
        série~ séries~ netflix télé* télévis* émission~ animateur* animatrice* musique* musicien* musical* chant*~
        chanteur* chanteuse* chanson* album* concert* tournée* groupe~ rock rap rappeur* pop grammy opéra orchestre*
        composit* théâtr* danse* ballet* musée* exposition* galerie* art arts artiste* artisti* peintr* peinture*
        sculpt* livre* roman~ romans romanci* écrivain* auteur* littér* goncourt poésie poète* culture* culturel*
        star~ stars~ people célébrit* humorist* spectacle* bd eurovision miss
    """,
    "sports": """
        sport* football* foot footballeur* ligue~ ligue_1 ligue_des champions~ euro_2020 mondial~ coupe* uefa fifa
        but~ buts buteur* gardien~ attaquant* milieu_de défenseur* penalty penaltys arbitr* entraîneur*
        sélectionneur* joueur* joueuse* équipe~ équipe_de bleus psg olympique_de om~ ol~ mbappé messi deschamps
        match* victoire*~ défaite*~ nul~ gagne~ bat~ finale* demi-finale* quart_de quarts tournoi* champion*
        championnat* titre~ médaill* olymp* jo jeux_olympiques paralymp* tennis* roland-garros wimbledon djokovic
        nadal federer basket* nba batum gobert rugby* xv_de top_14 handball* volley* boxe* boxeur* formule_1 f1
        grand_prix pilote* course~ motogp cyclis* tour_de maillot_jaune peloton athlé* natation nageu* gymnast*
        golf* ski* biathlon judo* escrim* aviron stade* supporter* transfert* mercato saison~ dopage record~
        marathon surf* voile~ porte-drapeau tokyo_2020
    """,
    "lifestyle": """
        recette* cuisine* cuisinier* chef~ restaurant* gastronom* plat~ plats vin vins bière* café~ dessert* pâtiss*
        voyage* touris* vacances* hôtel* plage* croisière* randonn* mode~ créateur* défilé* robe* tendance*~ beauté
        maquillage coiffure* parfum* mariage* couple* amour~ parents~ enfants~ bébé* famille*~ jardin* plantes~
        déco* décoration meuble* maison~ chien* chats chat animaux_de horoscope* astrolog* yoga fitness bien-être
        sportif~ royal* prince* princesse* reine~ roi~ noël conseils astuces loisir*
    """,
}
