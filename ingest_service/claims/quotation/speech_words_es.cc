// The words of speech of Spanish.
#include "ingest_service/claims/quotation/speech_table.h"

namespace hearsay::claims {
namespace {

constexpr v1::ClaimType kStatement = v1::CLAIM_TYPE_STATEMENT;
constexpr v1::ClaimType kBelief = v1::CLAIM_TYPE_BELIEF;
constexpr v1::ClaimType kAssessment = v1::CLAIM_TYPE_ASSESSMENT;
constexpr v1::ClaimType kDenial = v1::CLAIM_TYPE_DENIAL;
constexpr v1::ClaimType kAnnouncement = v1::CLAIM_TYPE_ANNOUNCEMENT;
constexpr v1::ClaimType kIntent = v1::CLAIM_TYPE_INTENT;

constexpr SpeechVerbRow kVerbs[] = {
    {"decir", kStatement, "dice dicen decía decían dijo dijeron", "dicho",
     "diciendo"},
    {"afirmar", kStatement, "afirma afirman afirmaba afirmó afirmaron",
     "afirmado", "afirmando"},
    {"asegurar", kStatement, "asegura aseguran aseguraba aseguró aseguraron",
     "asegurado", "asegurando"},
    {"declarar", kStatement, "declara declaran declaró declararon", "declarado",
     "declarando"},
    {"explicar", kStatement, "explica explican explicaba explicó explicaron",
     "explicado", "explicando"},
    {"señalar", kStatement, "señala señalan señalaba señaló señalaron",
     "señalado", "señalando"},
    {"indicar", kStatement, "indica indican indicaba indicó indicaron",
     "indicado", "indicando"},
    {"añadir", kStatement, "añade añaden añadía añadió añadieron", "añadido",
     "añadiendo"},
    {"agregar", kStatement, "agrega agregan agregó agregaron", "agregado",
     "agregando"},
    {"manifestar", kStatement, "manifiesta manifiestan manifestó manifestaron",
     "manifestado", "manifestando"},
    {"sostener", kStatement, "sostiene sostienen sostenía sostuvo sostuvieron",
     "sostenido", ""},
    {"subrayar", kStatement, "subraya subrayan subrayó subrayaron", "subrayado",
     "subrayando"},
    {"destacar", kStatement, "destaca destacan destacaba destacó destacaron",
     "destacado", "destacando"},
    {"recordar", kStatement, "recuerda recuerdan recordaba recordó recordaron",
     "recordado", "recordando"},
    {"insistir", kStatement, "insiste insisten insistió insistieron",
     "insistido", ""},
    {"reiterar", kStatement, "reitera reiteran reiteró reiteraron", "reiterado",
     "reiterando"},
    {"confirmar", kStatement, "confirma confirman confirmó confirmaron",
     "confirmado", "confirmando"},
    {"reconocer", kStatement, "reconoce reconocen reconoció reconocieron",
     "reconocido", "reconociendo"},
    {"admitir", kStatement, "admite admiten admitió admitieron", "admitido",
     "admitiendo"},
    {"informar", kStatement, "informa informan informó informaron", "informado",
     "informando", "", kTakesAddress},
    {"revelar", kStatement, "revela revelan reveló revelaron", "revelado", ""},
    {"contar", kStatement, "cuenta cuentan contaba contó contaron", "contado",
     ""},
    {"relatar", kStatement, "relata relatan relató relataron", "relatado", ""},
    {"narrar", kStatement, "narra narran narró", "narrado", ""},
    {"comentar", kStatement, "comenta comentan comentaba comentó comentaron",
     "comentado", ""},
    {"apuntar", kStatement, "apunta apuntan apuntaba apuntó apuntaron",
     "apuntado", "apuntando"},
    {"precisar", kStatement, "precisa precisan precisó precisaron", "precisado",
     "precisando"},
    {"detallar", kStatement, "detalla detallan detalló detallaron", "detallado",
     ""},
    {"aclarar", kStatement, "aclara aclaran aclaró aclararon", "aclarado", ""},
    {"recalcar", kStatement, "recalca recalcan recalcó recalcaron", "recalcado",
     ""},
    {"remarcar", kStatement, "remarca remarcan remarcó remarcaron", "remarcado",
     ""},
    {"enfatizar", kStatement, "enfatiza enfatizan enfatizó", "enfatizado", ""},
    {"advertir", kStatement, "advierte advierten advirtió advirtieron",
     "advertido", "advirtiendo"},
    {"alertar", kStatement, "alerta alertan alertó alertaron", "alertado", "",
     "", kQuoteOnly},
    {"responder", kStatement, "responde responden respondió respondieron",
     "respondido", ""},
    {"contestar", kStatement, "contesta contestan contestó", "contestado", ""},
    {"replicar", kStatement, "replica replicó", "replicado", ""},
    {"escribir", kStatement, "escribe escriben escribió escribieron", "escrito",
     ""},
    {"publicar", kStatement, "publicó", "", "", "", kQuoteOnly},
    {"tuitear", kStatement, "tuitea tuiteó", "tuiteado", ""},
    {"expresar", kStatement, "expresa expresan expresó expresaron", "expresado",
     ""},
    {"argumentar", kStatement, "argumenta argumentan argumentó argumentaron",
     "argumentado", "argumentando"},
    {"alegar", kStatement, "alega alegan alegó alegaron", "alegado",
     "alegando"},
    {"lamentar", kStatement, "lamenta lamentan lamentó lamentaron", "lamentado",
     "lamentando"},
    {"criticar", kStatement, "critica critican criticó criticaron", "criticado",
     "", "", kQuoteOnly},
    {"denunciar", kStatement, "denuncia denuncian denunció denunciaron",
     "denunciado", ""},
    {"resumir", kStatement, "resume resumen resumió", "resumido", "", "",
     kQuoteOnly},
    {"concluir", kStatement, "concluye concluyen concluyó concluyeron",
     "concluido", ""},
    {"resaltar", kStatement, "resalta resaltan resaltó resaltaron", "resaltado",
     ""},
    {"puntualizar", kStatement, "puntualiza puntualizó", "puntualizado", ""},
    {"recomendar", kStatement, "recomienda recomendó recomendaron",
     "recomendado", "", "", kQuoteOnly},
    {"reflexionar", kStatement, "reflexiona reflexionó", "reflexionado", "", "",
     kQuoteOnly},
    {"complementar", kStatement, "complementó", "complementado", "", "",
     kQuoteOnly},
    {"zanjar", kStatement, "zanja zanjó", "zanjado", "", "", kQuoteOnly},
    {"proseguir", kStatement, "prosigue prosiguió", "proseguido", "", "",
     kQuoteOnly},
    {"continuar", kStatement, "continúa continuó", "", "", "", kQuoteOnly},
    {"preguntar", kStatement, "pregunta preguntan preguntó", "preguntado", "",
     "", kQuoteOnly},
    {"exclamar", kStatement, "exclama exclamó", "exclamado", "", "",
     kQuoteOnly},
    {"defender", kStatement, "defiende defienden defendió", "defendido", "", "",
     kQuoteOnly},
    {"celebrar", kStatement, "celebra celebró", "celebrado", "", "",
     kQuoteOnly},
    {"describir", kStatement, "describe describió", "descrito", "", "",
     kQuoteOnly},
    {"creer", kBelief, "cree creen creía creían", "creído", ""},
    {"opinar", kBelief, "opina opinan opinó opinaron", "opinado", ""},
    {"considerar", kAssessment,
     "considera consideran consideraba consideró consideraron", "considerado",
     "considerando"},
    {"estimar", kAssessment, "estima estiman estimó estimaron", "estimado", ""},
    {"valorar", kAssessment, "valora valoran valoró", "valorado", "", "",
     kQuoteOnly},
    {"negar", kDenial, "niega niegan negaba negó negaron", "negado", "negando"},
    {"desmentir", kDenial, "desmiente desmienten desmintió desmintieron",
     "desmentido", "desmintiendo"},
    {"anunciar", kAnnouncement, "anuncia anuncian anunció anunciaron",
     "anunciado", "anunciando"},
    {"prometer", kIntent, "promete prometen prometió prometieron", "prometido",
     "prometiendo"},
    {"jurar", kIntent, "jura juró", "jurado", ""},
};

constexpr SpeechWordRow kWords[] = {
    {kSpeechAuxiliary, "ha han había habían habría habrían"},
    {kThatWord, "que"},
    {kPersonPronoun, "él ella éste ésta Él"},
    {kPersonPronoun | kPluralPronoun, "ellos ellas"},
    {kArticleWord,
     "el la los las un una unos unas este esta estos estas ese esa su sus "
     "nuestro nuestra dos tres cuatro cinco varios varias algunos algunas "
     "muchos otros otras otro otra numerosos"},
    {kNameLink, "de del y e & von van der den ben bin"},
    {kBetween,
     "no se le les lo la me nos también además ayer hoy este esta ese lunes "
     "martes miércoles jueves viernes sábado domingo luego después entonces "
     "así ya aún todavía nunca finalmente posteriormente recientemente "
     "igualmente mismo asimismo pasado próximo al respecto semana mañana tarde "
     "noche"},
    {kPhraseEnd,
     "a al en por para con sin sobre ante tras desde hasta entre contra según "
     "durante mediante que quien quienes cuando donde cuyo como si pero o sino "
     "aunque porque pues es son era eran fue fueron ha han había está están no "
     "se yo tú nosotros lunes martes miércoles jueves viernes sábado domingo "
     "ayer hoy también además luego esto eso ello mientras lo le les me"},
    {kDenyingWord, "no nunca"},
    {kClauseOpener, "cuando si aunque porque mientras tras como"},
    {kPersonWord,
     "presidente presidenta ministro ministra alcalde alcaldesa diputado "
     "diputada senador senadora portavoz director directora jefe jefa "
     "secretario secretaria general coronel comandante capitán fiscal juez "
     "jueza magistrado magistrada abogado abogada profesor profesora "
     "investigador investigadora economista analista experto experta "
     "especialista médico médica doctor doctora entrenador entrenadora técnico "
     "jugador jugadora delantero portero canciller consejero consejera "
     "consejal concejal gobernador gobernadora embajador embajadora rey reina "
     "príncipe princesa papa obispo cardenal sacerdote candidato candidata "
     "líder dirigente fundador fundadora responsable periodista corresponsal "
     "autor autora escritor escritora historiador historiadora ingeniero "
     "ingeniera vecino vecina testigo víctima hombre mujer padre madre hermano "
     "hermana hijo hija activista opositor opositora vicepresidente "
     "vicepresidenta vocero vocera funcionario funcionaria mandatario "
     "mandataria comisario comisaria instructor delegado delegada "
     "representante miembro actor actriz cantante artista futbolista "
     "empresario empresaria agricultor agricultora estudiante señor señora "
     "don doña sr. sra. dr. dra. monseñor exministro expresidente"},
    {kPeopleWord,
     "responsables dirigentes ministros diputados expertos investigadores "
     "científicos analistas médicos vecinos testigos familiares abogados "
     "manifestantes activistas sindicatos autoridades funcionarios "
     "diplomáticos observadores economistas periodistas críticos opositores "
     "autores bomberos padres estudiantes agricultores especialistas "
     "historiadores portavoces"},
    {kNamelessWord,
     "fuente fuentes portavoz vocero vocera funcionario funcionaria vecino "
     "vecina testigo"},
    {kOrganizationWord,
     "ministerio gobierno policía guardia ejército fiscalía tribunal juzgado "
     "audiencia ayuntamiento presidencia comisión consejo parlamento senado "
     "congreso partido sindicato asociación organización onu otan ue unión "
     "empresa compañía grupo banco federación agencia instituto universidad "
     "centro comité liga club equipo embajada servicio oficina dirección "
     "fundación ong junta generalitat xunta ejecutivo cámara asamblea defensa "
     "moncloa familia administración"},
    {kOutletNoun,
     "efe reuters afp bbc cnn diario periódico semanario revista cadena prensa "
     "medios televisión radio agencias"},
    {kDocumentWord,
     "informe comunicado estudio encuesta investigación documento texto carta "
     "nota declaración auto sentencia escrito datos estadísticas misiva "
     "artículo"},
};

constexpr AccordingRow kAccording[] = {
    {"según", "según|Según"},
    {"de acuerdo con", "de acuerdo con|de acuerdo a|de acuerdo al"},
    {"a juicio de", "a juicio de|a juicio del"},
    {"en opinión de", "en opinión de|en opinión del"},
    {"en palabras de", "en palabras de|en palabras del"},
};

}  // namespace

const SpeechData kSpanishSpeech = {kVerbs, kWords, kAccording};

}  // namespace hearsay::claims
