// The words of speech of French. Elided forms stand without what is elided:
// "qu'il" is looked up as "qu'" and "il".
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
    {"dire", kStatement, "dit disent disait disaient dira", "dit dits dite",
     "disant"},
    {"déclarer", kStatement, "déclare déclarent déclarait déclara",
     "déclaré déclarée", "déclarant"},
    {"affirmer", kStatement, "affirme affirment affirmait affirmaient affirma",
     "affirmé affirmée", "affirmant"},
    {"assurer", kStatement, "assure assurent assurait assuraient assura",
     "assuré assurée", "assurant"},
    {"expliquer", kStatement,
     "explique expliquent expliquait expliquaient expliqua",
     "expliqué expliquée", "expliquant"},
    {"indiquer", kStatement, "indique indiquent indiquait indiquaient",
     "indiqué", "indiquant"},
    {"préciser", kStatement, "précise précisent précisait précisaient",
     "précisé", "précisant"},
    {"souligner", kStatement, "souligne soulignent soulignait soulignaient",
     "souligné", "soulignant"},
    {"rappeler", kStatement, "rappelle rappellent rappelait rappelaient",
     "rappelé", "rappelant"},
    {"ajouter", kStatement, "ajoute ajoutent ajoutait ajouta", "ajouté",
     "ajoutant"},
    {"confirmer", kStatement, "confirme confirment confirmait confirma",
     "confirmé", "confirmant"},
    {"reconnaître", kStatement,
     "reconnaît reconnait reconnaissent reconnaissait", "reconnu",
     "reconnaissant"},
    {"admettre", kStatement, "admet admettent admettait", "admis", "admettant"},
    {"rapporter", kStatement, "rapporte rapportent rapportait", "rapporté", ""},
    {"révéler", kStatement, "révèle révèlent révélait", "révélé", "révélant"},
    {"soutenir", kStatement, "soutient soutiennent soutenait", "soutenu", ""},
    {"prétendre", kStatement, "prétend prétendent prétendait", "prétendu", ""},
    {"noter", kStatement, "note notent notait notaient", "noté", "notant"},
    {"constater", kStatement, "constate constatent constatait", "constaté", ""},
    {"observer", kStatement, "observe observent observait", "observé", "", "",
     kQuoteOnly},
    {"regretter", kStatement, "regrette regrettent regrettait", "regretté",
     "regrettant"},
    {"déplorer", kStatement, "déplore déplorent déplorait", "déploré",
     "déplorant"},
    {"prévenir", kStatement, "prévient préviennent prévenait", "prévenu",
     "prévenant", "", kTakesAddress},
    {"avertir", kStatement, "avertit avertissent avertissait", "averti", "", "",
     kTakesAddress},
    {"répéter", kStatement, "répète répètent répétait", "répété", "répétant"},
    {"insister", kStatement, "insiste insistent insistait", "insisté", "", "",
     kQuoteOnly},
    {"marteler", kStatement, "martèle martèlent martelait", "martelé",
     "martelant"},
    {"écrire", kStatement, "écrit écrivent écrivait", "écrit", "écrivant"},
    {"tweeter", kStatement, "tweete tweetent", "tweeté", ""},
    {"raconter", kStatement, "raconte racontent racontait", "raconté",
     "racontant"},
    {"confier", kStatement, "confie confient confiait", "confié", ""},
    {"témoigner", kStatement, "témoigne témoignent témoignait", "témoigné", "",
     "", kQuoteOnly},
    {"répondre", kStatement, "répond répondent répondait répondit", "répondu",
     "répondant"},
    {"répliquer", kStatement, "réplique répliquent répliquait", "répliqué", ""},
    {"rétorquer", kStatement, "rétorque rétorquent rétorquait", "rétorqué", ""},
    {"informer", kStatement, "informe informent informait", "informé", "", "",
     kTakesAddress},
    {"commenter", kStatement, "commente commentent commentait", "commenté",
     "commentant", "", kQuoteOnly},
    {"conclure", kStatement, "conclut concluent concluait", "conclu", ""},
    {"résumer", kStatement, "résume résument résumait", "résumé", "", "",
     kQuoteOnly},
    {"poursuivre", kStatement, "poursuit poursuivent poursuivait", "poursuivi",
     "", "", kQuoteOnly},
    {"continuer", kStatement, "continue continuent continuait", "", "", "",
     kQuoteOnly},
    {"reprendre", kStatement, "reprend reprennent reprenait", "", "", "",
     kQuoteOnly},
    {"lancer", kStatement, "lance lancent lançait lança", "lancé", "", "",
     kQuoteOnly},
    {"détailler", kStatement, "détaille détaillent détaillait", "détaillé", "",
     "", kQuoteOnly},
    {"glisser", kStatement, "glisse glissent glissait", "glissé", "", "",
     kQuoteOnly},
    {"exclamer", kStatement, "exclame exclament exclamait exclama", "exclamé",
     "", "", kQuoteOnly},
    {"interroger", kStatement, "interroge interrogent interrogeait", "", "", "",
     kQuoteOnly},
    {"demander", kStatement, "demande demandent demandait", "demandé", "", "",
     kQuoteOnly},
    {"réagir", kStatement, "réagit réagissent réagissait", "réagi", "", "",
     kQuoteOnly},
    {"dénoncer", kStatement, "dénonce dénoncent dénonçait", "dénoncé",
     "dénonçant", "", kQuoteOnly},
    {"critiquer", kStatement, "critique critiquent critiquait", "critiqué", "",
     "", kQuoteOnly},
    {"ironiser", kStatement, "ironise ironisent ironisait", "ironisé", "", "",
     kQuoteOnly},
    {"plaider", kStatement, "plaide plaident plaidait", "plaidé", "", "",
     kQuoteOnly},
    {"féliciter", kStatement, "félicite félicitent félicitait", "félicité", "",
     "", kQuoteOnly},
    {"réjouir", kStatement, "réjouit réjouissent réjouissait", "réjoui", "", "",
     kQuoteOnly},
    {"inquiéter", kStatement, "inquiète inquiètent inquiétait", "inquiété", "",
     "", kQuoteOnly},
    {"indigner", kStatement, "indigne indignent indignait", "indigné", "", "",
     kQuoteOnly},
    {"tempérer", kStatement, "tempère tempèrent", "tempéré", "", "",
     kQuoteOnly},
    {"nuancer", kStatement, "nuance nuancent", "nuancé", "", "", kQuoteOnly},
    {"prédire", kStatement, "prédit prédisent", "prédit", "", "", kQuoteOnly},
    {"souvenir", kStatement, "souvient souviennent", "souvenu", "", "",
     kQuoteOnly},
    {"acquiescer", kStatement, "acquiesce", "acquiescé", "", "", kQuoteOnly},
    {"rejeter", kStatement, "rejette rejettent", "rejeté", "", "", kQuoteOnly},
    {"développer", kStatement, "développe développent", "développé", "", "",
     kQuoteOnly},
    {"analyser", kStatement, "analyse analysent", "analysé", "", "",
     kQuoteOnly},
    {"avancer", kStatement, "avance avancent", "avancé", "", "", kQuoteOnly},
    {"penser", kBelief, "pense pensent pensait pensaient", "pensé", ""},
    {"croire", kBelief, "croit croient croyait", "cru", ""},
    {"estimer", kAssessment, "estime estiment estimait estimaient estima",
     "estimé", "estimant"},
    {"juger", kAssessment, "juge jugent jugeait", "jugé", "jugeant"},
    {"considérer", kAssessment, "considère considèrent considérait",
     "considéré", "considérant"},
    {"démentir", kDenial, "dément démentent démentait", "démenti", "démentant"},
    {"nier", kDenial, "nie nient niait", "nié", "niant"},
    {"annoncer", kAnnouncement, "annonce annoncent annonçait annonça",
     "annoncé", "annonçant"},
    {"promettre", kIntent, "promet promettent promettait", "promis",
     "promettant"},
    {"jurer", kIntent, "jure jurent jurait", "juré", "jurant"},
};

