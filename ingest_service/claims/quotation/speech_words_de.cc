// The words of speech of German.
#include "ingest_service/claims/quotation/speech_table.h"

namespace hearsay::claims {
namespace {

constexpr v1::ClaimType kStatement = v1::CLAIM_TYPE_STATEMENT;
constexpr v1::ClaimType kBelief = v1::CLAIM_TYPE_BELIEF;
constexpr v1::ClaimType kAssessment = v1::CLAIM_TYPE_ASSESSMENT;
constexpr v1::ClaimType kDenial = v1::CLAIM_TYPE_DENIAL;
constexpr v1::ClaimType kAnnouncement = v1::CLAIM_TYPE_ANNOUNCEMENT;
constexpr v1::ClaimType kIntent = v1::CLAIM_TYPE_INTENT;

constexpr v1::ClaimType kAccusation = v1::CLAIM_TYPE_ACCUSATION;
constexpr v1::ClaimType kSpeculation = v1::CLAIM_TYPE_SPECULATION;

constexpr SpeechVerbRow kVerbs[] = {
    {"sagen", kStatement, "sagt sagte sagten sagen sage", "gesagt", ""},
    {"erklären", kStatement, "erklärt erklärte erklärten erklären", "erklärt",
     ""},
    {"betonen", kStatement, "betont betonte betonten betonen", "betont", ""},
    {"berichten", kStatement, "berichtet berichtete berichteten berichten",
     "berichtet", ""},
    {"erzählen", kStatement, "erzählt erzählte erzählten erzählen", "erzählt",
     ""},
    {"mitteilen", kStatement,
     "teilt teilte teilten teilen mitteilt mitteilte "
     "mitteilten",
     "mitgeteilt", "", "mit"},
    {"hinzufügen", kStatement, "fügt fügte fügten hinzufügt hinzufügte",
     "hinzugefügt", "", "hinzu"},
    {"angeben", kStatement, "gibt gab gaben angibt angab", "angegeben", "",
     "an"},
    {"einräumen", kStatement, "räumt räumte räumten einräumt einräumte",
     "eingeräumt", "", "ein"},
    {"zugeben", kStatement, "zugibt zugab", "zugegeben", "", "zu"},
    {"ausführen", kStatement, "führt führte führten ausführt ausführte",
     "ausgeführt", "", "aus"},
    {"hinweisen", kStatement, "weist wies wiesen hinweist hinwies",
     "hingewiesen", "", "hin"},
    {"klarstellen", kStatement,
     "stellt stellte stellten klarstellt "
     "klarstellte",
     "klargestellt", "", "klar"},
    {"schreiben", kStatement, "schreibt schrieb schrieben", "geschrieben", ""},
    {"bestätigen", kStatement, "bestätigt bestätigte bestätigten", "bestätigt",
     ""},
    {"behaupten", kStatement, "behauptet behauptete behaupteten", "behauptet",
     ""},
    {"versichern", kStatement, "versichert versicherte versicherten",
     "versichert", ""},
    {"beteuern", kStatement, "beteuert beteuerte beteuerten", "beteuert", ""},
    {"unterstreichen", kStatement, "unterstreicht unterstrich unterstrichen",
     "", ""},
    {"ergänzen", kStatement, "ergänzt ergänzte ergänzten", "ergänzt", ""},
    {"erläutern", kStatement, "erläutert erläuterte erläuterten", "erläutert",
     ""},
    {"meinen", kStatement, "meint meinte meinten meinen", "gemeint", ""},
    {"finden", kStatement, "findet fand fanden", "", "", "", kQuoteOnly},
    {"warnen", kStatement, "warnt warnte warnten warnen", "gewarnt", ""},
    {"mahnen", kStatement, "mahnt mahnte mahnten", "gemahnt", "", "",
     kQuoteOnly},
    {"kritisieren", kStatement, "kritisiert kritisierte kritisierten",
     "kritisiert", ""},
    {"fordern", kStatement, "fordert forderte forderten", "gefordert", "", "",
     kQuoteOnly},
    {"antworten", kStatement, "antwortet antwortete antworteten", "geantwortet",
     ""},
    {"entgegnen", kStatement, "entgegnet entgegnete entgegneten", "entgegnet",
     ""},
    {"erwidern", kStatement, "erwidert erwiderte", "erwidert", ""},
    {"fragen", kStatement, "fragt fragte fragten", "gefragt", "", "",
     kQuoteOnly},
    {"rufen", kStatement, "ruft rief riefen", "", "", "", kQuoteOnly},
    {"loben", kStatement, "lobt lobte lobten", "gelobt", "", "", kQuoteOnly},
    {"resümieren", kStatement, "resümiert resümierte", "", ""},
    {"bilanzieren", kStatement, "bilanziert bilanzierte", "", ""},
    {"freuen", kStatement, "freut freute freuten", "", "", "", kQuoteOnly},
    {"begründen", kStatement, "begründet begründete begründeten", "begründet",
     "", "", kQuoteOnly},
    {"zitieren", kStatement, "zitiert zitierte", "zitiert", "", "", kQuoteOnly},
    {"kommentieren", kStatement, "kommentiert kommentierte", "kommentiert", "",
     "", kQuoteOnly},
    {"beschreiben", kStatement, "beschreibt beschrieb beschrieben", "", "", "",
     kQuoteOnly},
    {"schildern", kStatement, "schildert schilderte schilderten", "geschildert",
     ""},
    {"argumentieren", kStatement, "argumentiert argumentierte argumentierten",
     "argumentiert", ""},
    {"wissen", kStatement, "weiß wusste", "", "", "", kQuoteOnly},
    {"raten", kStatement, "rät riet rieten", "", "", "", kQuoteOnly},
    {"bewerten", kStatement, "bewertet bewertete", "", "", "", kQuoteOnly},
    {"bekräftigen", kStatement, "bekräftigt bekräftigte bekräftigten",
     "bekräftigt", ""},
    {"schmunzeln", kStatement, "schmunzelt schmunzelte", "", "", "",
     kQuoteOnly},
    {"gestehen", kStatement, "gesteht gestand gestanden", "", ""},
    {"äußern", kStatement, "äußert äußerte äußerten äussert äusserte",
     "geäußert", "", "", kQuoteOnly},
    {"informieren", kStatement, "informiert informierte informierten",
     "informiert", "", "", kTakesAddress},
    {"melden", kStatement, "meldet meldete meldeten", "gemeldet", ""},
    {"beklagen", kStatement, "beklagt beklagte beklagten", "beklagt", ""},
    {"bedauern", kStatement, "bedauert bedauerte bedauerten", "bedauert", ""},
    {"heißen", kStatement, "heißt hieß heisst hiess", "", "", "", kQuoteOnly},
    {"glauben", kBelief, "glaubt glaubte glaubten", "", ""},
    {"schätzen", kAssessment, "schätzt schätzte schätzten", "geschätzt", ""},
    {"urteilen", kAssessment, "urteilt urteilte urteilten", "geurteilt", ""},
    {"dementieren", kDenial, "dementiert dementierte dementierten",
     "dementiert", ""},
    {"bestreiten", kDenial, "bestreitet bestritt bestritten", "bestritten", ""},
    {"leugnen", kDenial, "leugnet leugnete leugneten", "geleugnet", ""},
    {"zurückweisen", kDenial, "zurückweist zurückwies", "zurückgewiesen", "",
     "zurück"},
    {"vorwerfen", kAccusation, "wirft warf warfen vorwirft vorwarf",
     "vorgeworfen", "", "vor"},
    {"vermuten", kSpeculation, "vermutet vermutete vermuteten", "vermutet", ""},
    {"ankündigen", kAnnouncement,
     "kündigt kündigte kündigten ankündigt "
     "ankündigte",
     "angekündigt", "", "an"},
    {"verkünden", kAnnouncement, "verkündet verkündete verkündeten",
     "verkündet", ""},
    {"versprechen", kIntent, "verspricht versprach versprachen", "versprochen",
     ""},
};

constexpr SpeechWordRow kWords[] = {
    {kSpeechAuxiliary, "hat haben hatte hatten habe"},
    {kThatWord, "dass daß ob"},
    {kPersonPronoun, "er sie"},
    {kArticleWord,
     "der die das den dem des ein eine einer einem einen eines sein seine "
     "seiner ihr ihre ihrer unser unsere mehrere zwei drei vier fünf viele "
     "einige beide jener"},
    {kNameLink, "von der des für und aus & van al ben bin"},
    {kBetween,
     "nicht auch noch dann später zudem außerdem ausserdem jedoch aber "
     "allerdings bereits nun jetzt wiederum gestern heute sich dazu weiter "
     "deshalb damals kürzlich schon nie daher ferner darauf einmal immer "
     "wörtlich abschließend abschliessend zuvor etwa selbst es ihm ihr ihnen "
     "uns mir dabei hierzu"},
    {kPhraseEnd,
     "dem den gegenüber am im in an auf bei nach vor zu mit laut während "
     "wegen zum zur über um bis seit unter durch ohne gegen ins vom weil wenn "
     "als dass daß ob wie und sowie oder aber denn doch ist sind war waren "
     "wird werden wurde wurden hat haben hatte hatten ich wir du man es "
     "gestern heute nicht auch noch dann später zudem jedoch allerdings "
     "bereits nun jetzt am anlässlich beim hinsichtlich angesichts dazu mit "
     "an zurück hinzu ein aus fest klar bekannt inzwischen mittlerweile "
     "derzeit "
     "danach davor anschließend schließlich außerdem dennoch trotzdem deshalb "
     "darum so ähnlich hier dort da zugleich gleichzeitig dabei damit "
     "daraufhin "
     "kürzlich weiterhin ebenso ebenfalls nur sogar erst wer was dies vielmehr "
     "insgesamt grundsätzlich diese dieser dieses"},
    {kDenyingWord, "nicht nie"},
    {kReportedMood,
     "sei seien habe hätten hätte werde würden würde könne könnten müsse "
     "müssten solle sollten wolle wollten dürfe gebe gäbe komme gehe stehe "
     "liege bleibe mache lasse sehe halte nehme brauche wisse wäre wären "
     "gelte führe bringe finde spreche handle fehle bestehe"},
    {kClauseOpener,
     "als wenn nachdem weil obwohl während bevor da damit falls sobald"},
    {kMannerOpener, "wie"},
    {kPersonWord,
     "präsident präsidentin minister ministerin bürgermeister "
     "bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher "
     "sprecherin chef chefin leiter leiterin direktor direktorin kanzler "
     "kanzlerin landrat landrätin general oberst staatsanwalt staatsanwältin "
     "richter richterin anwalt anwältin professor professorin forscher "
     "forscherin ökonom ökonomin experte expertin analyst analystin arzt "
     "ärztin trainer trainerin spieler spielerin stürmer torwart kapitän "
     "abgeordneter abgeordnete senator senatorin staatssekretär "
     "staatssekretärin botschafter botschafterin könig königin papst bischof "
     "pfarrer pfarrerin kandidat kandidatin gründer gründerin geschäftsführer "
     "geschäftsführerin vorsitzender vorsitzende vorsitzenden vorstand "
     "journalist journalistin autor autorin schriftsteller historiker "
     "historikerin ingenieur ingenieurin zeuge zeugin mann frau vater mutter "
     "bruder schwester sohn tochter herr dr. prof. lehrer lehrerin schüler "
     "landwirt unternehmer unternehmerin manager managerin beamter nutzer "
     "besitzer politiker politikerin aktivist aktivistin künstler künstlerin "
     "sänger sängerin schauspieler schauspielerin regisseur moderator "
     "stadtrat stadträtin nationalrat nationalrätin ständerat ständerätin "
     "bundesrat bundesrätin regierungsrat mitarbeiter mitarbeiterin "
     "einsatzleiter feuerwehrchef parteichef parteichefin außenminister "
     "außenministerin innenminister innenministerin finanzminister "
     "verteidigungsminister verteidigungsministerin ministerpräsident "
     "ministerpräsidentin bundeskanzler bundespräsident vertriebsleiter"},
    {kPeopleWord,
     "behördenvertreter experten forscher wissenschaftler ermittler "
     "anwohner augenzeugen zeugen politiker ärzte beobachter diplomaten "
     "kritiker gegner befürworter analysten ökonomen vertreter sprecher "
     "autoren nutzer betroffene eltern angehörige demonstranten"},
    {kNamelessWord,
     "kreise kreisen insider insidern quellen sprecher sprecherin mitarbeiter "
     "mitarbeiterin zeuge zeugin nutzer"},
    {kOrganizationWord,
     "polizei regierung ministerium bundesregierung staatsanwaltschaft "
     "behörde behörden feuerwehr gericht armee bundeswehr kommission "
     "parlament bundestag partei gewerkschaft verband verein organisation "
     "unternehmen firma konzern bank universität institut stadt gemeinde "
     "hafenbehörde amt klub club eu un uno nato polizeipräsidium "
     "außenministerium verteidigungsministerium innenministerium fraktion "
     "stiftung agentur gesellschaft zentrale feuerwehren familie"},
    {kOutletNoun,
     "zeitung nachrichtenagentur dpa afp reuters sender magazin blatt "
     "tageszeitung presse spiegel bild zdf ard rundfunk portal medien "
     "medienberichten"},
    {kDocumentWord,
     "bericht berichte studie umfrage mitteilung stellungnahme erklärung "
     "papier brief dokument gutachten angaben pressemitteilung statistik "
     "aussendung"},
};

constexpr AccordingRow kAccording[] = {
    {"laut", "laut"},
    {"nach Angaben",
     "nach angaben|nach aussage|nach aussagen|nach ansicht|nach einschätzung|"
     "nach auffassung|nach darstellung|nach meinung|nach informationen|"
     "nach überzeugung"},
    {"zufolge", "zufolge"},
};

}  // namespace

const SpeechData kGermanSpeech = {kVerbs, kWords, kAccording};

}  // namespace hearsay::claims
