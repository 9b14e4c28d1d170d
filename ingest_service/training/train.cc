#include "ingest_service/training/train.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/status_macros.h"
#include "common/language/parser_state.h"
#include "ingest_service/claims/learned/learned_models.h"
#include "ingest_service/training/attribution_trainer.h"
#include "ingest_service/training/corpus.h"
#include "ingest_service/training/fold_shelf.h"
#include "ingest_service/training/jackknife.h"
#include "ingest_service/training/judged_article.h"
#include "ingest_service/training/lexicon_trainer.h"
#include "ingest_service/training/model_card.h"
#include "ingest_service/training/parallel.h"
#include "ingest_service/training/training_data.h"

namespace hearsay::training {
namespace {

using claims::CueTagger;
using claims::Judge;
using claims::kFeatureVersion;
using claims::NameTagger;
using claims::RoleRanker;
using claims::RoleTagger;
using claims::Scorer;
using language::Lexicon;
using language::Parser;
using language::Tagger;
using language::WeightTable;

// In the order in which they build upon each other.
enum Stage {
  kTagger,
  kParser,
  kWords,
  kCues,
  kRoles,
  kRanker,
  kScorer,
  kJudge,
  kNames
};

// The stages one after another, each jack-knifed.
class Training {
 public:
  Training(const TrainOptions& options,
           const std::function<void(absl::string_view)>& progress)
      : options_(options), progress_(progress), folds_(options.folds) {}

  absl::StatusOr<TrainingFigures> Run() {
    HEARSAY_RETURN_IF_ERROR(Read());
    TrainSyntax();
    TrainWords();
    Analyze();
    TrainCueTaggers();
    TrainRoleTaggers();
    TrainRankers();
    TrainScorers();
    TrainJudges();
    TrainNameTagger();
    Measure();
    HEARSAY_RETURN_IF_ERROR(Save());
    return figures_;
  }

 private:
  absl::Status Read() {
    HEARSAY_ASSIGN_OR_RETURN(data_, ReadTrainingData(options_.data_dir));
    HEARSAY_ASSIGN_OR_RETURN(
        auto shelf,
        FoldShelf::Open(
            options_.keep_dir,
            absl::StrCat("data ", data_.digest, "\nseed ", options_.seed,
                         "\nfolds ", folds_, "\nruns ", options_.runs, "\n")));
    jackknife_.emplace(std::move(shelf), folds_, options_.threads);
    progress_(absl::StrCat(data_.gold.size(), " training articles read"));
    return absl::OkStatus();
  }

  int FoldOf(const TrainingArticle& article) const {
    return jackknife_->FoldOf(article.article().id);
  }

  std::vector<WeightTable> Train(
      Stage stage, const char* kind, uint32_t version, uint32_t labels,
      const std::function<WeightTable(int fold)>& train) {
    std::vector<WeightTable> tables =
        jackknife_->Train(stage, kind, version, labels, train);
    progress_(absl::StrCat(kind, " trained"));
    return tables;
  }

  void TrainSyntax() {
    std::vector<TrainingSentence> sentences;
    std::vector<int> fold_of;
    for (const SilverArticle& article : data_.silver.articles) {
      for (const SilverSentence& sentence : article.sentences) {
        sentences.push_back(MakeTrainingSentence(sentence));
        fold_of.push_back(jackknife_->FoldOf(article.id));
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
    for (const SilverArticle& article : data_.silver_dev.articles) {
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

  void TrainWords() {
    lexicon_.emplace(jackknife_->TrainOne(
        kWords, Lexicon::kKind, Lexicon::kVersion, Lexicon::kLabels, [&] {
          return TrainLexicon(data_.news, taggers_.back(), parsers_.back(),
                              options_.threads, options_.seed);
        }));
    progress_("lexicon trained");
  }

  void Analyze() {
    articles_.resize(data_.gold.size());
    dev_articles_.resize(data_.gold_dev.size());
    ParallelFor(static_cast<int>(data_.gold.size()), options_.threads,
                [&](int i) {
                  const int fold = jackknife_->FoldOf(data_.gold[i].id);
                  articles_[i] = std::make_unique<TrainingArticle>(
                      data_.gold[i], taggers_[fold], parsers_[fold], *lexicon_);
                });
    ParallelFor(
        static_cast<int>(data_.gold_dev.size()), options_.threads, [&](int i) {
          dev_articles_[i] = std::make_unique<TrainingArticle>(
              data_.gold_dev[i], taggers_.back(), parsers_.back(), *lexicon_);
        });
    figures_.articles = static_cast<int64_t>(data_.gold.size());
    figures_.dev_articles = static_cast<int64_t>(data_.gold_dev.size());
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
    for (WeightTable& table :
         Train(kCues, CueTagger::kKind, kFeatureVersion, claims::kCueLabels,
               [&](int k) {
                 return TrainCues(ArticlesBut(k), options_.seed, options_.runs);
               })) {
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
    for (WeightTable& table : Train(
             kRoles, RoleTagger::kKind, kFeatureVersion, claims::kRoleLabels,
             [&](int k) {
               return TrainRoles(ArticlesBut(k), options_.seed, options_.runs);
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

  // One for all: no stage learns from it.
  void TrainNameTagger() {
    const NameAnalyzers analyzers = {taggers_.back(), parsers_.back(),
                                     *lexicon_};
    const NameTagger tagger(jackknife_->TrainOne(
        kNames, NameTagger::kKind, NameTagger::kVersion, claims::kNameLabels,
        [&] {
          return TrainNames(data_.names.train, analyzers, options_.threads,
                            options_.seed, options_.runs);
        }));
    progress_("names trained");
    for (const NameData::Measured& dev : data_.names.dev) {
      figures_.names.push_back(
          {dev.name, ScoreNames(tagger, dev.texts, analyzers)});
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
    HEARSAY_RETURN_IF_ERROR(jackknife_->Save(options_.out_dir, data_.gold));
    return WriteModelCard(options_, figures_);
  }

  const TrainOptions& options_;
  const std::function<void(absl::string_view)>& progress_;
  const int folds_;
  std::optional<Jackknife> jackknife_;
  TrainingFigures figures_;
  TrainingData data_;
  std::vector<std::unique_ptr<TrainingArticle>> articles_, dev_articles_;
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
