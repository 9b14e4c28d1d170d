// What words say of a person's gender.

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/mentions/name_mentions.h"

namespace hearsay::claims {
namespace {

constexpr const char* kFemale =
    "mrs. ms. mrs ms miss queen princess lady dame spokeswoman congresswoman "
    "chairwoman councilwoman businesswoman woman mother sister daughter wife "
    "girl actress waitress baroness duchess mary patricia jennifer linda "
    "elizabeth barbara susan jessica sarah karen lisa nancy betty margaret "
    "sandra ashley kimberly emily donna michelle carol amanda dorothy melissa "
    "deborah stephanie rebecca sharon laura cynthia kathleen amy angela "
    "shirley anna brenda pamela emma nicole helen samantha katherine christine "
    "debra rachel carolyn janet catherine maria heather diane ruth julie "
    "olivia joyce virginia victoria kelly lauren christina joan evelyn judith "
    "megan andrea cheryl hannah jacqueline martha gloria teresa ann sara "
    "madison frances kathryn janice jean abigail alice julia judy sophia grace "
    "denise amber doris marilyn danielle beverly isabella theresa diana "
    "natalie brittany charlotte marie kayla alexis lori nancy hillary ursula "
    "theresa kamala nikki liz ivanka melania angela sanna jacinda giorgia "
    "olena natalia natalya tatiana svetlana irina olga ekaterina yelena elena "
    "marina oksana yulia daria darya ludmila fatima aisha leila layla zainab "
    "mariam maryam noor priya indira sonia mei ling yuki keiko ingrid astrid "
    "birgit heidi claudia petra sabine monika giulia chiara francesca lucia "
    "carmen ana ines ada ivy zoe chloe";

constexpr const char* kMale =
    "mr. mr king prince sir lord spokesman congressman chairman councilman "
    "businessman man father brother son husband boy actor pope bishop "
    "archbishop baron duke james robert john michael david william richard "
    "joseph thomas christopher charles daniel matthew anthony mark donald "
    "steven andrew paul joshua kenneth kevin brian george timothy ronald jason "
    "edward jeffrey ryan jacob gary nicholas eric jonathan stephen larry "
    "justin scott brandon benjamin samuel gregory alexander patrick frank "
    "raymond jack dennis jerry tyler aaron jose adam nathan henry zachary "
    "douglas peter kyle noah ethan jeremy walter christian keith roger terry "
    "austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan "
    "billy bruce gabriel joe logan alan juan albert willie elijah wayne randy "
    "vincent mason roy ralph bobby russell bradley philip eugene bernie barack "
    "mitt ted marco mike bill tim jim tom bob ben dan ron rob steve chris matt "
    "greg jeff joe boris rishi emmanuel olaf vladimir volodymyr dmitry dmitri "
    "dmytro sergei sergey serhiy alexei aleksei oleksiy oleksandr mykhailo "
    "mikhail nikolai igor ihor oleg oleh yevgeny viktor anton pavel ivan ilya "
    "kirill maxim konstantin yuri yury andriy andrei roman ruslan ramzan "
    "mohammed muhammad mohammad mohamed ahmed ahmad ali hassan hussein omar "
    "ibrahim khalid abdullah mustafa mahmoud yusuf bashar recep benjamin yair "
    "naftali narendra amit rahul imran shinzo fumio kim wei jinping li hans "
    "klaus jens lars sven piet jan emil pierre jacques francois jean luis "
    "carlos jorge pedro miguel diego pablo antonio giuseppe matteo mario luca";

// First names that the shipped models do not look at: these may grow.
constexpr const char* kMoreWomen =
    "agatha agnes aileen aisling alba alicia alina aline alison allison "
    "amalia amelia amina amira anastasia anita anja anke anne anneli annette "
    "annie antonia anya ariana asha audrey aurora ayse beatrice beatrix "
    "beatriz benedicta bettina bianca bonnie bridget brigitte britt britta "
    "camila carla carlotta caroline cassandra catarina cecilia celeste celia "
    "chantal christa christiane claire clara clare colette constance cora "
    "cordelia corinne cristina daisy dalia deirdre delia delphine denisa dina "
    "dolores dora doreen edith eileen elaine eleanor eleonora elif elin elise "
    "elke ella ellen eloise elsa emilia emilie emine erica erika erin esther "
    "eugenia eva eve farah fatma fatou felicia fiona flora freja frida "
    "gabriela gabriella gail georgina geraldine gerda gertrude gillian "
    "ginette gladys greta gretchen grethe gwen hanna hanne harriet hedda "
    "helena helene helga henrietta hilda hilde ida ilaria ilona ilse imelda "
    "imogen inga inge ingeborg ioana irene iris isabel isabelle isobel iva "
    "ivana jana janina jasmine jeanne jeannette jelena jenna jenny jill "
    "joanna joanne jodie johanna josefina josephine juana juliana juliette "
    "justine kaja karin karina karla katarina kate katharina kathrin katie "
    "katja katrin kerstin khadija kirsten kirsty krystyna lara larissa lea "
    "lena leona leonora leticia lilian liliana lillian lily linnea livia "
    "lorna lorraine louisa louise lourdes lucie lucille lucy luisa luz lydia "
    "lynn mabel madeleine maeve magdalena malin mandy manuela mara margarita "
    "margaux margot marguerite mariana marianne marie-claire mariella marija "
    "marion marisa marjorie marlene marta matilda maud maureen maxine mayumi "
    "meera melinda meryem mette mila mildred milena mina mira miranda miriam "
    "moira mona monica monique muriel myriam nadia nadine nadya naomi nasrin "
    "natasha neha nell nina noelle nora noriko norma odette oriana paola "
    "paula pauline penelope perla phoebe phyllis pia pilar polly preeti "
    "priscilla ragnhild raquel regina renata renee rhoda rhona rita roberta "
    "rosa rosalind rosamund rosario rose rosemary roxana rukhsana sabina "
    "sabrina sadia safia saskia selma serena shabana sheila shirin sigrid "
    "silje silke silvia simone sinead siobhan sofia solveig soraya stella "
    "stephania sumaya sunita susanna susanne sushma suzanne sybil sylvia "
    "sylvie tamar tamara tamsin tania tanja tanya tatjana tessa thea thelma "
    "therese tilda tina tomoko tove trine trudy uma valentina valerie vanessa "
    "vera verena veronica veronika vivian viviana vivienne wanda wendy "
    "wilhelmina winifred xiomara yasmin yasmine yolanda yvette yvonne zahra "
    "zara zeynep zofia zsofia zuzana";

constexpr const char* kMoreMen =
    "abdul abdullahi abel abraham abu achim adnan adolfo adrian agustin aidan "
    "akira alasdair alastair alberto aldo alejandro aleksandar aleksander "
    "alessandro alessio alexandre alfonso alfred alfredo alistair allan allen "
    "alvaro ambrose anatoly anders andre andreas andrej andres angelo angus "
    "anil antoine antonin archie aref arjun arkady armando armin arne arnold "
    "artem arturo arvind asad ashok aslan attila august auguste augusto axel "
    "barnaby barney barry bart bartholomew bastian benito benno bernard "
    "bernardo bernd bert bertrand bjarne bjorn bogdan bram brendan brent "
    "brett bruno burak caleb callum carsten cecil cedric cesar chad claes "
    "clarence claude claudio claus clemens cliff clifford clive clyde colin "
    "connor conrad cornelius craig cristian cristiano cuthbert damian damien "
    "danilo dariusz darrell darren dave declan deepak denis derek desmond "
    "devin dieter dietmar dimitri dirk dmitriy domenico dominic donal donovan "
    "doug dragan drew duncan dusan dwight eamon eddie edgar edmund edoardo "
    "eduard eduardo edvard edwin egon einar elias elliot emile emilio emre "
    "enrico enrique erich erik ernest ernesto ernst erwin esteban etienne "
    "evan everett fabian fabio fabrizio faisal farid federico felipe felix "
    "ferdinand fergus fernando filip finn florian francisco franco frankie "
    "franz fred frederic frederick frederik fredrik friedrich fritz "
    "gareth garry gaspard gaston gavin gennady geoffrey georg georges georgi "
    "gerard gerardo gerhard gert gianni gilbert gilles giorgio giovanni goran "
    "gordon graham grigory guido guillaume guillermo gunnar gunther gus "
    "gustav gustavo guy hakan hamid hamish hans-peter harald haris harish "
    "harry harvey hector heinrich heinz helmut hendrik henri henrik herbert "
    "herman hermann hernan hideo hiroshi horst howard hubert hugh hugo "
    "humberto ian ignacio ignatius ingo irving isaac isaiah ismail istvan "
    "ivar ivo jaap jacek jaime jakob jakub jalal jamal janos jared "
    "jarek javier jeremiah jerome jerzy jesper jesus jimmy joachim joao "
    "joaquin joel joerg johan johann johannes johnny joost joris josef josh "
    "jozef juergen jules julian julien julio julius justus kamal karim karl "
    "kaspar kasper keir kemal kenji kenny kent klaas knut konrad kristian "
    "kristof kurt lamar laszlo laurence laurent leif leland len lennart lenny "
    "leo leon leonard leonardo leonid leopold leroy lester levi liam lionel "
    "lloyd lorenzo lothar lucas lucian luciano ludwig luigi luka lukas luke "
    "luther lyle magnus malcolm manfred manuel marc marcel marcelo marcin "
    "marcus marius martin marvin massimo mateo mathias mathieu mats matthias "
    "maurice mauricio mauro max maximilian mehmet melvin mick mickey milos "
    "mirko miroslav mitchell morris morten mortimer murat murray naveed neil "
    "nelson nestor niall nicolas niels nigel nikhil nikola nikolay nils noel "
    "norbert norman octavio ola olav oleksii oliver olivier omer orhan "
    "orlando osama oscar oskar osman otis ottavio otto owen paolo pascal "
    "patricio patrik paulo pavle percy petar pete petr petter phil philippe "
    "pierce piers pieter piotr pranab quentin radek rafael rainer rajesh "
    "rajiv ralf ramiro ramon randall raphael rashid raul ravi reginald "
    "reinhard remy rene reuben rex ricardo riccardo rick ricky roberto rodney "
    "rodolfo rodrigo roland rolf romain romeo ronan rory ross rudolf "
    "rudolph rudy rufus rui rupert rustam salif salim salman salvador "
    "salvatore sandeep sandor sanjay sebastian sebastien sefu selim "
    "serge sergio seth shane shaun sidney siegfried sigurd silas silvio simon "
    "slobodan solomon spencer stan stanislav stanley stefan stefano stelios "
    "stephane stig stuart sunil suresh svein tadeusz takashi tariq terence "
    "theo theodor theodore thierry thorsten tiago tobias todd tomas tomasz "
    "tommy tony torsten toshiro travis trevor tristan troy tsvetan ubaldo udo "
    "uli ulrich umberto uwe vaclav valentin valery vasily vernon vicente "
    "victor vidkun vijay vikram vince vincenzo virgil vito vittorio vivek "
    "vlad vladislav volker waldemar wallace warren werner wesley wilbur "
    "wilfred wilhelm willem willy winston wolfgang xavier yahya yaroslav "
    "yasser yevhen yiannis youssef yves zbigniew zoltan zoran";

using Genders = absl::flat_hash_map<absl::string_view, Gender>;

// A name that both bear says nothing.
Genders GendersOf(absl::string_view women, absl::string_view men) {
  Genders genders;
  for (const absl::string_view name : absl::StrSplit(women, ' ')) {
    genders.emplace(name, Gender::kFemale);
  }
  for (const absl::string_view name : absl::StrSplit(men, ' ')) {
    const auto [found, added] = genders.emplace(name, Gender::kMale);
    if (!added && found->second == Gender::kFemale) {
      found->second = Gender::kUnknown;
    }
  }
  return genders;
}

Gender Find(const Genders& genders, absl::string_view word) {
  const auto found = genders.find(word);
  return found == genders.end() ? Gender::kUnknown : found->second;
}

}  // namespace

Gender GenderOf(absl::string_view word) {
  static const Genders& genders =  // Never destroyed.
      *new Genders(GendersOf(kFemale, kMale));
  return Find(genders, word);
}

Gender GenderOfFirstName(absl::string_view name) {
  static const Genders& genders = *new Genders(GendersOf(kMoreWomen, kMoreMen));
  const Gender known = GenderOf(name);
  return known == Gender::kUnknown ? Find(genders, name) : known;
}

}  // namespace hearsay::claims
