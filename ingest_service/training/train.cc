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
#include "ingest_service/training/lexicon_trainer.h"
#include "ingest_service/training/model_card.h"
#include "ingest_service/training/parallel.h"

namespace hearsay::training {
namespace {

using claims::CueTagger;
using claims::Judge;
using claims::kFeatureVersion;
using claims::Proposal;
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
    MeasureAll();
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

  void TrainRankers() {
    std::vector<std::vector<RankerExample>> examples(articles_.size());
    ParallelFor(static_cast<int>(articles_.size()), options_.threads,
                [&](int i) {
                  const int fold = FoldOf(*articles_[i]);
                  examples[i] =
                      RankerExamples(*articles_[i], cues_[fold], roles_[fold]);
                });
    for (WeightTable& table :
         Train(kRanker, RoleRanker::kKind, kFeatureVersion, 1, [&](int k) {
           std::vector<const RankerExample*> chosen;
           for (size_t i = 0; i < articles_.size(); ++i) {
             if (FoldOf(*articles_[i]) == k) continue;
             for (const auto& example : examples[i]) chosen.push_back(&example);
           }
           return TrainRanker(chosen, options_.seed);
         })) {
      rankers_.emplace_back(std::move(table));
    }
  }

  void TrainScorers() {
    std::vector<std::vector<ScorerExample>> examples(articles_.size());
    ParallelFor(static_cast<int>(articles_.size()), options_.threads,
                [&](int i) {
                  const int fold = FoldOf(*articles_[i]);
                  examples[i] = ScorerExamples(*articles_[i], cues_[fold],
                                               roles_[fold], rankers_[fold]);
                });
    for (WeightTable& table :
         Train(kScorer, Scorer::kKind, kFeatureVersion, 1, [&](int k) {
           std::vector<ScorerExample> chosen;
           for (size_t i = 0; i < articles_.size(); ++i) {
             if (FoldOf(*articles_[i]) == k) continue;
             chosen.insert(chosen.end(), examples[i].begin(),
                           examples[i].end());
           }
           return TrainScorer(chosen, options_.seed);
         })) {
      scorers_.emplace_back(std::move(table));
    }
  }

  void TrainJudges() {
    std::vector<std::vector<JudgeExample>> examples(articles_.size());
    ParallelFor(
        static_cast<int>(articles_.size()), options_.threads, [&](int i) {
          const int fold = FoldOf(*articles_[i]);
          examples[i] = JudgeExamples(*articles_[i], cues_[fold], roles_[fold],
                                      rankers_[fold], scorers_[fold]);
        });
    for (WeightTable& table : Train(
             kJudge, Judge::kKind, kFeatureVersion, Judge::kHidden, [&](int k) {
               std::vector<const JudgeExample*> chosen;
               for (size_t i = 0; i < articles_.size(); ++i) {
                 if (FoldOf(*articles_[i]) == k) continue;
                 for (const auto& example : examples[i]) {
                   chosen.push_back(&example);
                 }
               }
               return TrainJudge(chosen, options_.seed);
             })) {
      judges_.emplace_back(std::move(table));
    }
  }

  void MeasureAll() {
    for (const float threshold : {.25f, .3f, .35f, .4f, .45f, .5f}) {
      figures_.thresholds.push_back({threshold, {}});
    }
    for (const auto& article : articles_) {
      const Judged judged = JudgeArticle(*article, FoldOf(*article));
      figures_.cross_validation.Add(judged.Above(Judge::kThreshold),
                                    article->attributions());
      for (auto& [threshold, agreement] : figures_.thresholds) {
        agreement.Add(judged.Above(threshold), article->attributions());
      }
      const std::vector<int> partners =
          Match(judged.proposals, article->attributions());
      for (size_t i = 0; i < partners.size(); ++i) {
        figures_.calibration.Add(judged.probabilities[i], partners[i] >= 0);
      }
    }
    for (const auto& article : dev_articles_) {
      figures_.dev.Add(JudgeArticle(*article, folds_).Above(Judge::kThreshold),
                       article->attributions());
    }
  }

  // All that is proposed for an article.
  struct Judged {
    std::vector<Proposal> proposals;
    std::vector<float> probabilities;

    std::vector<Proposal> Above(float threshold) const {
      std::vector<Proposal> kept;
      for (size_t i = 0; i < proposals.size(); ++i) {
        if (probabilities[i] >= threshold) kept.push_back(proposals[i]);
      }
      return kept;
    }
  };

  Judged JudgeArticle(const TrainingArticle& article, int model) const {
    Judged judged;
    for (const auto& paragraph : article.analysis().text().paragraphs) {
      std::vector<Proposal> proposals =
          claims::Propose(article.analysis(), paragraph, cues_[model],
                          roles_[model], rankers_[model]);
      for (const float probability : judges_[model].Score(
               article.analysis(), proposals,
               scorers_[model].Score(article.analysis(), proposals))) {
        judged.probabilities.push_back(probability);
      }
      for (Proposal& proposal : proposals) {
        judged.proposals.push_back(std::move(proposal));
      }
    }
    return judged;
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