constexpr SpeechWordRow kWords[] = {
    {kSpeechAuxiliary,
     "a ont avait avaient aura auront aurait auraient est sont était étaient "
     "ait"},
    {kThatWord, "que qu'"},
    {kPersonPronoun, "il elle lui celui-ci celle-ci"},
    {kPersonPronoun | kPluralPronoun, "ils elles ceux-ci celles-ci"},
    {kArticleWord,
     "le la les l' un une des ce cet cette ces son sa ses leur leurs mon ma "
     "mes notre nos votre vos deux trois quatre cinq six plusieurs certains "
     "certaines quelques autre"},
    {kNameLink, "de d' du des aux et & chargé chargée von van der al ben bin"},
    {kBetween,
     "ne n' pas jamais plus aussi également encore ainsi alors toutefois "
     "cependant notamment lundi mardi mercredi jeudi vendredi samedi dimanche "
     "hier aujourd'hui récemment finalement enfin même déjà par ailleurs "
     "se s' l' le la lui leur y en nous m' me t' te auparavant plutôt "
     "simplement clairement ensuite d'abord tout"},
    {kPhraseEnd,
     "à au dans sur pour par en avec sans sous chez vers lors pendant après "
     "avant depuis devant entre contre selon dont qui que qu' où quand lorsque "
     "lorsqu' si s'il mais ou car donc puis comme est sont était a ont avait "
     "je j' tu nous vous on c' cela ça ce lundi mardi mercredi jeudi vendredi "
     "samedi dimanche hier aujourd'hui matin soir ne n' afin tandis alors "
     "aux malgré face suite via mardi auprès jusqu' jusque parce puisque ainsi "
     "notamment également aussi toutefois encore"},
    {kDenyingWord, "pas jamais"},
    {kClauseOpener,
     "quand lorsque lorsqu' si comme puisque parce tandis afin pour après "
     "avant"},
    {kPersonWord,
     "président présidente ministre maire député députée sénateur sénatrice "
     "porte-parole directeur directrice chef cheffe patron patronne général "
     "colonel commandant capitaine procureur procureure préfet préfète juge "
     "avocat avocate professeur professeure chercheur chercheuse économiste "
     "analyste expert experte spécialiste médecin docteur entraîneur "
     "sélectionneur joueur joueuse attaquant défenseur gardien milieu "
     "chancelier chancelière secrétaire commissaire gouverneur gouverneure "
     "ambassadeur ambassadrice roi reine prince princesse pape évêque pasteur "
     "candidat candidate leader dirigeant dirigeante fondateur fondatrice "
     "responsable journaliste correspondant correspondante auteur autrice "
     "écrivain historien historienne sociologue politologue psychologue "
     "ingénieur "
     "ingénieure habitant habitante témoin victime homme femme père mère frère "
     "sœur fils fille militant militante opposant opposante vice-président "
     "conseiller conseillère coordinateur coordinatrice représentant "
     "représentante membre élu élue adjoint adjointe agriculteur agricultrice "
     "enseignant enseignante étudiant étudiante acteur actrice réalisateur "
     "chanteur chanteuse musicien artiste footballeur premier première m. mme "
     "mm. mmes dr coach champion championne éleveur commerçant commerçante"},
    {kPeopleWord,
     "responsables dirigeants ministres députés élus experts chercheurs "
     "scientifiques analystes médecins habitants témoins proches avocats "
     "manifestants militants syndicats autorités enquêteurs diplomates "
     "officiels observateurs économistes journalistes critiques partisans "
     "opposants auteurs secouristes pompiers parents étudiants agriculteurs "
     "spécialistes historiens"},
    {kNamelessWord,
     "source sources porte-parole habitant habitante témoin responsable"},
    {kOrganizationWord,
     "ministère gouvernement police gendarmerie armée parquet tribunal cour "
     "préfecture mairie présidence élysée commission conseil parlement sénat "
     "assemblée parti syndicat association organisation onu otan ue union "
     "entreprise société groupe banque fédération agence institut université "
     "centre comité ligue club équipe état-major ambassade service office "
     "direction firme compagnie collectif fondation ong région département "
     "ville capitainerie diplomatie"},
    {kOutletNoun,
     "afp reuters bbc rfi cnn quotidien journal hebdomadaire magazine chaîne "
     "presse médias média télévision radio site"},
    {kDocumentWord,
     "rapport communiqué étude sondage enquête document texte lettre note "
     "déclaration bilan statistiques chiffres données article"},
};

constexpr AccordingRow kAccording[] = {
    {"selon", "selon"},
    {"d'après", "d'après"},
    {"de l'avis de", "de l'avis de|de l'avis du|de l'avis des"},
    {"aux dires de", "aux dires de|aux dires du|aux dires des|au dire de"},
};

}  // namespace

const SpeechData kFrenchSpeech = {kVerbs, kWords, kAccording};

}  // namespace hearsay::claims
