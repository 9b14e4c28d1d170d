#include "ingest_service/training/train.h"

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/sha256.h"
#include "common/base/status_macros.h"
#include "common/language/feature_hash.h"
#include "common/language/model_file.h"
#include "common/language/parser_state.h"
#include "ingest_service/claims/learned_models.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/corpus.h"
#include "ingest_service/training/fold_shelf.h"
#include "ingest_service/training/judged_article.h"
#include "ingest_service/training/lexicon_trainer.h"
#include "ingest_service/training/model_card.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {
namespace {

using claims::CueTagger;
using claims::Judge;
using claims::kFeatureVersion;
using claims::RoleRanker;
using claims::RoleTagger;
using claims::Scorer;
using language::Lexicon;
using language::Parser;
using language::Tagger;
using language::WeightTable;

constexpr const char* kNews[] = {"english-2012-2020-dev.jsonl.gz",
                                 "english-2021-2023-dev.jsonl.gz"};

// In the order in which they build upon each other.
enum Stage {
  kTagger,
  kParser,
  kWords,
  kCues,
  kRoles,
  kRanker,
  kScorer,
  kJudge
};

// Every stage is trained folds + 1 times: model k without fold k, and the last
// one, which ships, on everything. Later stages see each training article
// through the models that were trained without it.
class Training {
 public:
  Training(const TrainOptions& options,
           const std::function<void(absl::string_view)>& progress)
      : options_(options), progress_(progress), folds_(options.folds) {}

  absl::StatusOr<TrainingFigures> Run() {
    HEARSAY_RETURN_IF_ERROR(Read());
    TrainSyntax();
    HEARSAY_RETURN_IF_ERROR(TrainWords());
    Analyze();
    TrainCueTaggers();
    TrainRoleTaggers();
    TrainRankers();
    TrainScorers();
    TrainJudges();
    Measure();
    HEARSAY_RETURN_IF_ERROR(Save());
    return figures_;
  }

 private:
  absl::Status Read() {
    const std::string folder = absl::StrCat(options_.data_dir, "/attribution/");
    HEARSAY_ASSIGN_OR_RETURN(silver_,
                             ReadSilver(folder + "silver-train.conll.gz"));
    HEARSAY_ASSIGN_OR_RETURN(silver_dev_,
                             ReadSilver(folder + "silver-dev.conll.gz"));
    HEARSAY_ASSIGN_OR_RETURN(gold_, ReadGold(folder + "train.jsonl.gz"));
    HEARSAY_ASSIGN_OR_RETURN(gold_dev_, ReadGold(folder + "dev.jsonl.gz"));
    if (gold_.empty() || silver_.articles.empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(folder, ": no training article"));
    }
    Sha256 digest;
    digest.Add(silver_.text);
    for (const GoldArticle& article : gold_) digest.Add(article.text);
    HEARSAY_ASSIGN_OR_RETURN(
        auto shelf,
        FoldShelf::Open(
            options_.keep_dir,
            absl::StrCat("data ", absl::BytesToHexString(digest.Digest()),
                         "\nseed ", options_.seed, "\nfolds ", folds_, "\n")));
    shelf_.emplace(std::move(shelf));
    progress_(absl::StrCat(gold_.size(), " training articles read"));
    return absl::OkStatus();
  }

  int FoldOf(absl::string_view article_id) const {
    return static_cast<int>(language::HashString(article_id) %
                            static_cast<uint32_t>(folds_));
  }
  int FoldOf(const TrainingArticle& article) const {
    return FoldOf(article.article().id);
  }

  // The models of one kind, by fold; the last one ships.
  std::vector<WeightTable> Train(
      Stage stage, const char* kind, uint32_t version, uint32_t labels,
      const std::function<WeightTable(int fold)>& train) {
    std::vector<WeightTable> tables(folds_ + 1);
    ParallelFor(folds_ + 1, options_.threads, [&](int k) {
      tables[k] = shelf_->Take(stage, k, kind, version, labels,
                               [&] { return train(k); });
    });
    shipped_.push_back({kind, version, tables.back()});
    progress_(absl::StrCat(kind, " trained"));
    return tables;
  }

