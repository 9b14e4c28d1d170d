#include "ingest_service/claims/lexicon/name_lists.h"

#include "ingest_service/claims/lexicon/word_set.h"

namespace hearsay::claims {

bool IsOutletWord(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "Times Post News Journal Tribune Herald Gazette Chronicle Telegraph "
      "Guardian Observer Mirror Independent Standard Dispatch Courier Globe "
      "Bulletin Ledger Star Argus Echo Express Enquirer Wire Newswire Courant "
      "Advertiser Bugle Inquirer Examiner Bee Register Sentinel Monitor "
      "Newsweek Press Insider "
      "CNN BBC NBC CBS ABC NPR PBS MSNBC CNBC AP AFP UPI NYT WSJ WaPo Reuters "
      "Bloomberg Politico Axios Vox BuzzFeed Breitbart HuffPost Forbes Fortune "
      "Economist Atlantic Yorker Spiegel Zeitung Welt Bild Monde Figaro "
      "Libération País Mundo Corriere Repubblica Xinhua TASS Tass RIA Interfax "
      "Ukrinform Unian Kommersant Meduza Jazeera Arabiya Haaretz Mail Sun "
      "Today Weekly Magazine Review Daily Tabloid newspaper magazine "
      "broadcaster tabloid outlet TV Television Media Presse Prensa Hora "
      "Nación Gazeta Pravda Izvestia Novosti Rossiya Sputnik Nikkei Kyodo "
      "Yonhap Anadolu Hürriyet Stampa Parisien Soir Folha Globo "
      "Diario Clarín Wired Verge TechCrunch");
  return set.contains(word);
}

bool IsOutletNoun(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "newspaper magazine broadcaster tabloid outlet website portal paper "
      "station channel network daily weekly site publication journal "
      "newsletter podcast blog periodical monthly fortnightly");
  return set.contains(word);
}

bool IsOfAnOutlet(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "reporter reporters reporting correspondent editor editors readers "
      "viewers listeners website newsroom story article front columnist "
      "edition");
  return set.contains(word);
}

bool IsPersonTitle(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "president vice-president chancellor premier senator representative "
      "congressman congresswoman governor mayor secretary minister "
      "ambassador general admiral colonel major captain lieutenant sergeant "
      "judge justice professor doctor king queen prince princess pope bishop "
      "archbishop cardinal rabbi imam reverend chairman chairwoman speaker "
      "commissioner councilman councilwoman sheriff chief coach sir dame lord "
      "lady candidate councillor superintendent inspector detective constable "
      "marshal commander director principal dean treasurer deputy");
  return set.contains(word);
}

bool IsPersonNoun(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "spokesman spokeswoman spokesperson official source person man woman "
      "analyst expert adviser advisor aide lawyer attorney diplomat insider "
      "witness resident author professor researcher scientist economist "
      "strategist manager director executive ceo founder owner leader "
      "president vice-president chancellor premier senator congressman "
      "congresswoman governor mayor secretary minister ambassador general "
      "admiral colonel captain judge doctor candidate nominee critic editor "
      "reporter journalist correspondent columnist commander officer soldier "
      "neighbor neighbour father mother brother sister son daughter wife "
      "husband friend colleague chairman chairwoman speaker operative donor "
      "voter historian activist student teacher farmer worker driver");
  return set.contains(word);
}

bool IsPluralPersonNoun(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "officials sources people analysts experts advisers advisors aides "
      "lawyers attorneys diplomats insiders witnesses residents authors "
      "researchers scientists economists strategists executives leaders "
      "senators lawmakers congressmen governors mayors ministers ambassadors "
      "generals commanders officers soldiers troops judges doctors candidates "
      "critics editors reporters journalists correspondents observers "
      "authorities investigators prosecutors voters supporters "
      "opponents activists protesters students teachers farmers workers "
      "families neighbours neighbors republicans democrats conservatives "
      "liberals progressives americans russians ukrainians britons germans "
      "members allies rivals men women historians operatives donors fans");
  return set.contains(word);
}

bool IsAnonymousNoun(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "official source person insider aide diplomat spokesman spokeswoman "
      "spokesperson analyst expert adviser advisor witness resident man woman "
      "operative lawyer executive officer soldier");
  return set.contains(word);
}

bool IsDocumentNoun(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "report reports statement statements study studies poll polls survey "
      "surveys document documents letter letters memo memos memorandum filing "
      "filings email emails e-mail e-mails tweet tweets post posts article "
      "articles assessment assessments communications intercepts transcript "
      "transcripts lawsuit complaint indictment affidavit book books paper "
      "papers editorial editorials records data figures statistics analysis "
      "release video recording headline ad ads constitution law bill reporting "
      "communique communiqué manifesto census message messages cable cables "
      "recording recordings text texts minutes notes chats wiretap wiretaps "
      "dossier images footage intercept testimony");
  return set.contains(word);
}

bool IsOrganizationWord(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "ministry department government administration committee commission "
      "council agency bureau office court parliament congress senate house "
      "university college institute school party campaign company corporation "
      "inc. corp. ltd. co. group bank fund union association federation "
      "foundation organization organisation army navy force forces police "
      "intelligence service services center centre team board authority "
      "kremlin pentagon cabinet embassy hospital church league network society "
      "firm coalition alliance command headquarters assembly duma rada "
      "airline regulator watchdog panel inquiry tribunal hezbollah hamas "
      "taliban nato");
  return set.contains(word);
}

bool IsPlaceName(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "afghanistan albania algeria argentina armenia australia austria "
      "azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brazil "
      "britain bulgaria cambodia cameroon canada chile china colombia congo "
      "croatia cuba cyprus denmark ecuador egypt england estonia ethiopia "
      "europe finland france georgia germany ghana greece guatemala haiti "
      "honduras hungary iceland india indonesia iran iraq ireland israel italy "
      "japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan latvia lebanon "
      "libya lithuania malaysia mali mexico moldova mongolia montenegro "
      "morocco myanmar nepal netherlands nicaragua niger nigeria norway oman "
      "pakistan palestine panama paraguay peru philippines poland portugal "
      "qatar romania russia rwanda scotland senegal serbia singapore slovakia "
      "slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan "
      "tanzania thailand tunisia turkey turkmenistan uganda ukraine uruguay "
      "uzbekistan venezuela vietnam wales yemen zambia zimbabwe washington "
      "moscow kyiv kiev london paris berlin beijing brussels rome madrid "
      "tehran jerusalem ankara warsaw tokyo delhi cairo baghdad kabul damascus "
      "africa asia america u.s. u.k. us uk eu");
  return set.contains(word);
}

bool IsNationality(absl::string_view word) {
  static const WordSet& set = MakeWordSet(
      "us u.s. uk u.k. eu american russian ukrainian british german french "
      "chinese iranian israeli turkish polish european western indian japanese "
      "korean saudi syrian iraqi afghan pakistani italian spanish canadian "
      "australian mexican brazilian egyptian lebanese palestinian arab african "
      "asian senior military intelligence federal state local democratic "
      "republican");
  return set.contains(word);
}

}  // namespace hearsay::claims
