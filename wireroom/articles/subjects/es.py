"""Spanish words that tell a subject."""

WORDS = {
    "world": """
        guerra* tregua cese_el alto_el bombardeo* misil* dron~ drones~ tropas soldado* ejército* militar* milicia*
        guerrill* rebelde* terroris* yihadis* rehén rehenes bomba* atentado* explosi* ataque*~ muertos muertes
        heridos fallecid* víctima* matanza masacre* invasión ocupación sanciones diplom* embajad* cumbre canciller~
        otan onu naciones_unidas consejo_de refugiad* migrante* migrator* asilo humanitari* hambruna terremoto*
        sismo* temblor* tsunami* huracán* tifón inundaci* deslizamiento incendio* volcán* erupción evacua* rescate*
        catástrofe* tragedia* accidente* choque~ descarril* golpe_de disturbios protesta*~ manifestante*
        manifestaci* polic* deteni* arrest* asesin* homicid* crimen* criminal* apuñal* tiroteo* disparo* secuestr*
        narco* cartel* cártel* droga* pandill* fiscal~ fiscalía juez*~ juicio*~ tribunal*~ sentencia* cárcel prisión
        condena* ucrani* rusi* israel* gaza palestin* hamás hezbolá irán iraní* siria* irak* afgan* talib* taiwán
        corea kremlin putin zelenski papa~ vaticano frontera* libia egipto gadafi mubarak
    """,
    "politics": """
        elecci* elector* votaci* votante* votos~ voto urnas candidat* campaña~ partido~ psoe pp vox podemos sumar
        pri pan morena ciudadanos~ coalición oposición gobierno*~ parlament* congreso* senado* senador* diputad*
        ministr*~ ministerio* presidente~ presidenta presidencial* alcalde* alcaldesa gobernador* gobernadora ley
        leyes~ proyecto_de reforma* constituci* referéndum consulta_popular polític* moncloa sánchez feijóo abascal
        ayuso rajoy lópez_obrador sheinbaum milei kirchner macri maduro lula bolsonaro petro boric castillo fujimori
        trump biden dimisión dimite investidura legislativ* legislador* demócrata* republican* izquierda* derecha*~
        ultraderecha independent* puigdemont comicios sufragio corrupción gabinete
    """,
    "business": """
        econom* empresa* empresari* compañía*~ inflación recesión pib banco* banca* bancari* bbva santander~
        caixabank tipos_de interés~ crédito* deuda* bono* bolsa bolsas ibex acciones~ accionista* inversi* inversor*
        inverti* mercado*~ beneficio* ganancias pérdidas~ ingresos ventas~ facturación trimestre* fusión adquisición
        opa quiebra despidos ere empleo* desempleo paro~ sindicato* huelga* salari* sueldo* export* import*~
        arancel* comercio* comercial* industria* fábrica* automotriz petróleo* opep barril gasolina energétic*
        eléctric*~ precios* dólar* euro~ euros~ peso~ pesos divisa* moneda* impuesto* fiscal* hacienda presupuesto*
        millones~ turismo~ vivienda* inmobiliari* hipoteca* alquiler* pensiones fmi financ* consumo~ consumidor*
        repsol telefónica inditex iberdrola airbus aerolínea*
    """,
    "technology": """
        tecnolog* tecnológic* software hardware informátic* ordenador* computador* portátil* móvil* celular*
        smartphone* teléfono* tableta* iphone android ios app apps aplicaci*~ internet red_social redes_sociales web
        páginas~ google apple microsoft windows facebook meta whatsapp instagram tiktok twitter youtube hacker*
        ciber* virus_informático contraseña* privacidad inteligencia_artificial ia chatgpt openai algoritmo* robot*
        robótica chip* semiconductor* procesador* digital* nube streaming videojuego* consola* playstation xbox
        nintendo gaming gamer* 5g fibra_óptica wifi usuario*~ dispositivo* pantalla*~ cámara*~ batería*~
        coche_eléctrico tesla criptomoneda* bitcoin blockchain desarrollador* programa*~ datos~ samsung xiaomi
        huawei
    """,
    "science": """
        cient* ciencia* investigador* investigación~ investigaciones~ estudio~ físic*~ quími* biolog* biólog*
        genétic* gen genes adn evolución~ fósil* dinosaurio* arqueolog* arqueólog* excavaci* prehistóri* especie*
        biodiversidad ecosistem* climátic* clima~ calentamiento_global emisiones co2 invernadero contaminación
        ambiental* medio_ambiente medioambient* renovable* deforest* océano* glaciar* antártid* ártico sequía*
        ola_de temperatura* meteorol* espacial* espacio~ nasa esa astronauta* cohete* satélite* luna lunar marte
        planeta* asteroide* cometa* galaxia* telescopio* astrónom* astronom* universo agujero_negro cuántic*
        partícula* laboratorio*~ experimento* nobel neuro* ballena* aves~ animales~
    """,
    "health": """
        salud* sanitari* sanidad hospital* médic* doctor*~ enfermer* paciente* medicina* medicament* fármaco*
        farmac* vacun* coronavirus covid* pandemia* epidemia* brote* contagi* virus~ infecci* gripe dengue zika
        ébola viruela enfermedad* síntoma* diagnóstic* tratamiento* terapia* cáncer* tumor* diabet* infarto* cardí*
        cardio* ictus hipertensión colesterol demencia alzheimer depresión ansiedad mental* psiquiatr* psicólog*
        adicci* tabaco obesidad nutrici* dieta* vitamina* embaraz* parto* aborto* oms cirugía* cirujan* trasplant*
        uci cuarentena confinamiento cuidados alergia*
    """,
    "entertainment": """
        película* cine* cineasta* filme* director~ directora~ actor* actriz actrices hollywood óscar oscar goya
        goyas cannes festival* estreno* estrena* serie~ series~ netflix televisión televisiv* telenovela*
        programa_de presentador* música* músico* musical* cantante* canción canciones álbum* disco~ concierto* gira~
        banda~ rock pop reguetón reggaeton grammy ópera orquesta* compositor* teatr* danza* ballet museo*
        exposición* galería* arte artes artista* pintor* pintura* escult* libro* novela* escritor* autor~ autora~
        literari* literatura poet* poesía cultura* cultural* famos* celebridad* farándula shakira rosalía actuaci*
        humorista* cómic
    """,
    "sports": """
        deport* fútbol* futbol* futbolista* liga~ laliga champions eurocopa mundial~ copa~ uefa fifa conmebol gol
        goles goleada golea portero* delantero* centrocampista* mediocampista* defensa~ penalti* penal~ árbitro*
        entrenador* técnico~ director_técnico jugador* equipo~ selección selecciones~ club~ barça madrid~
        real_madrid barcelona~ atlético boca river messi ronaldo partido_de victoria~ derrota* empate* gana~ ganó~
        vence~ venció final~ semifinal* cuartos_de torneo* campeón* campeona* campeonato* título~ medalla* olímpic*
        olimpi* juegos_olímpicos paralímpic* tenis* tenista* nadal alcaraz djokovic roland wimbledon baloncesto*
        básquet* basket* nba béisbol* boxeo* boxeador* fórmula piloto* verstappen alonso carrera~ motogp ciclis*
        tour~ vuelta_a atletismo natación nadador* gimnasta* golf* rugby voleibol hockey estadio* hinchas afición
        fichaje* temporada~ doping dopaje récord~ tokio_2020 maratón doncic gasol seleccionador* regatas vela~
        halterofilia judo taekwondo esgrima remo~ remero* piragüis* clavad*
    """,
    "lifestyle": """
        receta* cocina* chef* restaurante* gastronom* comida* plato~ platos vino* cerveza café postre* viaj*
        turístic* turista* vacaciones hotel* playa* destino~ crucero* senderismo moda* diseñador* vestido* pasarela
        estilo~ belleza maquillaje peinado* perfume* boda* pareja* matrimonio* relación_de padres~ hijos~ bebé*
        familia*~ jardín* plantas~ decoraci* muebles mascota* perro* gato* horóscopo* zodiaco yoga fitness bienestar
        ejercicio~ gimnasio realeza príncipe* princesa* reina~ rey~ leticia letizia coche* navidad consejos~ trucos
        ocio
    """,
}
