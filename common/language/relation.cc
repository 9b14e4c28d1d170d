#include "common/language/relation.h"

#include <iterator>

namespace hearsay::language {
namespace {

constexpr absl::string_view kNames[] = {
    "-",         "punct",      "case",       "nmod",       "nsubj",
    "det",       "compound",   "amod",       "dobj",       "root",
    "advmod",    "mark",       "aux",        "cc",         "conj",
    "nmod:poss", "ccomp",      "xcomp",      "advcl",      "cop",
    "dep",       "acl:relcl",  "nummod",     "acl",        "neg",
    "appos",     "auxpass",    "nsubjpass",  "nmod:tmod",  "compound:prt",
    "parataxis", "mwe",        "expl",       "nmod:npmod", "csubj",
    "iobj",      "det:predet", "cc:preconj", "discourse",  "csubjpass",
};
static_assert(std::size(kNames) == kRelations);

}  // namespace

absl::string_view RelationName(Relation relation) {
  return kNames[static_cast<int>(relation)];
}

std::optional<Relation> RelationByName(absl::string_view name) {
  for (int i = 1; i < kRelations; ++i) {
    if (kNames[i] == name) return static_cast<Relation>(i);
  }
  return std::nullopt;
}

}  // namespace hearsay::language