  void TrainSyntax() {
    std::vector<TrainingSentence> sentences;
    std::vector<int> fold_of;
    for (const SilverArticle& article : silver_.articles) {
      for (const SilverSentence& sentence : article.sentences) {
        sentences.push_back(MakeTrainingSentence(sentence));
        fold_of.push_back(FoldOf(article.id));
      }
    }
    const auto all_but = [&](int fold) {
      std::vector<const TrainingSentence*> chosen;
      for (size_t i = 0; i < sentences.size(); ++i) {
        if (fold_of[i] != fold) chosen.push_back(&sentences[i]);
      }
      return chosen;
    };
    for (WeightTable& table :
         Train(kTagger, Tagger::kKind, Tagger::kVersion, language::kPennTags,
               [&](int k) { return TrainTagger(all_but(k), options_.seed); })) {
      taggers_.emplace_back(std::move(table));
    }
    ParallelFor(
        static_cast<int>(sentences.size()), options_.threads,
        [&](int i) { TagForTraining(taggers_[fold_of[i]], sentences[i]); });
    std::vector<WeightTable> actions = Train(
        kParser, Parser::kActionsKind, Parser::kVersion,
        language::kParserActions,
        [&](int k) { return TrainParserActions(all_but(k), options_.seed); });
    std::vector<WeightTable> relations = Train(
        kParser, Parser::kRelationsKind, Parser::kVersion, language::kRelations,
        [&](int k) { return TrainParserRelations(all_but(k), options_.seed); });
    for (int k = 0; k <= folds_; ++k) {
      parsers_.emplace_back(std::move(actions[k]), std::move(relations[k]));
    }
    figures_.silver_sentences = static_cast<int64_t>(sentences.size());
    ScoreSyntaxOnDev();
  }

  void ScoreSyntaxOnDev() {
    std::vector<TrainingSentence> dev;
    for (const SilverArticle& article : silver_dev_.articles) {
      for (const SilverSentence& sentence : article.sentences) {
        dev.push_back(MakeTrainingSentence(sentence));
      }
    }
    std::vector<const TrainingSentence*> pointers;
    for (const TrainingSentence& sentence : dev) pointers.push_back(&sentence);
    figures_.syntax = ScoreSyntax(taggers_.back(), parsers_.back(), pointers);
    progress_(
        absl::StrFormat("dev: tags %.2f, heads %.2f, heads and relations %.2f",
                        100 * figures_.syntax.tags, 100 * figures_.syntax.heads,
                        100 * figures_.syntax.labelled_heads));
  }

  absl::Status TrainWords() {
    std::vector<std::string> texts;
    for (const char* name : kNews) {
      HEARSAY_ASSIGN_OR_RETURN(
          std::vector<std::string> some,
          ReadNews(absl::StrCat(options_.data_dir, "/news/", name)));
      for (std::string& text : some) texts.push_back(std::move(text));
    }
    WeightTable table = shelf_->Take(
        kWords, folds_, Lexicon::kKind, Lexicon::kVersion, Lexicon::kLabels,
        [&] {
          return TrainLexicon(texts, taggers_.back(), parsers_.back(),
                              options_.threads, options_.seed);
        });
    shipped_.push_back({Lexicon::kKind, Lexicon::kVersion, table});
    lexicon_.emplace(std::move(table));
    progress_("lexicon trained");
    return absl::OkStatus();
  }

  void Analyze() {
    articles_.resize(gold_.size());
    dev_articles_.resize(gold_dev_.size());
    ParallelFor(static_cast<int>(gold_.size()), options_.threads, [&](int i) {
      const int fold = FoldOf(gold_[i].id);
      articles_[i] = std::make_unique<TrainingArticle>(
          gold_[i], taggers_[fold], parsers_[fold], *lexicon_);
    });
    ParallelFor(
        static_cast<int>(gold_dev_.size()), options_.threads, [&](int i) {
          dev_articles_[i] = std::make_unique<TrainingArticle>(
              gold_dev_[i], taggers_.back(), parsers_.back(), *lexicon_);
        });
    figures_.articles = static_cast<int64_t>(gold_.size());
    figures_.dev_articles = static_cast<int64_t>(gold_dev_.size());
    progress_("articles analysed");
  }

  std::vector<const TrainingArticle*> ArticlesBut(int fold) const {
    std::vector<const TrainingArticle*> chosen;
    for (const auto& article : articles_) {
      if (FoldOf(*article) != fold) chosen.push_back(article.get());
    }
    return chosen;
  }

  void TrainCueTaggers() {
    for (WeightTable& table : Train(
             kCues, CueTagger::kKind, kFeatureVersion, claims::kCueLabels,
             [&](int k) { return TrainCues(ArticlesBut(k), options_.seed); })) {
      cues_.emplace_back(std::move(table));
    }
    for (const auto& article : articles_) {
      const CueTagger& tagger = cues_[FoldOf(*article)];
      for (const auto& sentence : article->analysis().text().sentences) {
        for (const claims::ScoredCue& cue :
             tagger.Find(claims::AnalyzedArticle::RangeOf(sentence),
                         article->features())) {
          if (cue.probability >= CueTagger::kLikely) {
            article->predicted_cues.push_back(cue.range);
          }
        }
      }
    }
  }

  void TrainRoleTaggers() {
    for (WeightTable& table : Train(kRoles, RoleTagger::kKind, kFeatureVersion,
                                    claims::kRoleLabels, [&](int k) {
                                      return TrainRoles(ArticlesBut(k),
                                                        options_.seed);
                                    })) {
      roles_.emplace_back(std::move(table));
    }
  }

