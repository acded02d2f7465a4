"""Portuguese words that tell a subject."""

WORDS = {
    "world": """
        guerra* trégua cessar-fogo bombard* míssil mísseis drone*~ tropas soldado* exército militar* milícia*
        rebelde* terroris* jihad* refém reféns bomba* atentado* explos* ataque*~ mortos mortes morto~ feridos
        vítima* massacre* chacina invasão ocupação~ sanções diplom* embaix* cúpula otan nato onu nações_unidas
        refugiad* migrante* imigrante* asilo humanitári* fome~ terremoto* sismo* tsunami furacão tufão ciclone
        inundaç* enchente* deslizament* incêndio* vulcão erupção evacua* resgat* tragédia* acidente* descarril*
        naufrág* golpe_de tumulto* protesto*~ manifestante* manifestaç* polícia* policia* pm preso presos prisão
        detid* assassin* homicíd* crime* criminos* esfaque* tiroteio* tiros sequestr* tráfico* traficante* droga*
        facção milicianos investigaç*~ delegado* procurador* promotor* juiz* julgament* tribunal*~ condenad* cadeia
        cpi~ ucrâni* ucranian* rússia russ* israel* gaza palestin* hamas hezbollah irã irão iranian* síri* iraqu*
        afeg* talib* taiwan kremlin putin zelensky papa~ vaticano fronteira*
    """,
    "politics": """
        eleiç* eleitor* voto* votaç* urna* candidat* campanha~ partido~ pt psdb mdb pl psol bolsonar* lula dilma
        temer haddad alckmin marçal ciro doria governo*~ governador* prefeit* parlament* congresso* câmara~ senado*
        senador* deputad* ministr*~ ministério* planalto presidente~ presidencial* presidência lei leis~ projeto_de
        pec medida_provisória reforma* constitui* referendo polític* stf tse coligação coalizão oposição impeachment
        esquerda*~ direita*~ vereador* psd ps~ chega~ montenegro costa~ marcelo autárquicas legislativas trump biden
        demócrata* democrata* republican* demissão
    """,
    "business": """
        econom* empresa* empresári* companhia* inflação recessão pib crescimento~ banco* bancári* selic juros
        crédito* dívida* bolsa* ibovespa ações~ acionista* invest* mercado*~ lucro* prejuízo* receita~ receitas
        vendas~ trimestre* fusão aquisição falência demiss* emprego* desemprego sindicat* greve* salári* exporta*
        importa*~ tarifa* comércio* comercia* indústria* industrial* fábrica* montadora* petrobras petróleo opep
        gasolina combustíve* energia~ preço* dólar* euro~ euros~ real~ reais~ imposto* tribut* orçament* bilh*
        milhões~ imóve* imobili* aluguel fgts inss aposentadoria* fmi financ* consum* varejo vale~ embraer
        agronegócio soja
    """,
    "technology": """
        tecnolog* tecnológic* software hardware informátic* computador* notebook* celular* telemóve* smartphone*
        telefon* tablet* iphone android ios app apps aplicativo* aplicaç*~ internet web site~ sites~ redes_sociais
        google apple microsoft windows facebook meta whatsapp instagram tiktok twitter youtube hacker* ciber* senha*
        privacidade dados~ inteligência_artificial ia chatgpt openai algoritmo* robô* robótica chip* semiconduct*
        processador* digita* nuvem streaming videogame* videojog* jogos_eletrônicos console* playstation xbox
        nintendo gaming gamer* 5g wifi wi-fi usuário*~ utilizador* dispositivo* tela~ câmera*~ bateria*~ tesla
        cripto* bitcoin blockchain desenvolvedor* samsung xiaomi huawei
    """,
    "science": """
        cient* ciência* pesquisador* investigador*~ pesquisa~ estudo~ físic*~ químic* biolog* biólog* genétic* gene
        genes dna evolução~ fóssil fósseis dinossaur* arqueolog* arqueólog* escavaç* pré-histór* espécie*
        biodiversidade ecossistem* climátic* clima~ aquecimento_global emissões co2 estufa poluição ambient*
        renováve* desmatament* amazônia oceano* geleira* antártida ártico seca~ temperatura* meteorol* previsão_do
        espacia* espaço~ nasa esa astronauta* foguete* satélite* lua lunar marte planeta* asteroide* cometa*
        galáxia* telescópi* astrônom* astrónom* astronom* universo buraco_negro quântic* partícula* laboratóri*~
        experiment* nobel neuro* baleia* animais~
    """,
    "health": """
        saúde* sanitári* hospita* médic* doutor* enfermeir* paciente* medicina* medicament* remédio* farmac* farmác*
        vacin* coronavírus covid* pandemia* epidemia* surto* contágio* vírus~ infecç* infetad* gripe dengue zika
        ebola varíola doença* doente* sintoma* diagnóstic* tratament* terapia* câncer cancro tumor* diabet* infarto*
        cardía* cardio* avc hipertensão colesterol demência alzheimer depressão ansiedade mental* psiquiatr*
        psicólog* tabag* obesidade nutri* dieta* vitamina* gravidez grávida* parto* aborto* oms cirurg* transplant*
        uti quarentena sus~ anvisa butantan fiocruz alergi*
    """,
    "entertainment": """
        filme* cinema* cineasta* diretor~ ator atores atriz atrizes hollywood oscar* festival* estreia*~ série~
        séries~ netflix televis* tv~ globo~ novela* bbb reality apresentador* música* músico* musical* cantor*
        cantora* canção canções álbum* show~ shows turnê banda~ rock pop funk samba sertanej* grammy ópera
        orquestra* compositor* teatr* dança* balé museu* exposiç* galeria* arte artes artista* pintor* pintura*
        escult* livro* romance* escritor* autor~ autora~ literári* literatura poet* poesia cultura* cultural* famos*
        celebridade* humorista* carnaval anitta
    """,
    "sports": """
        esport* desport* futebol* futebolista* brasileirão libertadores liga~ champions eurocopa copa~ mundial~ uefa
        fifa cbf conmebol gol gols golo golos goleiro* guarda-redes atacante* avançado* meia~ zagueiro* lateral~
        pênalti* penálti* árbitro* técnico~ treinador* jogador* time~ equipe~ equipa~ seleção* clube* flamengo
        palmeiras corinthians santos~ fluminense vasco grêmio cruzeiro benfica sporting porto~ neymar messi ronaldo
        jogo~ partida~ vitória*~ derrota* empate* vence~ venceu~ ganha~ final~ semifinal* quartas_de torneio*
        campeão campeã campeões campeonato* título~ medalha* ouro~ olímpic* olimpíada* paralímpic* jogos_olímpicos
        tênis ténis tenista* basquete* basquetebol nba vôlei* voleibol boxe* fórmula piloto* hamilton verstappen
        corrida~ motogp ciclis* atletismo natação nadador* ginast* ginástica rebeca golfe judô judo* surfe* skate*
        rayssa handebol andebol remo~ vela~ estádio* torcida* torcedor* temporada~ doping recorde~ maratona
        tóquio_2020
    """,
    "lifestyle": """
        receita_de culinári* cozinha* chef* restaurante* gastronom* comida* prato~ pratos vinho* cerveja* café~
        sobremesa* viage* viaja* turis* férias hotel* hotéis praia* cruzeiro* trilha* moda* estilista* vestido*
        look~ looks beleza maquiagem cabelo* perfume* casamento* casal* namor* relacionament* pais~ filho*~ bebê*
        família*~ jardim* plantas~ decoraç* móveis~ casa~ cachorr* cães gato gatos horóscopo* signo* yoga fitness
        bem-estar academia~ príncipe* princesa* rainha~ rei~ carro* natal dicas lazer
    """,
}
