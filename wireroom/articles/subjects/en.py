"""English words that tell a subject."""

WORDS = {
    "world": """
        war~ wars warfare ceasefire truce peace_talks airstrike* air_strike* missile* drone_strike* shelling shelled
        troops soldier* army military militant* militia* insurgen* rebel* rebels guerrilla* gunmen terrorist*
        terror* jihadist* hostage* bomb* bomber bombing blast explosion* attack*~ casualties wounded killed killing
        kills dead~ death_toll massacre* genocide invasion invade* occupied occupation annex* frontline battalion
        warship* navy nuclear_weapons sanction*~ diplomat* diplomacy embassy ambassador* envoy treaty nato un
        united_nations security_council summit foreign_minister foreign_ministry bilateral border~ borders~ refugee*
        migrant* asylum humanitarian famine aid_workers red_cross earthquake*~ quake* tsunami*~ hurricane*~ typhoon*
        cyclone* flood* landslide* wildfire* volcano* eruption evacuat* rescue*~ rescuers survivor* disaster*~
        crash*~ plane_crash derail* capsiz* coup junta uprising unrest protest* demonstrator* riot* curfew
        martial_law exile* dictator* police arrest* murder* stabbing stabbed shooting~ shot~ shooter gunman gunfire
        suspect suspects homicide kidnap* abduct* prison* jailed inmate* convicted sentenced trafficking smuggl*
        cartel* gang~ gangs~ manhunt detective* crime~ crimes criminal*~ court~ prosecutor*~ trial~ verdict~
        lawsuit~ judge~ jury~ extradit* kremlin ukraine ukrainian* russia~ russian*~ gaza israel israeli*
        palestinian* hamas hezbollah iran iranian* iraq iraqi* syria syrian* afghanistan taliban yemen houthi* sudan
        kashmir kurdish taiwan beijing moscow kyiv tehran baghdad damascus pyongyang chechnya darfur myanmar
        rohingya pope vatican islamic_state al_qaeda nuclear afghan* islamic cleric* jerusalem kabul west_bank
        gaza_strip settlers~ sunni shia shiite* kurds militias convoy* checkpoint* roadside_bomb car_bomb
        suicide_bomb suicide_bomber death_sentence death_row war_crimes human_rights peacekeep* cease-fire airspace
        fighter_jet* defence_minister defense_minister defence_ministry defense_ministry pentagon~ general_assembly
        foreign_affairs state_department separatist* rebellion mosque* church~ priest* bishop* storm* rainfall
        aftershock* tornado* blaze firefighter* stampede sinking ferry shipwreck* missing~ body_found fatal*
        fatalit* injuring collision collided robbery robbed burglar* theft~ fraud~ rape raped sexual_assault molest*
        abuse~ accused~ guilty~ bail sheriff cops~ custody hunger_strike pakistan* turkish~ korea~ korean~ arab*
        muslim* violence~ weapon* uranium enrichment atomic withdraw* clash clashes clashed deadly fighters fighting
        explosives civilians helicopter*~ province~ provincial shrine* hostages islamabad jakarta ankara nairobi
        khartoum tripoli caracas havana kandahar iaea warlord* militaries frontlines power_outage~ tribunal*
        dissident* detention~ overthrow* ousted~ repatriat* deport* displaced tehran's un's
    """,
    "politics": """
        election* electoral elected elect elector* vote votes voted~ voter* voting ballot* poll~ polls polling
        campaign*~ candidate* candidacy primary primaries caucus referendum constituenc* parliament* mp mps senate
        senator* congress~ congressman congresswoman congressional lawmaker* legislat* bill~ bills~ politic*
        politician* policy~ policies government~ governments~ ministerial minister ministers prime_minister cabinet
        chancellor whitehall westminster downing_street white_house commons lords peers backbench* speaker~
        opposition coalition party parties party_leader labour tory tories conservative conservatives lib_dem
        lib_dems liberal_democrats ukip democrat* republican* gop partisan* bipartisan left_wing right_wing
        far_right manifesto governor*~ mayor* president~ presidential presidency inaugurat* administration~ impeach*
        veto* filibuster reform~ reforms~ constitution* supreme_court attorney_general home_secretary home_office
        foreign_secretary civil_servant* civil_liberties devolution brexit eurosceptic* spin_doctor* pledge*~
        pledged~ id_cards council_tax immigration welfare~ pensioners whip whips deputy_leader resign*~ reshuffle
        minority_government majority~ blair blair's brown brown's kilroy-silk trump trump's biden biden's obama
        clinton putin merkel macron campaigners legislation amendment* lobbying lobbyist* policymaker* statecraft
        shadow~ dems lib liberal conservative_party labour_party green_party constituent* swing_voters
        approval_rating white_paper queen's_speech prime_minister's home_affairs devolved assembly~ holyrood
        stormont sinn_fein dup snp plaid_cymru starmer sunak truss johnson~ cameron thatcher farage harris~ pelosi
        mcconnell sanders warren~ desantis newsom modi bjp trudeau albanese ardern imran_khan zuma ramaphosa buhari
        tinubu ruto duterte marcos~ bolsonaro lula midterm* redistrict* gerrymander* swing_state* electoral_college
        running_mate poll_tax tax_cuts public_spending lawmakers ballot_box inquiry~ ombudsman whistleblower*
        scandal~ corruption~ ministry~ electorate ballots runoff incumbent* poll_results cross-party parliamentary
        legislature* statehouse
    """,
    "business": """
        economy economic economies economist* economics gdp inflation* recession* growth deficit* surplus budget*~
        unemployment jobless payroll* wage wages salary~ trade~ trading trader* traders export* importer* imports
        tariff* tax~ taxes~ bank banks banking banker* central_bank federal_reserve fed~ interest_rate
        interest_rates mortgage* lender* loan* lending debt debts credit~ bond~ bonds~ yield* stock stocks share~
        shares shareholder* investor* invest*~ equity equities dividend* market~ markets stock_market wall_street
        dow nasdaq ftse nikkei index~ indices dollar euro yen pound~ sterling currency currencies forex bitcoin
        profit* profits earnings revenue* sales~ turnover quarterly quarter~ fiscal firm~ firms~ company~ companies~
        corporate corporation*~ business~ businesses~ ceo chief_executive chairman~ executive~ executives~ merger*
        acquisition* takeover* acquire* bid~ buyout ipo startup* venture_capital private_equity hedge_fund fund~
        funds~ insurer* insurance bankrupt* insolven* creditor* audit*~ accounting restructur* layoff* job_cuts
        redundanc* retailer* retail supermarket* consumer*~ consumers~ spending~ prices price~ oil crude barrel opec
        gas_prices commodity commodities gold~ steel~ mining airline* airlines aircraft boeing airbus carmaker*
        automaker* manufactur* factory~ factories production~ industry~ industrial supplier*~ supply_chain logistics
        shipping~ property_market housing_market house_prices real_estate pension pensions union~ unions~ stake
        stakes analyst* forecast*~ billion~ bn~ antitrust monopoly regulator* franchise* imf world_bank wto
        warehouse* wholesale yukos shareholding exchange securities third-quarter second-quarter first-quarter
        fourth-quarter sec~ outlook~ assets output~ euros plc subsidiary goods~ motors~ airways state-owned hedge
        slowdown gains~ estimates~ *bn~ citigroup goldman jpmorgan walmart wal-mart general_motors ford~ toyota
        exxon shell~ bp~ gazprom unilever nestle pfizer~ glaxosmithkline~ treasuries treasury~ bullish bearish
        rally~ selloff sell-off bourse* upgraded~ downgrade* credit_rating ratings_agency current_account
        trade_deficit trade_war free_trade consumer_confidence inventor* durable_goods job_losses minimum_wage
        strike~ walkout~ airline_industry low-cost~ cfo outsourc* conglomerate* turnaround~ write-down* writedown*
        lawsuit~ capital~ petrol_prices cost_of electricity~ power_plant~
    """,
    "technology": """
        technology technologies tech software hardware computer* computing pc pcs laptop* desktop* tablet*
        smartphone* phone phones mobile mobiles mobile_phone mobile_phones handset* android iphone* ipad* ios apple~
        google microsoft windows linux open_source facebook twitter instagram tiktok youtube whatsapp amazon~
        internet online web website* websites browser* search_engine* blog* blogger* broadband wireless wi-fi wifi
        bluetooth 5g 3g network~ networks server servers cloud_computing data~ database* download* downloads upload*
        streaming stream file-sharing peer-to-peer piracy pirate* hacker* hack hacked hacking malware virus~ viruses
        spyware spam phishing cyber* ransomware encryption encrypted password* security_firm user users app~ apps
        application~ applications~ digital device devices gadget* chip chips chipmaker* semiconductor* processor*
        intel amd nvidia robot* robotics drone~ drones~ artificial_intelligence ai machine_learning chatbot* chatgpt
        openai algorithm* automation virtual~ virtual_reality augmented_reality metaverse blockchain crypto
        cryptocurrenc* gamer* gaming games~ video_game* console* xbox playstation nintendo sony~ ps2 psp gameplay
        developers developer~ programmers programming code~ coding e-mail email emails sms text_messages camera*~
        cameras~ megapixel* mp3 ipod* itunes dvd~ dvds hdtv high-definition screens~ display~ displays~ electronics
        silicon_valley tesla electric_car* self-driving autonomous patent patents samsung huawei xiaomi nokia
        motorola ibm interface* multimedia telecoms voip skype portable images~ machine~ theft~ handheld messages~
        storage malicious os~ hi-tech anti-virus antivirus ebay cisco dell hp~ supercomputer* open-source beta
        operating_system tool~ tools~ systems~ firmware chipset usb gpu cpu gigabyte* megabyte* pixel* oled firefox
        chrome mozilla adobe oracle~ sap~ spotify~ snapchat reddit telegram~ wikipedia router* modem*
        voice_recognition facial_recognition biometric* rfid gps sat-nav saas startup~ tech_giant social_media
        social_network world_wide text_message mobile_network file_sharing data_breach privacy~ memory upgrade* xp
        erp crm networking gartner toshiba lenovo disk disks drives~ battery~ batteries spammer* verizon~ patch*
        bugs~ vulnerabilit* exploit* prototype* lcd search_tool search_engines toolbar broadband's internet's
        webcam* headset* wearable* smartwatch* quantum_computer quantum_computing data_center data_centre
        data_centers data_centres
    """,
    "science": """
        science scientist* scientific researcher* research~ study studies~ physic*~ physicist* chemist* chemistry
        biolog* biologist* genetic* genome* dna gene genes species evolution* fossil* dinosaur* archaeolog*
        paleontolog* excavat* prehistoric ancient~ mammal* bird~ birds~ insect* whale* shark* ape apes primate*
        wildlife biodiversity conservation* endangered extinct* habitat* ecosystem* ecolog* rainforest*
        deforestation coral* ocean*~ oceans marine antarctic* arctic glacier* ice_sheet climate climate_change
        global_warming carbon emissions greenhouse co2 fossil_fuel* renewable* solar environment*~ environmental~
        pollution~ pollutants plastic_waste weather~ meteorolog* temperature*~ heatwave* drought* el_nino space
        spacecraft nasa esa astronaut* cosmonaut* rocket~ rockets~ satellite* orbit* orbiter moon~ lunar mars~
        martian jupiter saturn titan venus planet* planetary asteroid* comet* meteor* galaxy galaxies telescope*
        hubble astronom* astrophysic* universe cosmic black_hole supernova spacex probe~ lander~ rover particle*~
        quantum neutrino* cern collider laboratory~ laboratories experiment* neuroscien* brain~ neurons microscop*
        bacteria nobel_prize peer-reviewed seismolog* geolog* atmosphere~ ozone stem_cell* clone* cloning
        scientists_have researchers_at journal_nature discovery~ discovered~ mission_to space_station space_shuttle
        space_agency launch_pad spacewalk* soyuz exoplanet* constellation eclipse* solar_system dark_matter big_bang
        gravitational light_years stone_age bronze_age iron_age neanderthal* mummy pharaoh* tomb~ roman~ skeleton*
        skull~ bones~ mammoth* reptile* amphibian* frog* turtle* elephant* tiger*~ lion~ rhino* gorilla* chimpanzee*
        wolf wolves bees pollinat* fungi fungus plankton coral_reef reforest* national_park~ net_zero sea_level
        greenhouse_gas carbon_dioxide wind_farm wind_power renewable_energy kyoto_protocol cop26 cop27 ipcc seismic
        tectonic magma mathematic* mathematician* nanotech* superconduct* fusion~ dna_test stem_cell gene_editing
        crispr embryo*~ rainfall~ snowfall~ forecast*~ storm~ flood*~ zoologist* botan* marine_life natural_history
        polar sediment* geneticist* lab~ mars_rover hominin* hominid* migration~ spawning predator* prey~
        observatory stargaz*
    """,
    "health": """
        health~ healthcare hospital*~ doctor*~ doctors~ nurse* nurses patient~ patients~ physician* surgeon*
        surgery~ surgical medic* medical~ medicine*~ medicines drug~ drugs~ pharmaceutical* pharmac* vaccine*
        vaccin* immuni* jab jabs coronavirus covid covid-19 pandemic epidemic outbreak* infect*~ infection* flu
        influenza bird_flu ebola malaria measles cholera tuberculosis hiv aids mers sars zika mpox disease* illness*
        symptom* diagnos* treatment*~ therap* clinical_trial* cancer* tumour* tumor* chemotherap* leukaemia leukemia
        diabet* obes* heart_disease heart_attack* cardiac stroke~ strokes blood_pressure cholesterol alzheimer*
        dementia parkinson* autism asthma allerg* arthritis depression~ anxiety mental_health psychiatr* suicide~
        addict* opioid* overdose* smoking smoker* tobacco vaping alcohol~ nutrition* diet diets dietary calorie*
        vitamin* pregnan* maternity midwi* fertility ivf abortion* miscarriage* birth~ infant* nhs world_health
        public_health wellbeing transplant* organ_donor* dental dentist* ward~ wards~ a&e gp gps paramedic*
        ambulance* quarantin* lockdown* antibiotic* antibod* immune variant~ omicron hepatitis coronavirus_vaccine
        breast_cancer lung_cancer prostate clinical trials~ painkiller* ibuprofen paracetamol statin* insulin
        hormone* menopaus* mental_illness eating_disorder bipolar schizophreni* adhd care_home* care_homes hospice*
        sepsis superbug* mrsa norovirus salmonella e_coli food_poisoning listeria legionnaires rabies dengue
        mosquito* sore_throat headache* migraine* back_pain skin_cancer side_effects patients_with fda cdc nih
        drugmaker* moderna biontech astrazeneca booster* hospitali* icu ventilator* social_distancing face_mask*
        face_masks infected contact_tracing test_positive nutritionist* paediatric* pediatric* oncolog* cardiolog*
        neurolog* virus_outbreak sick~ sickness bloodstream ulcer* kidney* liver lungs lung~ obesity_rates sleep~
        insomnia wellness_clinic
    """,
    "entertainment": """
        film films movie* movies cinema* box_office hollywood bollywood actor actors actress* director~ directed~
        screenplay screenwriter* sequel* premiere* trailer oscar* academy_award* golden_globe* bafta* emmy* grammy*
        brit_awards award awards nominat* nominee* best_actor best_actress best_film festival* cannes sundance
        album* single~ singles~ song songs singer* songwriter* musician* music musical* band bands~ rock_band
        rapper* rap~ hip-hop pop pop_star concert* gig gigs tour~ chart~ charts guitar* drummer* orchestra* opera
        operas symphony conductor composer* ballet danc* dancer* theatre theater* stage~ broadway west_end
        playwright* drama dramas comedy comedian* comic comics sitcom* soap~ tv~ television~ bbc_one itv channel_4
        netflix hbo disney disney+ marvel star_wars episode* series~ season_finale viewers audience~ audiences~
        ratings reality_tv x_factor presenter~ broadcaster novel* novelist* author*~ book~ books~ bestsell*
        publisher* literary poet* poetry art~ artist* arts painting* painter* sculpt* exhibition* museum* galler*
        auction~ celebrit* star~ stars starring starred fans~ fame kardashian* beyonce rihanna madonna jackson
        beatles elvis u2 eminem swift potter spielberg scorsese dicaprio eastwood clooney anime cartoon* animat*
        culture~ cultural~ entertainment~ showbiz jazz dj cast~ role~ script~ character~ academy~ perform*~ gamer*~
        gaming~ video_game video_games playstation~ xbox~ nintendo~ k-pop bts teaser~ trailers biopic rom-com
        thriller* filmmaker* cinematograph* box-office blockbuster* soundtrack* lyric* billboard~ number_one~
        boyband girlband ballad* rock_star reunion_tour theatrical choreograph* opening_night standup stand-up
        sketch~ satire* talk_show chat_show game_show soap_opera eastenders coronation_street dr_who doctor_who
        simpsons harry_potter star_trek lord_of batman superman spider-man bond~ idol~ miss_universe photographer*
        photography~ manuscript* pulitzer booker_prize turner_prize memoir* fiction heroine~ villain~ tollywood
        paparazzi red_carpet box-set* filming~ casting~ screening* festivalgoers headliner* headlin*~ showrunner*
        superhero* musicals vinyl~ remix* singer-songwriter* storyline* spin-off* reboot~
    """,
    "sports": """
        sport sports football* footballer* soccer rugby cricket* tennis golf* golfer* basketball baseball hockey
        boxing boxer* athlete* athletics marathon* sprint* sprinter hurdles olympic* olympics paralympic* medal*
        gold_medal championship* champion champions title_race league premier_league champions_league bundesliga
        la_liga serie_a fa_cup world_cup euro_2020 uefa fifa cup cups~ trophy tournament* qualif* quarter-final*
        semi-final* semifinal* quarterfinal* final~ finals~ play-off* playoff* playoffs match matches fixture*
        kick-off half-time win wins~ winner~ beat~ beaten defeat*~ defeated victory victories~ draw~ lose~ loses~
        losing~ goal goals goalkeeper* striker* midfield* defender* winger penalty~ penalties offside header~
        referee* coach coaches coaching manager~ squad team~ teams~ teammate* captain skipper injury injured~
        hamstring knee~ ankle substitut* transfer~ transfer_window season stadium pitch~ fans~ supporters~ club~
        clubs~ arsenal chelsea liverpool manchester_united man_utd tottenham everton newcastle real_madrid barcelona
        juventus bayern ac_milan inter celtic rangers nfl nba mlb nhl super_bowl touchdown* quarterback* homer*
        inning* pitcher* yankees lakers wimbledon grand_slam us_open french_open australian_open masters set~ sets~
        seed seeded break_point federer nadal djokovic williams henman roddick batsman batting bowler* wicket*
        innings ashes test_match six_nations scrum* fly-half try~ tries lions all_blacks formula_one formula_1 f1
        grand_prix ferrari racing~ race~ races~ driver nascar jockey* cyclist* cycling tour_de peloton swimmer*
        swimming gymnast* skier* skiing ski wrestl* ufc mma heavyweight bout~ doping steroid* iaaf world_record
        indoor relay 100m 200m 400m mourinho ferguson wenger messi ronaldo playing~ played~ player players scored
        score~ scoring scorer points~ unbeaten comeback~ coach_of rematch side~ premiership slam yards silver~
        friendly~ flanker full-back bowl ranked second-half first-half opener braves patriots cardinals sox red_sox
        mets cubs dodgers giants~ cowboys packers steelers eagles knicks celtics bulls warriors~ heat~ nuggets
        raptors maple_leafs canucks three-run two-run home_run rbi walk-off lineup bullpen rookie draft_pick ncaa
        atp wta pga lpga cfl mls afl nrl a-league linebacker* lineman receiver* running_back tackle~ interception*
        overtime shutout hat-trick slalom biathlon curling speedskat* rower* rowing fencing judo taekwondo badminton
        volleyball handball triathlon heptathlon decathlon javelin* equestrian regatta clean_sheet own_goal
        free_kick yellow_card red_card knockout~ underdog* rout routed thrash* trounce* edged cruised~ clinch*
        rallied~ standings conference_finals wild_card semis group_stage round_of qualifying~ preseason offseason
        defensive~ postseason rivalry athletic~ matchup* lockout~ coached shootout singles_title doubles~
        wide_receiver tailback* cornerback* bronze_medal silver_medal medallist* medalist* winless broncos dolphins~
        orioles mariners astros expos phillies marlins padres rockies pirates~ twins~ cleveland_browns cavaliers
        pistons pacers hornets bucks~ timberwolves clippers blazers bruins flyers sabres oilers flames~ penguins~
        canadiens wnba mlb's nfl's f1's motogp superbike* cyclocross snooker darts squash~ bowls~ netball lacrosse
        polo~ sumo halfback* scrum-half fullback*
    """,
    "lifestyle": """
        lifestyle recipe* cook cooking cookbook* chef* restaurant* dish~ dishes~ delicious baking bake cake*
        kitchen~ cuisine flavour* flavor* ingredient* sauce garlic wine*~ beer*~ cocktail* coffee~ cafe* foodie*
        dining travel*~ traveller* tourist*~ tourism~ holiday*~ holidaymaker* vacation*~ destination*~ hotel*~
        resort*~ cruise~ beach*~ hiking camping itinerary sightseeing backpack* fashion designer* catwalk runway
        vogue dress~ dresses outfit* wardrobe stylish trend~ trends~ trendy beauty makeup make-up skincare perfume*
        hairstyle* jewell* wedding* bride* dating relationship*~ marriage~ couple*~ parenting parents~ mum mums
        toddler* kids~ family~ garden*~ gardening gardener* plants~ flowers~ interior* decor diy furniture homeware
        home_improvement pets dog~ dogs~ cat~ cats~ puppy horoscope* zodiac astrology yoga fitness workout* gym
        self-care mindfulness hobby hobbies crossword* royal* prince~ princess~ duchess duke~ royal_family motoring
        suv hatchback road_test luxury gift*~ christmas~ easter~ valentine's tips~ leisure bake_off foodies vegan*
        vegetarian* snack* chocolate* barbecue* brunch breakfast~ dinner~ lunch~ menu~ michelin spa~ honeymoon*
        bridal groom~ engagement_ring baby_shower newborn~ teen~ parenthood nursery~ wedding_dress street_style
        sneakers handbag* denim fashionista* fashion_week collection~ tattoo* manicure skin_care hair_care
        weight_loss pilates meditation~ minimalis* declutter* bathroom bedroom* living_room home_decor renovat*
        airbnb staycation road_trip city_break weekend~ campsite* festival_fashion thanksgiving halloween
        mother's_day valentine~ diwali ramadan~ eid~ kate_middleton meghan prince_harry prince_william queen~ king~
        hybrid~ sedan* convertible* test_drive mpg horsepower
    """,
}