  // Trains a stage on what the earlier ones make of articles that they have not
  // seen.
  template <typename Example>
  std::vector<WeightTable> TrainOnExamples(
      Stage stage, const char* kind, uint32_t labels,
      const std::function<std::vector<Example>(const TrainingArticle&,
                                               int fold)>& make,
      WeightTable (*learn)(const std::vector<const Example*>&, uint64_t seed)) {
    std::vector<std::vector<Example>> examples(articles_.size());
    ParallelFor(static_cast<int>(articles_.size()), options_.threads,
                [&](int i) {
                  examples[i] = make(*articles_[i], FoldOf(*articles_[i]));
                });
    return Train(stage, kind, kFeatureVersion, labels, [&](int k) {
      std::vector<const Example*> chosen;
      for (size_t i = 0; i < articles_.size(); ++i) {
        if (FoldOf(*articles_[i]) == k) continue;
        for (const Example& example : examples[i]) chosen.push_back(&example);
      }
      return learn(chosen, options_.seed);
    });
  }

  void TrainRankers() {
    for (WeightTable& table : TrainOnExamples<RankerExample>(
             kRanker, RoleRanker::kKind, 1,
             [&](const TrainingArticle&article, int fold) {
               return RankerExamples(article, cues_[fold], roles_[fold]);
             },
             TrainRanker)) {
      rankers_.emplace_back(std::move(table));
    }
  }

  void TrainScorers() {
    for (WeightTable& table : TrainOnExamples<ScorerExample>(
             kScorer, Scorer::kKind, 1,
             [&](const TrainingArticle&article, int fold) {
               return ScorerExamples(article, cues_[fold], roles_[fold],
                                     rankers_[fold]);
             },
             TrainScorer)) {
      scorers_.emplace_back(std::move(table));
    }
  }

  void TrainJudges() {
    for (WeightTable& table : TrainOnExamples<JudgeExample>(
             kJudge, Judge::kKind, Judge::kHidden,
             [&](const TrainingArticle&article, int fold) {
               return JudgeExamples(article, cues_[fold], roles_[fold],
                                    rankers_[fold], scorers_[fold]);
             },
             TrainJudge)) {
      judges_.emplace_back(std::move(table));
    }
  }

  void Measure() {
    for (const float threshold : {.25f, .3f, .35f, .4f, .45f, .5f}) {
      figures_.thresholds.push_back({threshold, {}});
    }
    const auto judge = [&](const TrainingArticle& article, int k) {
      return JudgedArticle(
          article, {cues_[k], roles_[k], rankers_[k], scorers_[k], judges_[k]});
    };
    for (const auto& article : articles_) {
      const JudgedArticle judged = judge(*article, FoldOf(*article));
      judged.Count(Judge::kThreshold, figures_.cross_validation);
      for (auto& [threshold, agreement] : figures_.thresholds) {
        judged.Count(threshold, agreement);
      }
      judged.Count(figures_.calibration);
    }
    for (const auto& article : dev_articles_) {
      judge(*article, folds_).Count(Judge::kThreshold, figures_.dev);
    }
  }

  absl::Status Save() const {
    for (const language::ModelFile& model : shipped_) {
      HEARSAY_RETURN_IF_ERROR(language::SaveModelFile(
          claims::ModelPath(options_.out_dir, model.kind), model));
    }
    // Whoever extracts a fold by its own models wants to know its articles.
    for (int k = 0; k < folds_ && !options_.keep_dir.empty(); ++k) {
      std::ofstream ids(shelf_->FolderOf(k) + "/held_out");
      for (const GoldArticle& article : gold_) {
        if (FoldOf(article.id) == k) ids << article.id << '\n';
      }
    }
    return WriteModelCard(options_, figures_);
  }

  const TrainOptions& options_;
  const std::function<void(absl::string_view)>& progress_;
  const int folds_;
  std::optional<FoldShelf> shelf_;
  TrainingFigures figures_;
  SilverCorpus silver_, silver_dev_;
  std::vector<GoldArticle> gold_, gold_dev_;
  std::vector<std::unique_ptr<TrainingArticle>> articles_, dev_articles_;
  std::vector<language::ModelFile> shipped_;
  // By fold; the last one is trained on all.
  std::vector<Tagger> taggers_;
  std::vector<Parser> parsers_;
  std::optional<Lexicon> lexicon_;  // One for all: it sees no annotation.
  std::vector<CueTagger> cues_;
  std::vector<RoleTagger> roles_;
  std::vector<RoleRanker> rankers_;
  std::vector<Scorer> scorers_;
  std::vector<Judge> judges_;
};

}  // namespace

absl::StatusOr<TrainingFigures> TrainModels(
    const TrainOptions& options,
    const std::function<void(absl::string_view)>& progress) {
  if (options.folds < 2) {
    return absl::InvalidArgumentError(
        absl::StrCat("folds: ", options.folds, ", must be 2 or more"));
  }
  return Training(options, progress).Run();
}

}  // namespace hearsay::training
